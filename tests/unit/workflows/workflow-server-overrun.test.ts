import type { Client } from '@temporalio/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createCaseWorkflows } from '#api/case-workflows.ts';
import { hearingWorkflowId, type Hint } from '#workflows/contract.ts';

const INSTITUTION = 'demo';

/** A workflow server that is told one thing at a time how to answer. */
class FakeServer {
  readonly told: { workflowId: string; hint: Hint }[] = [];
  readonly #open: { resolve: () => void; reject: (error: Error) => void }[] = [];
  mostAtOnce = 0;

  readonly client = {
    withDeadline: (_deadline: number, work: () => Promise<unknown>) => work(),
    workflow: {
      signalWithStart: (_type: string, { workflowId, signalArgs }: { workflowId: string; signalArgs: [Hint] }) => {
        this.told.push({ workflowId, hint: signalArgs[0] });
        return new Promise<void>((resolve, reject) => {
          this.#open.push({ resolve, reject });
          this.mostAtOnce = Math.max(this.mostAtOnce, this.#open.length);
        });
      },
    },
  } as unknown as Client;

  /** Answers what it was asked first. */
  async answer(error?: Error): Promise<void> {
    const call = this.#open.shift();
    if (!call) throw new Error('nothing was asked');
    if (error) call.reject(error);
    else call.resolve();
    await turn();
  }

  async answerAll(): Promise<void> {
    for (await turn(); this.#open.length > 0; await turn()) await this.answer();
  }
}

/** Lets everything run that waits for nothing. */
const turn = async (): Promise<void> => {
  for (let ticks = 0; ticks < 50; ticks++) await Promise.resolve();
};

let server: FakeServer;
let workflows: ReturnType<typeof createCaseWorkflows>;
let warnings: string[];
beforeEach(() => {
  vi.useFakeTimers();
  server = new FakeServer();
  workflows = createCaseWorkflows(server.client);
  warnings = [];
  vi.spyOn(process, 'emitWarning').mockImplementation((warning) => void warnings.push(String(warning)));
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const wake = (caseId: string, seq: number | null = 1, wakeBy = '2026-03-02T09:00:00.000Z'): void => {
  workflows.wake({ institutionId: INSTITUTION, caseId }, { seq, wakeBy });
};

test('hints about a case whose signal is under way become one signal, with the later entry and the earlier moment', async () => {
  wake('a', 3, '2026-03-02T10:00:00.000Z');
  await turn();
  wake('a', 5, '2026-03-02T12:00:00.000Z');
  wake('a', 7, '2026-03-02T11:00:00.000Z');
  wake('a', 6, '2026-03-02T13:00:00.000Z');
  wake('b', 2, '2026-03-02T14:00:00.000Z');
  await turn();
  expect(server.told.map(({ workflowId }) => workflowId)).toEqual(['a', 'b'].map(hearingWorkflowId));
  await server.answerAll();
  expect(server.told).toEqual([
    { workflowId: hearingWorkflowId('a'), hint: { seq: 3, wakeBy: '2026-03-02T10:00:00.000Z' } },
    { workflowId: hearingWorkflowId('b'), hint: { seq: 2, wakeBy: '2026-03-02T14:00:00.000Z' } },
    { workflowId: hearingWorkflowId('a'), hint: { seq: 7, wakeBy: '2026-03-02T11:00:00.000Z' } },
  ]);
});

test('a distant look is signalled after a pause, together with an urgent one, or when the process ends', async () => {
  const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  const lease = inHours(4);
  wake('a', 3, lease);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(server.told).toEqual([]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(server.told).toEqual([{ workflowId: hearingWorkflowId('a'), hint: { seq: 3, wakeBy: lease } }]);
  await server.answerAll();

  const decided = new Date().toISOString();
  wake('b', 4, inHours(4));
  wake('b', 6, decided);
  await turn();
  expect(server.told.at(-1)).toEqual({ workflowId: hearingWorkflowId('b'), hint: { seq: 6, wakeBy: decided } });
  await server.answerAll();

  wake('c', 2, inHours(2));
  const settled = workflows.settled();
  await server.answerAll();
  await settled;
  expect(server.told.map(({ workflowId }) => workflowId)).toEqual(['a', 'b', 'c'].map(hearingWorkflowId));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(server.told).toHaveLength(3);
});

test('a hint without an entry is never stale, whatever it is merged with', async () => {
  wake('a');
  await turn();
  wake('a', null, '2026-03-02T12:00:00.000Z');
  wake('a', 9, '2026-03-02T11:00:00.000Z');
  await server.answerAll();
  expect(server.told.at(-1)?.hint).toEqual({ seq: null, wakeBy: '2026-03-02T11:00:00.000Z' });
});

test('at most 32 signals are under way, and the others follow', async () => {
  const cases = Array.from({ length: 100 }, (_, number) => `case-${number}`);
  for (const caseId of cases) wake(caseId);
  await turn();
  expect(server.told).toHaveLength(32);
  await server.answer();
  expect(server.told).toHaveLength(33);
  const settled = workflows.settled();
  await server.answerAll();
  await settled;
  expect(server.told.map(({ workflowId }) => workflowId)).toEqual(cases.map(hearingWorkflowId));
  expect(server.mostAtOnce).toBe(32);
});

test('after five failures in a row a server is left alone for a while, and used again once it answers', async () => {
  for (let failures = 0; failures < 5; failures++) {
    wake('a', failures);
    await turn();
    await server.answer(new Error('unavailable'));
  }
  expect(warnings).toHaveLength(5);
  wake('a', 10);
  await workflows.settled();
  expect(server.told).toHaveLength(5);

  vi.setSystemTime(Date.now() + 5_001);
  wake('a', 11);
  await turn();
  expect(server.told).toHaveLength(6);
  await server.answer();
  wake('a', 12);
  await server.answerAll();
  await workflows.settled();
  // What was heard while it was left alone is not told later: workers find it in the database.
  expect(server.told.map(({ hint }) => hint.seq)).toEqual([0, 1, 2, 3, 4, 11, 12]);
  expect(warnings).toHaveLength(5);
});

test('a success between failures keeps the server in use', async () => {
  for (let round = 0; round < 12; round++) {
    wake('a', round);
    await turn();
    await server.answer(round % 4 === 3 ? undefined : new Error('unavailable'));
  }
  expect(server.told).toHaveLength(12);
});
