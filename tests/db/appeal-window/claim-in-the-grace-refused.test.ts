import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { executeCommands } from '#db/cases/execute-commands.ts';
import { uuidv7 } from '#db/id.ts';
import { engine } from '#workflows/domain/actor.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { claim, uncontested } from '../../case/commands.ts';
import { judge } from '../../case/people.ts';
import { byScore, refused, writeDecision } from '../past-the-core.ts';
import { openBank } from '../open-bank.ts';
import { rawClaim } from '../guards/attacks/attack.ts';

const bank = await openBank('checked');

const before = (at: string) => new Date(Date.parse(at) - 1).toISOString();

test('a claim after the end and within the grace is accepted', async () => {
  const [caseId = ''] = await bank.notified(1);
  bank.at = before(await bank.case(caseId).claimsUntil());
  expect(bank.at > ((await bank.case(caseId).state()).window?.endsAt ?? '')).toBe(true);
  await bank.case(caseId).claimed();
  expect((await bank.case(caseId).state()).phase).toBe('hearing');
});

test.each([
  ['a tenth of the window', { duration: 'PT10M' }, 60],
  ['what the policy says', { duration: 'PT10M', grace: 'PT20S' }, 20],
  ['3 seconds at least', { duration: 'PT5S' }, 3],
  ['5 minutes at most', { duration: 'P14D' }, 300],
])('core and database take claims for the same time after the end: %s', async (_, window, seconds) => {
  const policy = samplePolicy({ appealWindow: { ...window, for: 'adverse' } });
  const [caseId = ''] = await bank.notified(1, policy);
  const until = await bank.case(caseId).claimsUntil();
  const { window: opened } = await bank.case(caseId).state();
  expect((Date.parse(until) - Date.parse(opened?.endsAt ?? '')) / 1_000).toBe(seconds);
  expect(await refused(bank, ...(await rawClaim(bank, caseId, uuidv7(), before(until))))).toBeNull();
  expect(await refused(bank, ...(await rawClaim(bank, caseId, uuidv7(), until)))).toBe('HK004');
});

test('the core lets no machine decide within the grace', async () => {
  const [caseId = ''] = await bank.notified(1);
  bank.at = before(await bank.case(caseId).claimsUntil());
  expect((await bank.case(caseId).give(engine('docket'), uncontested(bank))).refusal?.code).toBe('appealWindowOpen');
});

test('the database lets no machine decide within the grace, either', async () => {
  const [caseId = ''] = await bank.notified(1);
  const until = await bank.case(caseId).claimsUntil();
  const rests = [byScore(await bank.case(caseId).state())];
  expect(await refused(bank, writeDecision(bank, caseId, { outcome: 'refuse', at: before(until) }, rests))).toBe(
    'HK007',
  );
  expect(await refused(bank, writeDecision(bank, caseId, { outcome: 'refuse', at: until }, rests))).toBeNull();
});

test('the database lets no window be closed within the grace, unless the subject has nothing to add', async () => {
  const [caseId = ''] = await bank.notified(1);
  await bank.case(caseId).claimed();
  const until = await bank.case(caseId).claimsUntil();
  const closing = async (at: string) => sql`
    insert into trail (institution_id, case_id, seq, kind, actor_kind, actor_id, actor_role, body, at, command_id, leaf_hash,
      commitment)
    values (${bank.institutionId}, ${caseId}, ${(await bank.case(caseId).state()).seq + 1}, 'appealWindowClosed', 'system',
      'hearing', 'engine', '{}', ${at}, 'x', ${'0'.repeat(64)}, ${'0'.repeat(64)})`;
  expect(await refused(bank, await closing(before(until)))).toBe('HK007');
  expect(await refused(bank, await closing(until))).toBeNull();
  await bank.case(caseId).does(await bank.case(caseId).subject(), { type: 'restCase' });
  expect(await refused(bank, await closing(before(until)))).toBeNull();
});

test('a docket that closes too early learns when to try again, and a judge why they have to wait', async () => {
  const [caseId = '', heard = ''] = await bank.notified(2);
  await bank.case(heard).claimed();
  await bank.case(heard).heardBy(judge(1), 'specialPleading');
  bank.at = before(await bank.case(caseId).claimsUntil());
  const results = await bank.within((transaction) =>
    executeCommands(
      transaction,
      bank.institutionId,
      [{ caseId, commandId: 'decide-uncontested', actor: engine('docket'), command: uncontested(bank) }],
      bank.clock,
    ),
  );
  expect(results).toMatchObject([
    { refusal: { code: 'appealWindowOpen' }, lookAgainAt: await bank.case(caseId).claimsUntil() },
  ]);
  await expect(bank.case(heard).decidedBy(judge(1), 'refuse')).rejects.toThrow('appealWindowOpen');
});

test('after the clock has gone back, a claim gets the time of the entry before it, and the trail refuses an earlier one', async () => {
  const [caseId = ''] = await bank.notified(1);
  await bank.case(caseId).claimed();
  const until = await bank.case(caseId).claimsUntil();
  bank.at = until;
  await bank.case(caseId).does(engine('hearing'), { type: 'closeAppealWindow' });
  bank.at = before(until);
  const late = await bank.case(caseId).give(await bank.case(caseId).subject(), claim(bank));
  expect(late).toMatchObject({ refusal: { code: 'appealWindowClosed' }, entries: [{ at: until }] });
  const { seq } = await bank.case(caseId).state();
  const earlier = sql`
    insert into trail (institution_id, case_id, seq, kind, actor_kind, actor_id, actor_role, body, at, command_id, leaf_hash,
      commitment)
    values (${bank.institutionId}, ${caseId}, ${seq + 1}, 'windowForgotten', 'system', 'x', 'engine', '{}',
      ${before(until)}, 'x', ${'0'.repeat(64)}, ${'0'.repeat(64)})`;
  expect(await refused(bank, earlier)).toBe('HK009');
});
