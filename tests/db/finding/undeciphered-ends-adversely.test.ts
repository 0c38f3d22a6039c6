import { expect, test } from 'vitest';
import type { Actor } from '#workflows/domain/actor.ts';
import { judge, supervisor } from '../../case/people.ts';
import { byRecord, byScore, refused, writeDecision } from '../past-the-core.ts';
import { openBank } from '../open-bank.ts';

const bank = await openBank('tampered');

/** A claim that these could not decipher, one after the other, and what an end of it by the last one would rest on. */
async function undecipheredBy(...judges: Actor[]) {
  const [caseId = ''] = await bank.notified(1);
  await bank.case(caseId).claimed();
  await bank.case(caseId).rested();
  const records: string[] = [];
  for (const by of judges) records.push(await bank.case(caseId).heardBy(by, 'cannotDecipher'));
  const score = byScore(await bank.case(caseId).state());
  return {
    caseId,
    ends: (by: Actor, outcome: string) =>
      writeDecision(bank, caseId, { outcome, by }, [
        score,
        ...records.map((recordId, index) => byRecord(recordId, judges[index] ?? by)),
      ]),
  };
}

test('no judge ends a case by not understanding it', async () => {
  const { ends } = await undecipheredBy(judge(1));
  expect(await refused(bank, ends(judge(1), 'refuse'))).toBe('HK006');
  expect(await refused(bank, ends(judge(1), 'grant'))).toBe('HK006');
  const further = await undecipheredBy(judge(1), judge(2));
  expect(await refused(bank, further.ends(judge(2), 'refuse'))).toBe('HK006');
});

test('a supervisor does so only after at least two others have tried', async () => {
  // Their own attempt does not count as another person's.
  const oneAndSelf = await undecipheredBy(judge(1), supervisor);
  expect(await refused(bank, oneAndSelf.ends(supervisor, 'refuse'))).toBe('HK006');
  const two = await undecipheredBy(judge(1), judge(2), supervisor);
  expect(await refused(bank, two.ends(supervisor, 'refuse'))).toBeNull();
});
