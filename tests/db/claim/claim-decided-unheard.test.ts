import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { uuidv7 } from '#db/id.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { claim, uncontested } from '../../case/commands.ts';
import { judge } from '../../case/people.ts';
import { soundParts } from '../../case/sound-parts.ts';
import { byRecord, byScore, refused, SOUND_PARTS, writeDecision } from '../past-the-core.ts';
import { openBank } from '../open-bank.ts';

const bank = await openBank('checked');

/** A case with a claim, past its window, as core and database know it. */
async function claimedCase(): Promise<{ caseId: string; claimId: string }> {
  const [caseId = ''] = await bank.notified(1);
  const claimId = await bank.case(caseId).claimed();
  await bank.case(caseId).windowEnds();
  return { caseId, claimId };
}

test('the engine decides no case with a claim, whatever its score says', async () => {
  const { caseId } = await claimedCase();
  expect(
    (await bank.case(caseId).give({ kind: 'system', id: 'docket', role: 'engine' }, uncontested(bank))).refusal?.code,
  ).toBe('claimOpen');
  const state = await bank.case(caseId).state();
  expect(await refused(bank, writeDecision(bank, caseId, { outcome: 'refuse' }, [byScore(state)]))).toBe('HK001');
  await bank.case(caseId).heardBy(judge(1), 'specialPleading');
  // Heard, but the decision is still a person's.
  expect(await refused(bank, writeDecision(bank, caseId, { outcome: 'refuse' }, [byScore(state)]))).toBe('HK007');
});

test('a judge decides no claim without a finding of a person on it', async () => {
  const { caseId } = await claimedCase();
  const state = await bank.case(caseId).state();
  const decision = () => writeDecision(bank, caseId, { outcome: 'refuse', by: judge(1) }, [byScore(state)]);
  expect(await refused(bank, decision())).toBe('HK001');
  const record = (kind: string, recordId = uuidv7()) => sql`
    insert into perspective_records (institution_id, record_id, case_id, judge_id, judge_kind, judge_role, seat, version,
      commitment, parts, recorded_at)
    values (${bank.institutionId}, ${recordId}, ${caseId}, 'judge-1', ${kind}, 'judge', 'first', 1, 'c',
      ${SOUND_PARTS}, ${bank.at})`;
  // A record that speaks to nothing is no finding, and a machine's is no record.
  expect(await refused(bank, record('human'), decision())).toBe('HK001');
  expect(await refused(bank, record('llm'))).toBe('23514');
});

test('a judge decides no case that they have not heard, claim or not, and none that does not exist', async () => {
  const [unscored = ''] = await bank.notified(1, samplePolicy(), null);
  await bank.case(unscored).rested();
  const decision = (caseId: string) => writeDecision(bank, caseId, { outcome: 'grant', by: judge(1) }, []);
  expect(await refused(bank, decision(unscored))).toBe('HK001');
  expect(await refused(bank, decision(uuidv7()))).toBe('HK001');
  const recordId = await bank.case(unscored).heardBy(judge(1), 'specialPleading');
  const heard = writeDecision(bank, unscored, { outcome: 'grant', by: judge(1) }, [byRecord(recordId, judge(1))]);
  expect(await refused(bank, heard)).toBeNull();
});

test('a finding on another case’s record speaks to no claim', async () => {
  const [here, there] = [await claimedCase(), await claimedCase()];
  const findings = [here, there].map(({ claimId }) => ({
    claimId,
    confidence: 4,
    finding: 'specialPleading' as const,
  }));
  const recordId = await bank.case(there.caseId).heardBy(judge(1), 'specialPleading', { parts: soundParts(findings) });
  const elsewhere = sql`insert into findings (institution_id, record_id, claim_id, finding, confidence)
    values (${bank.institutionId}, ${recordId}, ${here.claimId}, 'specialPleading', 7)`;
  const state = await bank.case(here.caseId).state();
  const decision = writeDecision(bank, here.caseId, { outcome: 'refuse', by: judge(1) }, [
    byScore(state),
    byRecord(recordId, judge(1)),
  ]);
  expect(await refused(bank, elsewhere, decision)).toBe('HK001');
});

