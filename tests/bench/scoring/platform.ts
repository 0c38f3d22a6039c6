import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { sql } from 'kysely';
import { createActivities } from '#activities/index.ts';
import type { CaseScorer } from '#activities/case-scorer.ts';
import type { ActivityDependencies } from '#activities/deps.ts';
import { createWorkerMetrics } from '#activities/metrics.ts';
import { startBuiltinServer } from '#activities/llm/builtin-server.ts';
import { readModelCards } from '#db/model-cards/model-card.ts';
import { createModelScorer } from '#activities/llm/model-scorer.ts';
import { createSharedTokenBudget } from '#activities/llm/shared-token-budget.ts';
import { createMailCatcher } from '#activities/notices/mail-catcher.ts';
import { createPrecedentSource } from '#activities/precedent-base.ts';
import { createCaseScorer } from '#activities/score-case.ts';
import { databaseClock } from '#db/clock.ts';
import { connect, type Database } from '#db/database.ts';
import { migrate, ROLES_OF_PROGRAMS } from '#db/migrate.ts';
import { startPostgres } from '#worker/standalone/postgres.ts';
import { startTemporal } from '#worker/standalone/temporal.ts';
import { TASK_QUEUE } from '#workflows/contract.ts';

/** A real PostgreSQL and a real Temporal server with a worker for Hearken. */
export interface Platform {
  temporal: Client;
  /** As the API's pool: for what callers do before they ask a workflow. */
  database: Database;
  /** What the worker's activities have; its scorer is the built-in one, over the policy's real precedents. */
  dependencies: ActivityDependencies;
  versions: { postgres: string; temporal: string };
  stop(): Promise<void>;
}

const POOL = 16;

/**
 * Starts everything in a temporary directory: PostgreSQL with its normal durability, the Temporal development server on a
 * file, and the worker in this process with the settings of `worker/main.ts`.
 *
 * @param scorerOver makes another scorer than the built-in one
 */
export async function startPlatform(scorerOver?: (database: Database) => CaseScorer): Promise<Platform> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const endings: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (let end = endings.pop(); end; end = endings.pop()) await end();
  };
  try {
    const dataDirectory = await mkdtemp(join(tmpdir(), 'hearken-bench-'));
    endings.push(() => rm(dataDirectory, { recursive: true, force: true }));
    const postgres = await startPostgres({ dataDirectory, log: () => undefined });
    endings.push(() => postgres.stop());
    await migrate(postgres.ownerUrl, { [new URL(postgres.serviceUrl).username]: ROLES_OF_PROGRAMS });
    const server = await startTemporal({ dataDirectory });
    endings.push(() => server.stop());
    const builtin = await startBuiltinServer();
    endings.push(() => builtin.stop());

    const database = connect(postgres.serviceUrl, 'hearken_api', POOL);
    const workerDatabase = connect(postgres.serviceUrl, 'hearken_worker', POOL);
    endings.push(() => Promise.all([database.destroy(), workerDatabase.destroy()]));
    const { address } = server;
    const [native, connection] = await Promise.all([
      NativeConnection.connect({ address }),
      Connection.connect({ address }),
    ]);
    endings.push(() => Promise.all([native.close(), connection.close()]));
    const temporal = new Client({ connection });

    const dependencies: ActivityDependencies = {
      database: workerDatabase,
      clock: databaseClock,
      temporal,
      publicUrl: 'http://127.0.0.1:8080',
      sender: createMailCatcher(workerDatabase),
      metrics: createWorkerMetrics(),
      isSearchable: false,
      scorer: (scorerOver ?? builtinScorer(builtin.baseUrl))(workerDatabase),
    };
    const runWorker = async (taskQueue: string, workflows: string, activities: object) => {
      const worker = await Worker.create({
        connection: native,
        taskQueue,
        workflowBundle: await bundle(workflows),
        activities,
      });
      const running = worker.run();
      endings.push(async () => {
        worker.shutdown();
        await running;
      });
    };
    await runWorker(TASK_QUEUE, '../../../workflows/index.ts', createActivities(dependencies));

    const info = await connection.workflowService.getSystemInfo({});
    const { rows } = await sql<{ server_version: string }>`show server_version`.execute(database);
    return {
      temporal,
      database,
      dependencies,
      versions: { postgres: rows[0]?.server_version ?? 'unknown', temporal: info.serverVersion },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const builtinScorer =
  (baseUrl: string) =>
  (database: Database): CaseScorer =>
    createCaseScorer({
      precedents: createPrecedentSource(database),
      builtin: createModelScorer({
        baseUrl,
        apiKey: 'none',
        budget: createSharedTokenBudget(database, null),
        concurrency: POOL,
      }),
      cards: readModelCards(),
    });

const bundle = (workflows: string) =>
  bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL(workflows, import.meta.url)),
    logger: new DefaultLogger('ERROR'),
  });
