import { expect, test } from 'vitest';
import { listEndingLegalTerms } from '#db/staffing/legal-terms.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { judges } from '../../case/people.ts';
import { openBank } from '../open-bank.ts';

const DAY = 86_400_000;
const [judge] = judges;
const bank = await openBank('checked');
const law = (duration: string) => samplePolicy({ legalClock: { basis: 'a law', duration } });
const after = (days: number) => new Date(Date.parse('2026-03-02T09:00:00.000Z') + days * DAY).toISOString();
const endingAt = (at: string) =>
  bank.within((transaction) => listEndingLegalTerms(transaction, bank.institutionId, at, 10));

test('a supervisor sees an unheard claim from when the law leaves less time than a hearing has until it is heard', async () => {
  bank.at = after(0);
  const [soon = '', unclaimed = ''] = await bank.notified(2, law('P20D'));
  const [later = ''] = await bank.notified(1, law('P40D'));
  const [free = ''] = await bank.notified(1, samplePolicy({ title: 'No law' }));
  for (const caseId of [soon, later, free]) await bank.case(caseId).claimed();
  expect(unclaimed).not.toBe('');

  // The policy gives a hearing five days.
  expect(await endingAt(after(15))).toEqual([]);
  const [ending, ...others] = await endingAt(after(15.1));
  expect(ending).toMatchObject({ caseId: soon, legalDeadline: after(20), holderId: null });
  expect(others).toEqual([]);
  expect((await endingAt(after(41))).map(({ caseId }) => caseId)).toEqual([soon, later]);

  await bank.case(soon).takenBy(judge);
  expect((await endingAt(after(21)))[0]?.holderId).toBe(judge.id);
  // The term has passed, and nothing has been decided by it.
  expect((await bank.case(soon).state()).phase).toBe('hearing');
  await bank.case(soon).heardBy(judge);
  expect(await endingAt(after(21))).toEqual([]);
});