test('a decision on a claimed case rests on a perspective record of that case', async () => {
  const { caseId } = await claimedCase();
  const other = await claimedCase();
  const recordId = await bank.case(caseId).heardBy(judge(1), 'specialPleading');
  const otherRecordId = await bank.case(other.caseId).heardBy(judge(1), 'specialPleading');
  const score = byScore(await bank.case(caseId).state());
  const row = { outcome: 'refuse', by: judge(1) };
  expect(await refused(bank, writeDecision(bank, caseId, row, []))).toBe('HK002');
  expect(await refused(bank, writeDecision(bank, caseId, row, [score]))).toBe('HK001');
  expect(await refused(bank, writeDecision(bank, caseId, row, [score, byRecord(uuidv7(), judge(1))]))).toBe('HK001');
  expect(await refused(bank, writeDecision(bank, caseId, row, [score, byRecord(otherRecordId, judge(1))]))).toBe(
    'HK001',
  );
  expect(await refused(bank, writeDecision(bank, caseId, row, [score, byRecord(recordId, judge(1))]))).toBeNull();
});

test('a claim that joins after a record needs its own finding', async () => {
  const [caseId = ''] = await bank.notified(1);
  await bank.case(caseId).claimed();
  const recordId = await bank.case(caseId).heardBy(judge(1), 'specialPleading');
  await bank.case(caseId).claimed();
  const state = await bank.case(caseId).state();
  const decision = writeDecision(bank, caseId, { outcome: 'refuse', by: judge(1) }, [
    byScore(state),
    byRecord(recordId, judge(1)),
  ]);
  expect(await refused(bank, decision)).toBe('HK001');
});

test('a withdrawn claim no longer counts, and is withdrawn once and in no other way', async () => {
  const [caseId = ''] = await bank.notified(1);
  const claimId = await bank.case(caseId).claimed();
  const change = (assignment: string) => sql`update claims set ${sql.raw(assignment)} where claim_id = ${claimId}`;
  expect(await refused(bank, change(`raised_at = now()`))).toBe('HK009');
  expect(await refused(bank, change(`case_id = gen_random_uuid()`))).toBe('HK009');
  expect(await refused(bank, sql`delete from claims where claim_id = ${claimId}`)).toBe('42501');
  await bank
    .case(caseId)
    .does(await bank.case(caseId).subject(), { type: 'withdrawClaim', claimId, seed: '0'.repeat(64) });
  expect(await refused(bank, change(`withdrawn_at = null`))).toBe('HK009');
  await bank.case(caseId).windowEnds();
  await bank.case(caseId).does({ kind: 'system', id: 'docket', role: 'engine' }, uncontested(bank));
  expect(await bank.case(caseId).state()).toMatchObject({
    phase: 'decided',
    decision: { outcome: 'refuse', judgeId: null },
  });
});

test('a claim is accepted while its window is open, and never after', async () => {
  const [caseId = ''] = await bank.notified(1);
  const claimRow = (raisedAt: string) => sql`insert into claims (institution_id, claim_id, case_id, raised_at)
    values (${bank.institutionId}, ${uuidv7()}, ${caseId}, ${raisedAt})`;
  expect(await refused(bank, claimRow(await bank.case(caseId).claimsUntil()))).toBe('HK004');
  const [withoutWindow = ''] = await bank.received(1);
  expect(
    await refused(
      bank,
      sql`insert into claims (institution_id, claim_id, case_id, raised_at)
      values (${bank.institutionId}, ${uuidv7()}, ${withoutWindow}, ${bank.at})`,
    ),
  ).toBe('HK004');
  await bank.case(caseId).windowEnds();
  const late = await bank.case(caseId).give(await bank.case(caseId).subject(), claim(bank));
  expect(late.refusal?.code).toBe('appealWindowClosed');
  expect(late.entries.map((entry) => entry.event.type)).toEqual(['claimRefused']);
  await bank.case(caseId).does({ kind: 'system', id: 'docket', role: 'engine' }, uncontested(bank));
  expect(await refused(bank, claimRow('2026-03-02T09:00:01.000Z'))).toBe('HK004');
});

test('a case does not become decided without a decision', async () => {
  const { caseId } = await claimedCase();
  const decided = sql`update cases set phase = 'decided', outcome = 'refuse', adverse = true, decided_at = now()
    where case_id = ${caseId}`;
  expect(await refused(bank, decided)).toBe('HK001');
  expect(
    await refused(
      bank,
      sql`
      insert into cases (institution_id, case_id, docket_id, subject_id, external_ref, policy_key, policy_version, facts,
        phase, seq, state, outcome, adverse, decided_at, received_at, blind)
      select institution_id, gen_random_uuid(), docket_id, subject_id, 'another', policy_key, policy_version, facts,
        'decided', 1, state, 'refuse', true, now(), received_at, blind
      from cases where case_id = ${caseId}`,
    ),
  ).toBe('HK004');
});
