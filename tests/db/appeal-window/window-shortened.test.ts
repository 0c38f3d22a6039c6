import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { engine } from '#workflows/domain/actor.ts';
import { refused } from '../past-the-core.ts';
import { openBank } from '../open-bank.ts';

const bank = await openBank('checked');

const by = (at: string, milliseconds: number) => new Date(Date.parse(at) + milliseconds).toISOString();
const moved = (caseId: string, to: string) => sql`update cases set window_ends_at = ${to} where case_id = ${caseId}`;
const told = (caseId: string, seq: number, kind: string, body: object) => sql`
  insert into trail (institution_id, case_id, seq, kind, actor_kind, actor_id, actor_role, body, at, command_id, leaf_hash,
    commitment)
  values (${bank.institutionId}, ${caseId}, ${seq}, ${kind}, 'system', 'docket', 'engine', ${JSON.stringify(body)},
    ${bank.at}, 'x', ${'0'.repeat(64)}, ${'0'.repeat(64)})`;

test('an open window never ends earlier, whatever the trail says', async () => {
  const [caseId = ''] = await bank.notified(1);
  const { window, seq } = await bank.case(caseId).state();
  const endsAt = window?.endsAt ?? '';
  const earlier = by(endsAt, -1);
  expect(
    await refused(
      bank,
      told(caseId, seq + 1, 'appealWindowExtended', { windowEndsAt: earlier }),
      moved(caseId, earlier),
    ),
  ).toBe('HK009');
});

test('a window ends later only if the trail says so', async () => {
  const [caseId = ''] = await bank.notified(1);
  const { window, seq } = await bank.case(caseId).state();
  const later = by(window?.endsAt ?? '', 60_000);
  expect(await refused(bank, moved(caseId, later))).toBe('HK009');
  expect(
    await refused(bank, told(caseId, seq + 1, 'appealWindowExtended', { windowEndsAt: later }), moved(caseId, later)),
  ).toBeNull();
  await bank.case(caseId).does(engine('docket'), { type: 'extendAppealWindow', windowEndsAt: later, reason: 'outage' });
  expect((await bank.case(caseId).state()).window?.endsAt).toBe(later);
});

test('a first end is as late as the hand-over and the policy make it', async () => {
  const [caseId = ''] = await bank.scored(1);
  const month = 30 * 86_400_000;
  const handedOver = told(caseId, (await bank.case(caseId).state()).seq + 1, 'noticeHandedOver', {});
  expect(await refused(bank, moved(caseId, by(bank.at, month)))).toBe('HK009');
  expect(await refused(bank, handedOver, moved(caseId, by(bank.at, month - 1)))).toBe('HK009');
  expect(await refused(bank, handedOver, moved(caseId, by(bank.at, month)))).toBeNull();
});
