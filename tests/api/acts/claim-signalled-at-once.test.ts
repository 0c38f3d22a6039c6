import { afterEach, expect, test, vi } from 'vitest';
import type { CaseWorkflows } from '#api/case-workflows.ts';
import { decided, heard } from '../opened-cases.ts';
import { Court } from '../court.ts';

const MINUTE = 60_000;

let court: Court;
afterEach(() => court.close());

test('the hint about a claim waits for others of its case, and only what is due now is signalled at once', async () => {
  const wake = vi.fn<CaseWorkflows['wake']>();
  const workflows = { wake, startDocket: vi.fn(), scoreAgain: vi.fn(), settled: () => Promise.resolve() };
  court = await Court.open('demo', { workflows });
  const untilDue = () => Date.parse(wake.mock.lastCall?.[1].wakeBy ?? '') - Date.parse(court.bank.at);

  const one = court.scene.case(await court.claimed());
  expect(untilDue()).toBeGreaterThan(MINUTE);
  await heard(one);
  await decided(one);
  expect(untilDue()).toBeLessThanOrEqual(0);
});
