import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { uuidv7 } from '#db/id.ts';
import { engine } from '#workflows/domain/actor.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { uncontested } from '../../case/commands.ts';
import { byScore, refused, writeDecision } from '../past-the-core.ts';
import { openBank } from '../open-bank.ts';

const bank = await openBank('checked');

test('the engine decides nothing while claims are accepted, to the millisecond', async () => {
  const [caseId = ''] = await bank.notified(1);
  const state = await bank.case(caseId).state();
  const endsAt = await bank.case(caseId).claimsUntil();
  const justBefore = new Date(Date.parse(endsAt) - 1).toISOString();
  const decision = (at: string) => writeDecision(bank, caseId, { outcome: 'refuse', at }, [byScore(state)]);
  expect(await refused(bank, decision(justBefore))).toBe('HK007');
  expect(await refused(bank, decision(endsAt))).toBeNull();
  bank.at = justBefore;
  expect((await bank.case(caseId).give(engine('docket'), uncontested(bank))).refusal?.code).toBe('appealWindowOpen');
  bank.at = endsAt;
  expect((await bank.case(caseId).give(engine('docket'), uncontested(bank))).refusal).toBeNull();
});

test('the window of a case cannot be removed once it is open', async () => {
  const [caseId = ''] = await bank.notified(1);
  const moved = (to: string) => sql`update cases set window_ends_at = ${to} where case_id = ${caseId}`;
  expect(await refused(bank, moved('2026-03-02T09:00:00Z'))).toBe('HK009');
  expect(await refused(bank, sql`update cases set window_ends_at = null where case_id = ${caseId}`)).toBe('HK009');
});

test('no adverse decision is made without a window or a person', async () => {
  const [caseId = ''] = await bank.received(1);
  const scoreId = uuidv7();
  const scored = [
    sql`insert into scores (institution_id, score_id, case_id, document, hash, created_at)
      values (${bank.institutionId}, ${scoreId}, ${caseId}, '{}', 'h', ${bank.at})`,
    sql`update cases set phase = 'scored', score_id = ${scoreId}, provisional_outcome = 'refuse' where case_id = ${caseId}`,
  ];
  const rests = [{ ...byScore(await bank.case(caseId).state()), sourceId: scoreId }];
  expect(await refused(bank, ...scored, writeDecision(bank, caseId, { outcome: 'refuse' }, rests))).toBe('HK007');
  const favourable = sql`update cases set phase = 'scored', score_id = ${scoreId}, provisional_outcome = 'grant'
    where case_id = ${caseId}`;
  const granted = writeDecision(bank, caseId, { outcome: 'grant' }, rests);
  expect(await refused(bank, ...scored.slice(0, 1), favourable, granted)).toBeNull();
});

test('a missing score leads to no outcome, and no score to an outcome outside its band', async () => {
  const [unscored = '', scored = ''] = [
    ...(await bank.notified(1, samplePolicy(), null)),
    ...(await bank.notified(1, samplePolicy({ appealWindow: { duration: 'P1D', for: 'all' } }), 0.1)),
  ];
  await bank.case(unscored).windowEnds();
  expect((await bank.case(unscored).give(engine('docket'), uncontested(bank))).refusal?.code).toBe('wrongPhase');
  for (const outcome of ['refuse', 'grant']) {
    const rests = [byScore(await bank.case(unscored).state())];
    expect(await refused(bank, writeDecision(bank, unscored, { outcome }, rests))).toBe('HK008');
    // An id in the row is not a score.
    const pretended = sql`update cases set score_id = ${uuidv7()}, provisional_outcome = ${outcome}
      where case_id = ${unscored}`;
    expect(await refused(bank, pretended, writeDecision(bank, unscored, { outcome }, rests))).toBe('HK008');
  }
  const score = byScore(await bank.case(scored).state());
  expect(await refused(bank, writeDecision(bank, scored, { outcome: 'refuse' }, [score]))).toBe('HK008');
  expect(await refused(bank, writeDecision(bank, scored, { outcome: 'grant' }, [score]))).toBeNull();
  expect(await refused(bank, sql`update cases set provisional_outcome = 'refuse' where case_id = ${scored}`)).toBe(
    'HK009',
  );
});
