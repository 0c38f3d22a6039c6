import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createServedNotes } from '#db/outages/claims-served.ts';
import { connect, type Database } from '#db/database.ts';
import { followUnreadArrivals } from '#db/outages/unread-arrivals.ts';
import { followWaitingClaims } from '#db/outages/waiting-claims.ts';
import { askOwner } from '../../setup/ask-owner.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';

let own: TestDatabase;
let database: Database;
const arrivals = followUnreadArrivals();
beforeAll(async () => {
  own = await createTestDatabase();
  database = connect(own.url, 'hearken_api', 1);
});
afterAll(async () => {
  arrivals.stop();
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
  const notes = createServedNotes(database, waitingClaims, arrivals);
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
  const notes = createServedNotes(database, waitingClaims, arrivals);
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

test('a process that has not read everything yet goes on to note what it had read before, and no more', async () => {
  const reads: (() => void)[] = [];
  let isSlow = false;
  const caughtUp = () => (isSlow ? new Promise<void>((resolve) => reads.push(resolve)) : Promise.resolve());
  const notes = createServedNotes(database, followWaitingClaims(), { caughtUp });
  await notes.note();
  await notes.note();
  const [first] = await noted();
  isSlow = true;
  const noting = notes.note();
  await expect.poll(async () => (await noted())[0]?.noted_at, { timeout: 30_000 }).not.toBe(first?.noted_at);
  expect((await noted())[0]?.served_until).toBe(first?.served_until);
  for (const read of reads) read();
  await noting;
  expect((await noted())[0]?.served_until).not.toBe(first?.served_until);
  await notes.leave();
}, 60_000);
