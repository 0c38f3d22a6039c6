import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Runtime, DefaultLogger, Worker } from '@temporalio/worker';
import { createActivities } from '#activities/index.ts';
import { createWorkerMetrics } from '#activities/metrics.ts';
import type { ActivityDependencies } from '#activities/deps.ts';
import { createBuiltinScorer } from '#activities/llm/builtin-scorer.ts';
import { readModelCards } from '#db/model-cards/model-card.ts';
import { createModelScorer } from '#activities/llm/model-scorer.ts';
import { createSharedTokenBudget } from '#activities/llm/shared-token-budget.ts';
import { createMailCatcher } from '#activities/notices/mail-catcher.ts';
import { createSmtpSender } from '#activities/notices/smtp-sender.ts';
import { createPrecedentSource } from '#activities/precedent-base.ts';
import { createCaseScorer } from '#activities/score-case.ts';
import { databaseClock } from '#db/clock.ts';
import { connect } from '#db/database.ts';
import { describeFault } from '#db/fault.ts';
import { pollReachability } from '#db/reachability-probe.ts';
import { TASK_QUEUE } from '#workflows/contract.ts';
import { readWorkerConfiguration } from './configuration.ts';
import { faultInterceptor } from './fault-interceptor.ts';
import { createLog } from './ledger/log.ts';
import { findMissingSearchAttributes } from './find-search-attributes.ts';
import { readLedgerKey } from './ledger/read-ledger-key.ts';
import { connectWitness } from './ledger/witness-client.ts';
import { retireRuns } from './retire-runs.ts';
import { pollSequencer } from './sequencer.ts';
import { sweep } from './sweep.ts';
import { limitWorkflowHeap, MAX_CACHED_WORKFLOWS } from './workflow-cache.ts';

const SEQUENCE_EVERY_MILLISECONDS = 1_000;
const SCORING_CONCURRENCY = 16;

const configuration = readWorkerConfiguration(process.env);
Runtime.install({ logger: new DefaultLogger('WARN') });

const ledgerKey = readLedgerKey(configuration.HEARKEN_LEDGER_KEY, configuration.HEARKEN_LEDGER_KEY_FILE);
const database = connect(configuration.DATABASE_URL, 'hearken_app', 16);
const budget = createSharedTokenBudget(database, configuration.HEARKEN_MODEL_PRICES ?? null);
const address = configuration.TEMPORAL_ADDRESS;
const [connection, clientConnection] = await Promise.all([
  NativeConnection.connect({ address }),
  Connection.connect({ address }),
]);
const namespace = configuration.TEMPORAL_NAMESPACE;
const temporal = new Client({ connection: clientConnection, namespace });
const missing = await findMissingSearchAttributes(clientConnection, namespace);
if (missing.length > 0)
  process.emitWarning(
    `hearings cannot be searched in Temporal: register ${missing.join(', ')} in the namespace ${namespace}, then restart`,
  );
const retired = await retireRuns(temporal);
if (retired > 0)
  process.emitWarning(`${retired} workflow runs of an earlier design were terminated and are being restarted`);
const metrics = createWorkerMetrics();
const dependencies: ActivityDependencies = {
  database,
  clock: databaseClock,
  temporal,
  metrics,
  isSearchable: missing.length === 0,
  publicUrl: configuration.PUBLIC_URL.replace(/\/$/, ''),
  sender:
    configuration.SMTP_URL && configuration.NOTICE_FROM
      ? createSmtpSender(configuration.SMTP_URL, configuration.NOTICE_FROM)
      : createMailCatcher(database),
  scorer: createCaseScorer({
    precedents: createPrecedentSource(database),
    builtin: createBuiltinScorer(),
    ...(configuration.endpoint && {
      endpoint: createModelScorer({ budget, concurrency: SCORING_CONCURRENCY, ...configuration.endpoint }),
    }),
    ...(configuration.HEARKEN_MODEL && { deploymentModel: configuration.HEARKEN_MODEL }),
    cards: readModelCards(),
  }),
};

limitWorkflowHeap();
const worker = await Worker.create({
  connection,
  namespace,
  taskQueue: TASK_QUEUE,
  workflowsPath: fileURLToPath(new URL('../workflows/index.ts', import.meta.url)),
  dataConverter: { payloadConverterPath: fileURLToPath(new URL('../workflows/payload-converter.ts', import.meta.url)) },
  activities: createActivities(dependencies),
  interceptors: { activity: [faultInterceptor] },
  shutdownGraceTime: '3 seconds',
  maxCachedWorkflows: MAX_CACHED_WORKFLOWS,
});

const health = createServer((request, response) => {
  if (request.url === '/metrics') {
    void metrics.registry.metrics().then((text) => {
      response.setHeader('content-type', metrics.registry.contentType);
      response.end(text);
    });
    return;
  }
  response.statusCode = request.url === '/healthz' && worker.getState() === 'RUNNING' ? 200 : 503;
  response.end();
});
if (configuration.HEALTH_PORT !== undefined) health.listen(configuration.HEALTH_PORT, configuration.HOST);

const sweeping = setInterval(() => {
  sweep(dependencies).catch((error: unknown) => {
    process.emitWarning(`the sweep failed and will be tried again: ${describeFault(error)}`);
  });
}, configuration.HEARKEN_SWEEP_SECONDS * 1_000);

const sequencing = pollSequencer(
  {
    database,
    clock: databaseClock,
    log: createLog(ledgerKey, configuration.HEARKEN_LEDGER_ORIGIN),
    ...(configuration.HEARKEN_WITNESS_URL && { witness: connectWitness(configuration.HEARKEN_WITNESS_URL) }),
  },
  SEQUENCE_EVERY_MILLISECONDS,
);
const probing = pollReachability(
  { database, url: configuration.HEARKEN_PROBE_URL ?? configuration.PUBLIC_URL },
  (isReachable) => metrics.claimsReachable.set(isReachable ? 1 : 0),
);
if (!configuration.HEARKEN_WITNESS_URL)
  process.emitWarning('HEARKEN_WITNESS_URL is not set: no witness sees the ledger, so it can be rewritten unnoticed');

process.stdout.write('worker ready\n');
try {
  await worker.run();
} finally {
  clearInterval(sweeping);
  health.close();
  await Promise.all([sequencing.stop(), probing.stop()]);
  await Promise.all([database.destroy(), connection.close(), clientConnection.close()]);
}
