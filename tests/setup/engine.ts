import { fileURLToPath } from 'node:url';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import pg from 'pg';
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker, type WorkflowBundle } from '@temporalio/worker';
import { createActivities } from '../../activities/index.ts';
import type { CaseScorer } from '../../activities/case-scorer.ts';
import type { ActivityDependencies } from '../../activities/deps.ts';
import { createMailCatcher } from '../../activities/notices/mail-catcher.ts';
import type { NoticeSender } from '../../activities/notices/notice-sender.ts';
import { databaseClock, type Clock } from '../../db/clock.ts';
import { TASK_QUEUE } from '../../workflows/contract.ts';
import { devServerPath, timeSkippingServerPath } from '../../worker/standalone/temporal-binaries.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

const WORKFLOWS = fileURLToPath(new URL('../../workflows/index.ts', import.meta.url));

export interface TestEngine {
  environment: TestWorkflowEnvironment;
  test: TestDatabase;
  dependencies: ActivityDependencies;
  /** The moment by the engine's one clock, RFC 3339 UTC. */
  now(): Promise<string>;
  /** Lets time pass: skipped where the server can skip it. */
  pass(milliseconds: number): Promise<void>;
  /** Stops everything, after every workflow execution was replayed against today's code. */
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
  try {
    Runtime.install({ logger: new DefaultLogger('ERROR') });
  } catch {
    // Installed by an earlier engine of the same test file.
  }
  const test = await createTestDatabase();
  const environment = await (skipTime
    ? TestWorkflowEnvironment.createTimeSkipping({
        server: { executable: { type: 'existing-path', path: await timeSkippingServerPath() } },
      })
    : TestWorkflowEnvironment.createLocal({
        server: { executable: { type: 'existing-path', path: await devServerPath() } },
      }));
  const clock: Clock = skipTime ? async () => new Date(await environment.currentTimeMs()).toISOString() : databaseClock;
  const dependencies: ActivityDependencies = {
    database: test.database,
    clock,
    scorer,
    sender: sender ?? createMailCatcher(test.database),
    temporal: environment.client,
    publicUrl: 'http://127.0.0.1:8080',
  };
  const bundle = await bundleWorkflowCode({ workflowsPath: WORKFLOWS, logger: new DefaultLogger('ERROR') });
  const worker = await Worker.create({
    connection: environment.nativeConnection,
    taskQueue: TASK_QUEUE,
    workflowBundle: bundle,
    activities: createActivities(dependencies),
  });
  const running = worker.run();
  return {
    environment,
    test,
    dependencies,
    now: async () => new Date(await environment.currentTimeMs()).toISOString(),
    pass: (milliseconds) => environment.sleep(milliseconds),
    async stop() {
      worker.shutdown();
      await running;
      try {
        await replayEverything(environment, test, bundle);
      } finally {
        await environment.teardown();
        await test.drop();
      }
    },
  };
}

/**
 * Replays the history of every docket and hearing in the database; throws where today's code would not do what was done.
 *
 * Workflows are named by their dockets and cases, because the time-skipping server cannot list them.
 */
async function replayEverything(
  { client }: TestWorkflowEnvironment,
  test: TestDatabase,
  workflowBundle: WorkflowBundle,
): Promise<void> {
  const owner = new pg.Client({ connectionString: test.ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<{ id: string }>(`
    select 'docket-' || docket_id as id from hearken.dockets where workflow_started_at is not null
    union all select 'hearing-' || case_id from hearken.hearings where workflow_started_at is not null`);
  await owner.end();
  async function* histories() {
    for (const { id } of rows) yield { workflowId: id, history: await client.workflow.getHandle(id).fetchHistory() };
  }
  for await (const result of Worker.runReplayHistories({ workflowBundle }, histories()))
    if (result.error) throw new Error(`workflow ${result.workflowId} does not replay`, { cause: result.error });
}
