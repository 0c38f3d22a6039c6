import { sql } from 'kysely';
import { storeHelperLink } from '#db/notices/appeal-links.ts';
import { uuidv7 } from '#db/id.ts';
import { digest } from '../../../case/ids.ts';
import { clerk, judge } from '../../../case/people.ts';
import type { TestInstitution } from '../../../case/test-institution.ts';
import { ensureLink, presentLinkOf } from '../../../setup/ensure-link.ts';
import { claimRow, entry, findingRow, partsOn, rawClaim, recordRow, type Attack } from './attack.ts';

async function claimed(bank: TestInstitution) {
  const [caseId = ''] = await bank.notified(1);
  const claimId = await bank.case(caseId).claimed();
  return { caseId, claimId };
}

const isInConflict = (bank: TestInstitution, caseId: string) => sql`
  insert into staff (institution_id, staff_id, name, role, seen_at, conflicts)
  select institution_id, 'judge-9', 'Judge', 'judge', ${bank.at}, array[external_ref] from cases where case_id = ${caseId}`;

export const attacksOnClaimsAndRecords: readonly Attack[] = [
  {
    guard: 'guarded on claims',
    failure: 'a claim is taken after the window and its grace',
    code: 'HK004',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      return rawClaim(bank, caseId, uuidv7(), await bank.case(caseId).claimsUntil());
    },
  },
  {
    guard: 'guarded on claims',
    failure: 'a claim is dated back into its window',
    code: 'HK014',
    byRealClock: true,
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      return [claimRow(bank, caseId, uuidv7(), '2026-01-01T00:00:00.000Z')];
    },
  },
  {
    guard: 'sees_what_is_committed on claims',
    failure: 'a claim does not see the decision that was committed since it began',
    code: 'HK015',
    isolation: 'serializable',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      return [claimRow(bank, caseId, uuidv7())];
    },
  },
  {
    guard: 'guarded on claims',
    failure: 'a claim is withdrawn as it is raised, and holds up no decision',
    code: 'HK009',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      const claimId = uuidv7();
      const [presented, said] = await rawClaim(bank, caseId, claimId);
      const born = sql`
        insert into claims (institution_id, claim_id, case_id, raised_at, withdrawn_at)
        values (${bank.institutionId}, ${claimId}, ${caseId}, ${bank.at}, ${bank.at})`;
      return [presented!, said!, born];
    },
  },
  ...(['hearken_api', 'hearken_worker'] as const).map((as): Attack => ({
    guard: 'said_by_an_entry on claims',
    failure: `a claim that nobody raised keeps a case open for good, written by ${as}`,
    code: 'HK004',
    as,
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      return [claimRow(bank, caseId, uuidv7())];
    },
  })),
  {
    guard: 'said_by_an_entry on claims',
    failure: 'a claim has another time than its entry',
    code: 'HK004',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      const claimId = uuidv7();
      const [presented, said] = await rawClaim(bank, caseId, claimId);
      const earlier = new Date(Date.parse(bank.at) - 1_000).toISOString();
      return [presented!, said!, claimRow(bank, caseId, claimId, earlier)];
    },
  },
  {
    guard: 'only_withdrawn on claims',
    failure: 'a claim is withdrawn by a program',
    code: 'HK007',
    async by(bank) {
      const { claimId } = await claimed(bank);
      return [sql`update claims set withdrawn_at = ${bank.at} where claim_id = ${claimId}`];
    },
  },
  {
    guard: 'only_withdrawn on claims',
    failure: 'a claim goes to another case',
    code: 'HK009',
    async by(bank) {
      const [{ claimId }, other] = [await claimed(bank), await claimed(bank)];
      return [sql`update claims set case_id = ${other.caseId} where claim_id = ${claimId}`];
    },
  },
  {
    guard: 'guarded on perspective_records',
    failure: 'a record is dated ahead of the claims that are still to come',
    code: 'HK014',
    byRealClock: true,
    async by(bank) {
      const { caseId } = await claimed(bank);
      return [recordRow(bank, caseId, uuidv7(), { at: '2099-01-01T00:00:00.000Z' })];
    },
  },
  {
    guard: 'guarded on perspective_records',
    failure: 'a judge is their own second judge',
    code: 'HK010',
    async by(bank) {
      const { caseId } = await claimed(bank);
      await bank.case(caseId).heardBy(judge(1), 'specialPleading');
      return [recordRow(bank, caseId, uuidv7(), { seat: 'second' })];
    },
  },
  {
    guard: 'sees_what_is_committed on perspective_records',
    failure: 'a record does not see the claim that was committed since it began',
    code: 'HK015',
    isolation: 'repeatable read',
    async by(bank) {
      const { caseId } = await claimed(bank);
      return [recordRow(bank, caseId, uuidv7())];
    },
  },
  {
    guard: 'by_somebody_who_may on perspective_records',
    failure: 'a judge in conflict with a case hears it',
    code: 'HK010',
    async by(bank) {
      const { caseId } = await claimed(bank);
      return [isInConflict(bank, caseId), recordRow(bank, caseId, uuidv7(), { judgeId: 'judge-9' })];
    },
  },
  {
    guard: 'by_somebody_who_may on theory_assessments',
    failure: 'a judge in conflict with a case assesses a theory of it',
    code: 'HK010',
    async by(bank) {
      const { caseId } = await claimed(bank);
      return [
        isInConflict(bank, caseId),
        sql`insert into theory_assessments (institution_id, assessment_id, case_id, judge_id, judge_kind, commitment,
              assessed_at)
            values (${bank.institutionId}, ${uuidv7()}, ${caseId}, 'judge-9', 'human', 'c', ${bank.at})`,
      ];
    },
  },
  {
    guard: 'guarded on findings',
    failure: 'a claim is found upon by a record that is older',
    code: 'HK001',
    async by(bank) {
      const { caseId } = await claimed(bank);
      const recordId = await bank.case(caseId).heardBy(judge(1), 'specialPleading');
      const later = await bank.case(caseId).claimed();
      return [findingRow(bank, recordId, later)];
    },
  },
  {
    guard: 'guarded on findings',
    failure: 'a claim is found upon by another case’s record',
    code: 'HK001',
    async by(bank) {
      const [here, there] = [await claimed(bank), await claimed(bank)];
      const recordId = await bank.case(there.caseId).heardBy(judge(1), 'specialPleading');
      return [findingRow(bank, recordId, here.claimId)];
    },
  },
  {
    guard: 'guarded on findings',
    failure: 'a record claims to have known a claim that came after it',
    code: 'HK001',
    async by(bank) {
      const { caseId } = await claimed(bank);
      const [recordId, claimId] = [uuidv7(), uuidv7()];
      const foreseeing = sql`
        insert into perspective_records (institution_id, record_id, case_id, judge_id, judge_kind, judge_role, seat, version,
          commitment, parts, recorded_at, claims_before)
        values (${bank.institutionId}, ${recordId}, ${caseId}, 'judge-1', 'human', 'judge', 'first', 1, 'c',
          ${JSON.stringify(partsOn(claimId))}, ${bank.at}, array[${claimId}::uuid])`;
      return [foreseeing, ...(await rawClaim(bank, caseId, claimId)), findingRow(bank, recordId, claimId)];
    },
  },
  {
    guard: 'sees_what_is_committed on findings',
    failure: 'a finding does not see what was committed since it began',
    code: 'HK015',
    isolation: 'repeatable read',
    async by(bank) {
      const { caseId, claimId } = await claimed(bank);
      const recordId = uuidv7();
      const parts = partsOn(claimId);
      await bank.within((transaction) => recordRow(bank, caseId, recordId, { parts }).execute(transaction));
      return [findingRow(bank, recordId, claimId)];
    },
  },
  {
    guard: 'said_by_its_row on trail',
    failure: 'a claim stands on the trail alone and holds up no decision',
    code: 'HK004',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      const actor = await bank.case(caseId).subject();
      return [
        { execute: (transaction) => presentLinkOf(transaction, bank.institutionId, caseId) },
        entry(bank, caseId, { kind: 'claimRaised', body: { claimId: uuidv7() }, actor }),
      ];
    },
  },
  {
    guard: 'said_by_its_row on trail',
    failure: 'the trail says that a judge decided, and there is no decision',
    code: 'HK004',
    async by(bank) {
      const { caseId } = await claimed(bank);
      const body = { decisionId: uuidv7(), outcome: 'refuse', adverse: true };
      return [entry(bank, caseId, { kind: 'decided', body, actor: judge(1) })];
    },
  },
  {
    guard: 'guarded on findings',
    failure: 'a finding is added to a record that was written before',
    code: 'HK009',
    byRealClock: true,
    async by(bank) {
      const { caseId, claimId } = await claimed(bank);
      const recordId = uuidv7();
      await bank.within(async (transaction) => {
        await sql`
          insert into perspective_records (institution_id, record_id, case_id, judge_id, judge_kind, judge_role, seat, version,
            commitment, parts, recorded_at)
          values (${bank.institutionId}, ${recordId}, ${caseId}, 'judge-1', 'human', 'judge', 'first', 1, 'c',
            ${JSON.stringify(partsOn(claimId))}, clock_timestamp())`.execute(transaction);
      });
      return [findingRow(bank, recordId, claimId)];
    },
  },
  {
    guard: 'not_below_its_floor on perspective_records',
    failure: 'a record consists of nothing',
    code: 'HK016',
    async by(bank) {
      const { caseId } = await claimed(bank);
      return [recordRow(bank, caseId, uuidv7(), { parts: [] })];
    },
  },
  {
    guard: 'not_below_its_floor on findings',
    failure: 'a finding has no reasons of its own in its record',
    code: 'HK016',
    async by(bank) {
      const { caseId, claimId } = await claimed(bank);
      const recordId = uuidv7();
      return [recordRow(bank, caseId, recordId), findingRow(bank, recordId, claimId)];
    },
  },
  {
    guard: 'acted_by_a_helper on trail',
    failure: 'the link of a helper whom the subject lets act no longer takes a claim back',
    code: 'HK010',
    async by(bank) {
      const { caseId, claimId } = await claimed(bank);
      const subject = await bank.case(caseId).subject();
      const { id } = subject;
      const [helperId, token] = [uuidv7(), uuidv7()];
      await bank.case(caseId).does(subject, { type: 'grantHelper', helperId, nameCommitment: digest(1) });
      await bank.within(async (transaction) => {
        await ensureLink(transaction, bank.institutionId, caseId);
        await storeHelperLink(transaction, bank.institutionId, { caseId, helperId, token, createdAt: bank.at });
      });
      const actor = { kind: 'subject', id, role: `helper:${helperId}` };
      return [
        sql`select set_config('hearken.presented_token', ${token}, true)`,
        entry(bank, caseId, { kind: 'claimWithdrawn', body: { claimId }, actor }),
      ];
    },
  },
  {
    guard: 'said_through_their_link on trail',
    failure: 'a program withdraws a claim in its subject’s name',
    code: 'HK010',
    async by(bank) {
      const { caseId, claimId } = await claimed(bank);
      const actor = await bank.case(caseId).subject();
      return [
        entry(bank, caseId, { kind: 'claimWithdrawn', body: { claimId }, actor }),
        sql`update claims set withdrawn_at = ${bank.at} where claim_id = ${claimId}`,
      ];
    },
  },
  {
    guard: 'said_through_their_link on trail',
    failure: 'the hash of a link, which the database shows, speaks for its subject',
    code: 'HK010',
    async by(bank) {
      const { caseId } = await claimed(bank);
      const actor = await bank.case(caseId).subject();
      return [
        sql`select set_config('hearken.presented_token', token_hash, true) from appeal_links where case_id = ${caseId}`,
        entry(bank, caseId, { kind: 'nothingToAdd', actor }),
      ];
    },
  },
  {
    guard: 'said_through_their_link on trail',
    failure: 'a subject speaks in another’s case',
    code: 'HK010',
    async by(bank) {
      const [here, there] = [await claimed(bank), await claimed(bank)];
      const actor = await bank.case(there.caseId).subject();
      return [
        { execute: (transaction) => presentLinkOf(transaction, bank.institutionId, here.caseId) },
        entry(bank, there.caseId, { kind: 'nothingToAdd', actor }),
      ];
    },
  },
  {
    guard: 'withdrawn_with_its_subject on cases',
    failure: 'a case with an open claim is withdrawn without its subject',
    code: 'HK007',
    async by(bank) {
      const { caseId } = await claimed(bank);
      return [
        entry(bank, caseId, { kind: 'caseWithdrawn', actor: clerk }),
        sql`update cases set phase = 'withdrawn' where case_id = ${caseId}`,
      ];
    },
  },
];
