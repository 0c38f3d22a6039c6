import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { refused } from '../past-the-core.ts';
import { openBank } from '../open-bank.ts';

const bank = await openBank('tampered');

const assigned = (caseId: string, how: string, role: string) => sql`
  insert into trail (institution_id, case_id, seq, kind, actor_kind, actor_id, actor_role, body, at, command_id, leaf_hash,
    commitment)
  select institution_id, case_id, seq + 1, 'hearingAssigned', 'human', 'judge-1', ${role},
    ${JSON.stringify({ type: 'hearingAssigned', how, role })}, ${bank.at}, 'x', ${'0'.repeat(64)}, ${'0'.repeat(64)}
  from cases where case_id = ${caseId}`;

test('no entry says that a judge chose a hearing where the policy leaves the choice to supervisors', async () => {
  const { hearing } = samplePolicy();
  const [caseId = ''] = await bank.notified(1, samplePolicy({ hearing: { ...hearing, choice: 'supervisors' } }));
  await bank.case(caseId).claimed();
  expect(await refused(bank, assigned(caseId, 'chosen', 'judge'))).toBe('HK018');
  expect(await refused(bank, assigned(caseId, 'next', 'judge'))).toBeNull();
  expect(await refused(bank, assigned(caseId, 'chosen', 'supervisor'))).toBeNull();
});
