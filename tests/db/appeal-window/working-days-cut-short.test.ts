import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { engine } from '#workflows/domain/actor.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { uncontested } from '../../case/commands.ts';
import { openBank } from '../open-bank.ts';
import { refused } from '../past-the-core.ts';

const bank = await openBank('checked');
const policy = samplePolicy({ appealWindow: { duration: 'P3BD', for: 'adverse', timeZone: 'Europe/Berlin' } });

test('a window in working days ends as the core says, and the database refuses an end before as many days', async () => {
  bank.at = '2026-03-27T09:00:00.000Z';
  const [caseId = '', other = ''] = await bank.notified(2, policy);
  const { window } = await bank.case(caseId).state();
  expect(window?.endsAt).toBe('2026-04-01T21:59:59.999Z');

  const [untold = ''] = await bank.scored(1, policy);
  const handedOver = sql`
    insert into trail (institution_id, case_id, seq, kind, actor_kind, actor_id, actor_role, body, at, command_id, leaf_hash,
      commitment)
    values (${bank.institutionId}, ${untold}, ${(await bank.case(untold).state()).seq + 1}, 'noticeHandedOver', 'system',
      'docket', 'engine', '{}', ${bank.at}, 'x', ${'0'.repeat(64)}, ${'0'.repeat(64)})`;
  const ends = (at: string) => sql`update cases set window_ends_at = ${at} where case_id = ${untold}`;
  expect(await refused(bank, handedOver, ends('2026-03-30T08:59:59.000Z'))).toBe('HK009');
  expect(await refused(bank, handedOver, ends('2026-04-01T21:59:59.999Z'))).toBeNull();

  const given = bank.case(other);
  expect((await given.give(engine('docket'), uncontested(await given.standing()))).refusal?.code).toBe(
    'appealWindowOpen',
  );
  await given.windowEnds();
  await given.does(engine('docket'), uncontested(await given.standing()));
  expect((await given.state()).decision?.outcome).toBe('refuse');
});
