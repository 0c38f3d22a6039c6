import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Case } from '#worker/standalone/demo/answers.ts';
import { eventually, openCases, query } from '../courthouse.ts';
import { openCourt } from '../open-court.ts';

const WINDOW_SECONDS = 10;
/** More than the silence after which people count as not heard. */
const WORKER_AWAY_MILLISECONDS = 22_000;

const { court } = await openCourt(WINDOW_SECONDS);

test('while only the worker is stopped, claims are accepted and no window is lengthened', async () => {
  const [claiming, silent] = await openCases(court, 2);
  if (!claiming || !silent) throw new Error('too few cases');
  await court.stack.kill('worker', 'SIGKILL', { restart: false });
  await claiming.subject.claim('My case is different.');
  await sleep(WORKER_AWAY_MILLISECONDS);
  await court.stack.start('worker');
  const decided = await eventually('the window is closed', async () => {
    const read = await court.institution.get(`/v1/cases/${silent.id}`, Case);
    return read.phase === 'decided' && read;
  });
  expect(decided.decision?.route).toBe('uncontested');
  expect(await query(court, 'select * from hearken.service_gaps')).toEqual([]);
  expect(await query(court, "select * from hearken.trail where kind = 'appealWindowExtended'")).toEqual([]);
  expect((await court.institution.get(`/v1/cases/${claiming.id}`, Case)).phase).toBe('hearing');
});
