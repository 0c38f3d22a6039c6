import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { bundleWorkflowCode, DefaultLogger, Worker, type WorkflowBundle } from '@temporalio/worker';
import { createActivities } from '#activities/index.ts';
import type { CaseScorer } from '#activities/case-scorer.ts';
import type { ActivityDependencies } from '#activities/deps.ts';
import { createWorkerMetrics } from '#activities/metrics.ts';
import { createMailCatcher } from '#activities/notices/mail-catcher.ts';
import type { NoticeSender } from '#activities/notices/notice-sender.ts';
import { createCaseWorkflows, type CaseWorkflows } from '#api/case-workflows.ts';
import { databaseClock, type Clock } from '#db/clock.ts';
import { connect } from '#db/database.ts';
import { TASK_QUEUE } from '#workflows/contract.ts';
import { devServerPath, timeSkippingServerPath } from '#worker/standalone/temporal-binaries.ts';
import { checkTrails } from './check-trails.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { fetchExecutions, noteRuns, quietWorkers, replayAll, textOf, type Execution } from './executions.ts';
import { personalWords } from './personal-data.ts';
import { letTestsTellTheTime } from './tests-tell-the-time.ts';

const WORKFLOWS = fileURLToPath(new URL('../../workflows/index.ts', import.meta.url));
const payloadConverterPath = fileURLToPath(new URL('../../workflows/payload-converter.ts', import.meta.url));

/** Today's workflow code, as a worker runs it. */
export const bundleWorkflows = (): Promise<WorkflowBundle> =>
  bundleWorkflowCode({ workflowsPath: WORKFLOWS, payloadConverterPath, logger: new DefaultLogger('ERROR') });

export interface TestEngine {
  environment: TestWorkflowEnvironment;
  test: TestDatabase;
  dependencies: ActivityDependencies;
  /** What tells workflows of acts; `settled` once they know. */
  workflows: CaseWorkflows;
  /** The moment by the engine's one clock, RFC 3339 UTC. */
  now(): Promise<string>;
  /** Lets time pass: skipped where the server can skip it. */
  pass(milliseconds: number): Promise<void>;
  /**
   * Ends the worker and starts another one, which knows nothing but the histories. Not where time is skipped: that server
   * goes on waiting for the worker that has ended.
   */
  restartWorker(): Promise<void>;
  /** Every run of a workflow so far. */
  executions(): Promise<Execution[]>;
  /**
   * Stops everything, after it was checked that every run replays against today's code, that no history holds a personal
   * word of the database, and that every case's row is what its trail tells.
   */
  stop(): Promise<void>;
}

export interface EngineOptions {
  scorer: CaseScorer;
  sender?: NoticeSender;
  /** Whether time is skipped while nothing runs. */
  skipTime: boolean;
}

/**
 * The whole engine on a real PostgreSQL and a real Temporal server, with one worker in this process. With skipped time the
 * engine's clock is the server's, so that database and workflows agree on what time it is.
 */
export async function startTestEngine({ scorer, sender, skipTime }: EngineOptions): Promise<TestEngine> {
  quietWorkers();
  const [test, environment, workflowBundle] = await Promise.all([
    createTestDatabase(),
    startServer(skipTime),
    bundleWorkflows(),
  ]);
  if (skipTime) await letTestsTellTheTime(test);
  const now = async () => new Date(await environment.currentTimeMs()).toISOString();
  const clock: Clock = skipTime ? now : databaseClock;
  const asWorker = connect(test.url, 'hearken_worker', 10);
  const dependencies: ActivityDependencies = {
    database: asWorker,
    clock,
    scorer,
    sender: sender ?? createMailCatcher(asWorker),
    temporal: environment.client,
    publicUrl: 'http://127.0.0.1:8080',
    metrics: createWorkerMetrics(),
    isSearchable: false,
  };
  const workflows = createCaseWorkflows(environment.client);
  const { activities, runs } = noteRuns(createActivities(dependencies));
  const startWorker = async () => {
    const worker = await Worker.create({
      connection: environment.nativeConnection,
      taskQueue: TASK_QUEUE,
      workflowBundle,
      dataConverter: { payloadConverterPath },
      activities,
      // What a worker had in hand when it ended is not kept waiting for it.
      stickyQueueScheduleToStartTimeout: '1 second',
    });
    return { worker, ended: worker.run() };
  };
  let running = await startWorker();
  const endWorker = async () => {
    running.worker.shutdown();
    await running.ended;
  };
  const executions = () => fetchExecutions(environment.client, runs);
  return {
    environment,
    test,
    dependencies,
    workflows,
    now,
    pass: (milliseconds) => environment.sleep(milliseconds),
    async restartWorker() {
      await endWorker();
      running = await startWorker();
    },
    executions,
    async stop() {
      await workflows.settled();
      // A test can be over before the first workflow has begun.
      for (let waited = 0; runs.size === 0 && waited < 10_000; waited += 50) await sleep(50);
      await endWorker();
      try {
        const all = await executions();
        await replayAll(workflowBundle, all);
        expectNoPersonalWord(all, await personalWords(test.ownerUrl));
        await checkTrails(test.database);
      } finally {
        await environment.teardown();
        await asWorker.destroy();
        await test.drop();
      }
    },
  };
}

async function startServer(skipTime: boolean): Promise<TestWorkflowEnvironment> {
  const server = async (path: Promise<string>) => ({
    server: { executable: { type: 'existing-path', path: await path } } as const,
  });
  return skipTime
    ? TestWorkflowEnvironment.createTimeSkipping(await server(timeSkippingServerPath()))
    : TestWorkflowEnvironment.createLocal(await server(devServerPath()));
}

function expectNoPersonalWord(executions: readonly Execution[], words: readonly string[]): void {
  if (executions.length === 0 || words.length === 0)
    throw new Error('there was nothing to look for, or nowhere to look');
  for (const { workflowId, history } of executions) {
    const text = textOf(history);
    // What the history must hold shows that words in it are found.
    if (!text.includes(workflowId.replace(/^(docket|hearing)-/, '')))
      throw new Error(`${workflowId}: no text was found`);
    const word = words.find((each) => text.includes(each));
    if (word !== undefined) throw new Error(`the history of ${workflowId} holds the personal word ${word}`);
  }
}
