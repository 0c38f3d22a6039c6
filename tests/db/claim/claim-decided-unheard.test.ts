import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '#db/id.ts';
import { checkTrails } from '../../setup/check-trails.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { byRecord, byScore, claiming, judge, Stage, uncontested } from '../stage.ts';

let database: TestDatabase;
let stage: Stage;
beforeAll(async () => {
  database = await createTestDatabase();
  stage = new Stage(database);
});
afterAll(async () => {
  expect(await checkTrails(database.database)).toBeGreaterThan(0);
  await database.drop();
});

/** A case with a claim, past its window, as core and database know it. */
async function claimedCase(): Promise<{ caseId: string; claimId: string }> {
  const [caseId = ''] = await stage.notified(1);
  const claimId = await stage.claimed(caseId);
  await stage.windowEnds(caseId);
  return { caseId, claimId };
}

test('the engine decides no case with a claim, whatever its score says', async () => {
  const { caseId } = await claimedCase();
  expect(
    (await stage.give(caseId, { kind: 'system', id: 'docket', role: 'engine' }, uncontested())).refusal?.code,
  ).toBe('claimOpen');
  const state = await stage.state(caseId);
  expect(await stage.refused(stage.decision(caseId, { outcome: 'refuse' }, [byScore(state)]))).toBe('HK001');
  await stage.heardBy(caseId, judge(1), 'specialPleading');
  // Heard, but the decision is still a person's.
  expect(await stage.refused(stage.decision(caseId, { outcome: 'refuse' }, [byScore(state)]))).toBe('HK007');
});

test('a judge decides no claim without a finding of a person on it', async () => {
  const { caseId } = await claimedCase();
  const state = await stage.state(caseId);
  const decision = () => stage.decision(caseId, { outcome: 'refuse', by: judge(1) }, [byScore(state)]);
  expect(await stage.refused(decision())).toBe('HK001');
  const record = (kind: string, recordId = uuidv7()) => sql`
    insert into perspective_records (institution_id, record_id, case_id, judge_id, judge_kind, judge_role, seat, version,
      commitment, recorded_at)
    values (${stage.institutionId}, ${recordId}, ${caseId}, 'judge-1', ${kind}, 'judge', 'first', 1, 'c', ${stage.at})`;
  // A record that speaks to nothing is no finding, and a machine's is no record.
  expect(await stage.refused(record('human'), decision())).toBe('HK001');
  expect(await stage.refused(record('llm'))).toBe('23514');
});

test('nobody decides a case that they have not heard, claim or not, nor one that is not here', async () => {
  const [unscored = ''] = await stage.notified(1, samplePolicy(), null);
  const decision = (caseId: string) => stage.decision(caseId, { outcome: 'grant', by: judge(1) }, []);
  expect(await stage.refused(decision(unscored))).toBe('HK001');
  expect(await stage.refused(decision(uuidv7()))).toBe('HK001');
  const recordId = await stage.heardBy(unscored, judge(1), 'specialPleading');
  const heard = stage.decision(unscored, { outcome: 'grant', by: judge(1) }, [byRecord(recordId, judge(1))]);
  expect(await stage.refused(heard)).toBeNull();
});

test('a finding on another case’s record speaks to no claim', async () => {
  const [here, there] = [await claimedCase(), await claimedCase()];
  const recordId = await stage.heardBy(there.caseId, judge(1), 'specialPleading');
  const elsewhere = sql`insert into findings (institution_id, record_id, claim_id, finding, confidence)
    values (${stage.institutionId}, ${recordId}, ${here.claimId}, 'specialPleading', 7)`;
  const state = await stage.state(here.caseId);
  const decision = stage.decision(here.caseId, { outcome: 'refuse', by: judge(1) }, [
    byScore(state),
    byRecord(recordId, judge(1)),
  ]);
  expect(await stage.refused(elsewhere, decision)).toBe('HK001');
});

