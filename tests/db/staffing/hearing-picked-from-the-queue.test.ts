import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { addDuration } from '#workflows/domain/duration.ts';
import { judge, theEngine } from '../../case/people.ts';
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

test('no judge chooses a hearing under a policy that leaves the choice to supervisors', async () => {
  const { hearing } = samplePolicy();
  const [caseId = ''] = await bank.notified(1, samplePolicy({ hearing: { ...hearing, choice: 'supervisors' } }));
  await bank.case(caseId).claimed();
  expect(await refused(bank, assigned(caseId, 'chosen', 'judge'))).toBe('HK018');
  expect(await refused(bank, assigned(caseId, 'next', 'judge'))).toBeNull();
  expect(await refused(bank, assigned(caseId, 'chosen', 'supervisor'))).toBeNull();
});

test('a judge who lost a hearing because their time ended may have it back, and no other judge may choose it', async () => {
  const { hearing } = samplePolicy();
  const policy = samplePolicy({ hearing: { ...hearing, choice: 'supervisors' } });
  const [mine = '', others = ''] = await bank.notified(2, policy);
  await bank.case(mine).claimed().takenBy(judge(1));
  await bank.case(others).claimed().takenBy(judge(2));
  bank.at = addDuration(bank.at, hearing.lease);
  for (const caseId of [mine, others]) await bank.case(caseId).does(theEngine, { type: 'expireLease' });
  expect(await refused(bank, assigned(others, 'chosen', 'judge'))).toBe('HK018');
  expect(await refused(bank, assigned(mine, 'chosen', 'judge'))).toBeNull();
});
