import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createServedNotes } from '#db/outages/claims-served.ts';
import { connect, type Database } from '#db/database.ts';
import { followWaitingClaims } from '#db/outages/waiting-claims.ts';
import { askOwner } from '../../setup/ask-owner.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';

let own: TestDatabase;
let database: Database;
beforeAll(async () => {
  own = await createTestDatabase();
  database = connect(own.url, 'hearken_api', 1);
});
afterAll(async () => {
  await database.destroy();
  await own.drop();
});

interface Noted {
  served_until: string;
  waiting: Record<string, string>;
  noted_at: string;
}
const noted = () =>
  askOwner<Noted>(
    own.ownerUrl,
    `select served_until::text, waiting, noted_at::text from hearken.claims_served order by noted_at`,
  );

test('a process notes a moment that is over, and every request that it has not answered', async () => {
  const waitingClaims = followWaitingClaims();
  const notes = createServedNotes(database, waitingClaims);
  await notes.note();
  expect(await noted()).toEqual([]);

  let end = (): void => undefined;
  const before = Date.now();
  const request = waitingClaims.follow('a link').serve(() => new Promise<void>((resolve) => (end = resolve)));
  await sleep(20);
  await notes.note();
  const [row] = await noted();
  const [[link, cameAt] = ['', '']] = Object.entries(row?.waiting ?? {});
  expect(link).toMatch(/^[0-9a-f]{16}$/);
  expect(Date.parse(cameAt)).toBeLessThanOrEqual(before + 1);
  expect(Date.parse(cameAt)).toBeGreaterThan(before - 1_000);
  // It says nothing of the moment at which it was written: what came just then is not read yet.
  expect(Date.parse(row?.served_until ?? '')).toBeLessThan(Date.parse(row?.noted_at ?? ''));

  end();
  await request;
  await notes.note();
  expect(await noted()).toMatchObject([{ waiting: {} }]);
  await notes.leave();
  expect(await noted()).toEqual([]);
});

test('a link is noted with its first request, and what lay unread counts', async () => {
  const waitingClaims = followWaitingClaims(() => 5_000);
  const notes = createServedNotes(database, waitingClaims);
  await notes.note();
  const before = Date.now();
  const ends: (() => void)[] = [];
  const requests = [0, 1].map(() =>
    waitingClaims.follow('a link').serve(() => new Promise<void>((resolve) => ends.push(resolve))),
  );
  await notes.note();
  const [row] = await noted();
  expect(Object.values(row?.waiting ?? {})).toHaveLength(1);
  expect(Date.parse(Object.values(row?.waiting ?? {})[0] ?? '')).toBeLessThanOrEqual(before - 4_990);
  for (const end of ends) end();
  await Promise.all(requests);
  await notes.leave();
});
