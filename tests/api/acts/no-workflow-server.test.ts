import { Client, Connection } from '@temporalio/client';
import { afterEach, expect, test, vi } from 'vitest';
import { createCaseWorkflows, type CaseWorkflows } from '#api/case-workflows.ts';
import { NOWHERE } from '../app-under-test.ts';
import { decided, heard } from '../opened-cases.ts';
import { Court } from '../court.ts';

const PATIENCE = 180_000;

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
  vi.restoreAllMocks();
});

async function openCourt(workflows: CaseWorkflows, askTemporal: () => Promise<unknown>): Promise<Court> {
  const court = await Court.open('demo', { workflows, askTemporal });
  closing.push(() => court.close());
  return court;
}

/** From the claim to the decision, by the API. */
async function hold(court: Court): Promise<void> {
  const one = await court.claimed();
  const told = court.scene.case(one);
  await heard(told);
  await decided(told);
  expect(await court.bank.case(one.caseId).state()).toMatchObject({ phase: 'decided', decision: { outcome: 'grant' } });
}

test(
  'a hearing goes from claim to decision without a workflow server, which is not called again after five failures',
  async () => {
    const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const connection = Connection.lazy({ address: NOWHERE, interceptors: [] });
    closing.push(() => connection.close());
    const client = new Client({ connection });
    const tried = vi.spyOn(client.workflow, 'signalWithStart');
    const workflows = createCaseWorkflows(client);
    closing.push(() => workflows.settled());
    const wake = vi.spyOn(workflows, 'wake');
    const court = await openCourt(workflows, () =>
      connection.withDeadline(Date.now() + 1_000, () => connection.ensureConnected()),
    );
    const ready = await court.app.call(null, 'GET /readyz');
    expect(ready).toMatchObject({ status: 200, body: { status: 'ready', degraded: ['temporal'] } });

    for (let hearings = 0; hearings < 3; hearings++) {
      await hold(court);
      await workflows.settled();
    }
    expect(tried.mock.calls.length).toBeGreaterThanOrEqual(5);
    expect(tried.mock.calls.length).toBeLessThan(wake.mock.calls.length);
    const told = warned.mock.calls.filter(([warning]) => String(warning).includes('waits for the sweep'));
    expect(told).toHaveLength(tried.mock.calls.length);
    // What nobody could be told of is due in the database.
    const due = await court.bank.within((transaction) =>
      transaction.selectFrom('case_wakes').select('case_id').where('wake_at', '<=', court.bank.at).execute(),
    );
    expect(due).toHaveLength(3);
  },
  PATIENCE,
);

test(
  'no response waits for a workflow server that accepts calls and never answers them',
  async () => {
    const never = new Promise<never>(() => undefined);
    const signalWithStart = vi.fn(() => never);
    const silent = { withDeadline: (_deadline: number, work: () => unknown) => work(), workflow: { signalWithStart } };
    const court = await openCourt(createCaseWorkflows(silent as unknown as Client), () => never);
    await hold(court);
    // The one signal is under way for good; what came before the decision was merged with it.
    expect(signalWithStart).toHaveBeenCalledTimes(1);
  },
  PATIENCE,
);