test('a decision on a claimed case rests on a perspective record of that case', async () => {
  const { caseId } = await claimedCase();
  const other = await claimedCase();
  const recordId = await stage.heardBy(caseId, judge(1), 'specialPleading');
  const otherRecordId = await stage.heardBy(other.caseId, judge(1), 'specialPleading');
  const score = byScore(await stage.state(caseId));
  const row = { outcome: 'refuse', by: judge(1) };
  expect(await stage.refused(stage.decision(caseId, row, []))).toBe('HK002');
  expect(await stage.refused(stage.decision(caseId, row, [score]))).toBe('HK001');
  expect(await stage.refused(stage.decision(caseId, row, [score, byRecord(uuidv7(), judge(1))]))).toBe('HK001');
  expect(await stage.refused(stage.decision(caseId, row, [score, byRecord(otherRecordId, judge(1))]))).toBe('HK001');
  expect(await stage.refused(stage.decision(caseId, row, [score, byRecord(recordId, judge(1))]))).toBeNull();
});

test('a claim that joins after a record needs its own finding', async () => {
  const [caseId = ''] = await stage.notified(1);
  await stage.claimed(caseId);
  const recordId = await stage.heardBy(caseId, judge(1), 'specialPleading');
  await stage.claimed(caseId);
  const state = await stage.state(caseId);
  const decision = stage.decision(caseId, { outcome: 'refuse', by: judge(1) }, [
    byScore(state),
    byRecord(recordId, judge(1)),
  ]);
  expect(await stage.refused(decision)).toBe('HK001');
});

test('a withdrawn claim no longer counts, and is withdrawn once and in no other way', async () => {
  const [caseId = ''] = await stage.notified(1);
  const claimId = await stage.claimed(caseId);
  const change = (assignment: string) => sql`update claims set ${sql.raw(assignment)} where claim_id = ${claimId}`;
  expect(await stage.refused(change(`raised_at = now()`))).toBe('HK009');
  expect(await stage.refused(change(`case_id = gen_random_uuid()`))).toBe('HK009');
  expect(await stage.refused(sql`delete from claims where claim_id = ${claimId}`)).toBe('42501');
  await stage.does(caseId, await stage.subjectOf(caseId), { type: 'withdrawClaim', claimId, seed: '0'.repeat(64) });
  expect(await stage.refused(change(`withdrawn_at = null`))).toBe('HK009');
  await stage.windowEnds(caseId);
  await stage.does(caseId, { kind: 'system', id: 'docket', role: 'engine' }, uncontested());
  expect(await stage.state(caseId)).toMatchObject({ phase: 'decided', decision: { outcome: 'refuse', judgeId: null } });
});

test('a claim is taken while its window is open and never after', async () => {
  const [caseId = ''] = await stage.notified(1);
  const claim = (raisedAt: string) => sql`insert into claims (institution_id, claim_id, case_id, raised_at)
    values (${stage.institutionId}, ${uuidv7()}, ${caseId}, ${raisedAt})`;
  expect(await stage.refused(claim(await stage.claimsUntil(caseId)))).toBe('HK004');
  const [withoutWindow = ''] = await stage.received(1);
  expect(
    await stage.refused(sql`insert into claims (institution_id, claim_id, case_id, raised_at)
      values (${stage.institutionId}, ${uuidv7()}, ${withoutWindow}, ${stage.at})`),
  ).toBe('HK004');
  await stage.windowEnds(caseId);
  const late = await stage.give(caseId, await stage.subjectOf(caseId), claiming());
  expect(late.refusal?.code).toBe('appealWindowClosed');
  expect(late.entries.map((entry) => entry.event.type)).toEqual(['claimRefused']);
  await stage.does(caseId, { kind: 'system', id: 'docket', role: 'engine' }, uncontested());
  expect(await stage.refused(claim('2026-03-02T09:00:01.000Z'))).toBe('HK004');
});

test('a case does not become decided without a decision', async () => {
  const { caseId } = await claimedCase();
  const decided = sql`update cases set phase = 'decided', outcome = 'refuse', adverse = true, decided_at = now()
    where case_id = ${caseId}`;
  expect(await stage.refused(decided)).toBe('HK001');
  expect(
    await stage.refused(sql`
      insert into cases (institution_id, case_id, docket_id, subject_id, external_ref, policy_key, policy_version, facts,
        phase, seq, state, outcome, adverse, decided_at, received_at, blind)
      select institution_id, gen_random_uuid(), docket_id, subject_id, 'another', policy_key, policy_version, facts,
        'decided', 1, state, 'refuse', true, now(), received_at, blind
      from cases where case_id = ${caseId}`),
  ).toBe('HK004');
});
