import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { findCasesByReference } from '#db/cases/find-cases-by-reference.ts';
import { receiveDocket, usedExternalRefs } from '#db/cases/receive-docket.ts';
import { findPolicy } from '#db/policies/policies.ts';
import { putStaff } from '#db/staffing/staff.ts';
import { digest } from '../../case/ids.ts';
import { clerk } from '../../case/people.ts';
import { FACTS } from '../../case/words.ts';
import { eraseCase } from '../../setup/erase-case.ts';
import { openBank } from '../open-bank.ts';
import { refused } from '../past-the-core.ts';

const bank = await openBank('tampered');

/** The same case once more under another id, past the core. */
const sentAgain = (caseId: string) => sql`
  insert into cases (institution_id, case_id, docket_id, subject_id, external_ref, policy_key, policy_version, facts, phase,
    seq, state, received_at, blind)
  select institution_id, gen_random_uuid(), docket_id, subject_id, external_ref, policy_key, policy_version, facts, 'received',
    1, state, received_at, blind
  from cases where case_id = ${caseId}`;
const withdrawn = (caseId: string) =>
  bank.case(caseId).does(clerk, { type: 'withdrawCase', reasonCommitment: digest(1) });

test('two cases that are not withdrawn never have the same reference', async () => {
  const [caseId = ''] = await bank.received(1);
  expect(await refused(bank, sentAgain(caseId))).toBe('23505');
  await withdrawn(caseId);
  expect(await refused(bank, sentAgain(caseId))).toBeNull();
  expect(await refused(bank, sentAgain(caseId), sentAgain(caseId))).toBe('23505');
});

// JavaScript and PostgreSQL fold some letters differently, so that only one of them may calculate what is compared.
test.each([
  ['REF-1', ' ref\u00a0-1\u200b'],
  ['\u0130stanbul-1', '\u0130STANBUL-1'],
  ['\u03a3\u03a3-1', '\u03c3\u03c3-1'],
  ['\uff21-1', 'a-1'],
])('the reference %j is found as %j', async (given, asked) => {
  await bank.within(async (transaction) => {
    const { policy_key: policyKey } = await transaction
      .selectFrom('policies')
      .select('policy_key')
      .executeTakeFirstOrThrow();
    const policy = await findPolicy(transaction, bank.institutionId, policyKey);
    if (!policy) throw new Error(`no policy ${policyKey}`);
    const subject = { name: 'Subject', contact: 'subject@example.org' };
    const arriving = [{ externalRef: given, facts: FACTS, subject }];
    await receiveDocket(transaction, bank.institutionId, policy, arriving, clerk, bank.at);
    const wanted = [given, asked];
    expect(await usedExternalRefs(transaction, bank.institutionId, policyKey, wanted)).toEqual(wanted);
    const found = await findCasesByReference(transaction, bank.institutionId, policyKey, wanted);
    expect([...found.keys()].toSorted()).toEqual(wanted.toSorted());
  });
});

test('erasing a withdrawn case leaves a judge’s conflict with the case that replaced it', async () => {
  const [caseId = ''] = await bank.received(1);
  await withdrawn(caseId);
  const reference = await bank.within(async (transaction) => {
    const { external_ref: externalRef, policy_key: policyKey } = await transaction
      .selectFrom('cases')
      .select(['external_ref', 'policy_key'])
      .where('case_id', '=', caseId)
      .executeTakeFirstOrThrow();
    const policy = await findPolicy(transaction, bank.institutionId, policyKey);
    if (!policy) throw new Error(`no policy ${policyKey}`);
    const subject = { name: 'Subject', contact: 'subject@example.org' };
    await receiveDocket(
      transaction,
      bank.institutionId,
      policy,
      [{ externalRef, facts: FACTS, subject }],
      clerk,
      bank.at,
    );
    const entry = {
      name: 'Judge',
      active: true,
      skills: [],
      languages: [],
      dailyCap: null,
      absences: [],
      conflicts: [externalRef],
    };
    await putStaff(transaction, bank.institutionId, 'judge-1', { ...entry, role: 'judge' }, bank.at);
    return externalRef;
  });
  await eraseCase(bank, caseId);
  const { conflicts } = await bank.within((transaction) =>
    transaction.selectFrom('staff').select('conflicts').where('staff_id', '=', 'judge-1').executeTakeFirstOrThrow(),
  );
  expect(conflicts).toContain(reference);
  expect(conflicts).toHaveLength(2);
});
