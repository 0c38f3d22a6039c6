import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Runtime, DefaultLogger, Worker } from '@temporalio/worker';
import { createActivities } from '#activities/index.ts';
import { createWorkerMetrics } from '#activities/metrics.ts';
import type { ActivityDependencies } from '#activities/deps.ts';
import { createBuiltinScorer } from '#activities/llm/builtin-scorer.ts';
import { readModelCards } from '#db/model-cards/model-card.ts';
import { createPricedBatches } from '#activities/llm/batch/priced-batches.ts';
import { createModelScorer } from '#activities/llm/model-scorer.ts';
import { createSharedTokenBudget } from '#activities/llm/shared-token-budget.ts';
import { createMailCatcher } from '#activities/notices/mail-catcher.ts';
import { createSmtpStaffMailer, createStaffMailCatcher } from '#activities/notices/staff-mailer.ts';
import { createSmtpSender } from '#activities/notices/smtp-sender.ts';
import { createPrecedentSource } from '#activities/precedent-base.ts';
import { createCaseScorer } from '#activities/score-case.ts';
import { databaseClock } from '#db/clock.ts';
import { connect } from '#db/database.ts';
import { outliveFullDisk } from '#db/environment/outlive-full-disk.ts';
import { readHouses } from '#db/houses/read-houses.ts';
import { orRefuseToStart } from '#db/environment/read-environment.ts';
import { temporalConnectionOf } from '#db/environment/temporal.ts';
import { describeFault } from '#db/fault.ts';
import { pollReachability } from '#db/outages/reachability-probe.ts';
import { TASK_QUEUE } from '#workflows/contract.ts';
import { readWorkerConfiguration } from './configuration.ts';
import { faultInterceptor } from './fault-interceptor.ts';
import { createLog } from './ledger/log.ts';
import { findMissingSearchAttributes } from './find-search-attributes.ts';
import { ensureLedgerKeyInUse } from './ledger/ensure-ledger-key-in-use.ts';
import { connectWitness } from './ledger/witness-client.ts';
import { answerHealth } from './health.ts';
import { partsNeeded, otherParts } from './parts.ts';
import { retireRuns } from './retire-runs.ts';
import { pollMail } from './poll-mail.ts';
import { pollImportedPrecedents } from './prepare-precedents.ts';
import { pollSequencer } from './sequencer.ts';
import { sweep } from './sweep.ts';
import { untilDatabaseServes } from './until-database-serves.ts';
import { limitWorkflowHeap, MAX_CACHED_WORKFLOWS } from './workflow-cache.ts';

outliveFullDisk();

const SEQUENCE_EVERY_MILLISECONDS = 1_000;
const PREPARE_EVERY_MILLISECONDS = 2_000;
const SCORING_CONCURRENCY = 16;

const configuration = await orRefuseToStart(() => readWorkerConfiguration(process.env));
Runtime.install({ logger: new DefaultLogger('WARN') });

const database = connect(configuration.DATABASE_URL, 'hearken_worker', 16);
const budget = createSharedTokenBudget(database, configuration.HEARKEN_MODEL_PRICES ?? null);
const log = createLog(configuration.ledgerKey, configuration.HEARKEN_LEDGER_ORIGIN);
await orRefuseToStart(async () => {
  await untilDatabaseServes(database);
  await ensureLedgerKeyInUse(database, log);
});
const server = temporalConnectionOf(configuration);
const [connection, clientConnection] = await Promise.all([
  NativeConnection.connect(server),
  Connection.connect(server),
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
const precedents = createPrecedentSource(database);
const { HEARKEN_HOUSES: housesFile } = configuration;
const houses = housesFile === undefined ? undefined : await orRefuseToStart(() => readHouses(housesFile));
const dependencies: ActivityDependencies = {
  database,
  clock: databaseClock,
  temporal,
  metrics,
  isSearchable: missing.length === 0,
  publicUrl: configuration.PUBLIC_URL.replace(/\/$/, ''),
  ...(houses && { houses }),
  sender:
    configuration.SMTP_URL && configuration.NOTICE_FROM
      ? createSmtpSender(configuration.SMTP_URL, configuration.NOTICE_FROM)
      : createMailCatcher(database),
  scorer: createCaseScorer({
    precedents,
    builtin: createBuiltinScorer(),
    ...(configuration.endpoint && {
      endpoint: createModelScorer({ budget, concurrency: SCORING_CONCURRENCY, ...configuration.endpoint }),
      batches: createPricedBatches(configuration.endpoint, configuration.HEARKEN_MODEL_PRICES ?? null),
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
  shutdownGraceTime: configuration.HEARKEN_FINISH_SECONDS * 1_000,
  maxCachedWorkflows: MAX_CACHED_WORKFLOWS,
});

let claimsReachable = true;
const health = answerHealth({
  isRunning: () => worker.getState() === 'RUNNING',
  metrics: metrics.registry,
  needed: partsNeeded(database, temporal, namespace),
  others: otherParts(configuration, () => claimsReachable),
});
if (configuration.HEALTH_PORT !== undefined) health.listen(configuration.HEALTH_PORT, configuration.HOST);

const sweeping = setInterval(() => {
  sweep(dependencies).catch((error: unknown) => {
    process.emitWarning(`the sweep failed and will be tried again: ${describeFault(error)}`);
  });
}, configuration.HEARKEN_SWEEP_SECONDS * 1_000);

const staffMailer =
  configuration.SMTP_URL && configuration.NOTICE_FROM
    ? createSmtpStaffMailer(configuration.SMTP_URL, configuration.NOTICE_FROM)
    : createStaffMailCatcher(database);
const preparing = pollImportedPrecedents({ database, precedents }, PREPARE_EVERY_MILLISECONDS);
const mailing = pollMail({ ...dependencies, staffMailer }, configuration.HEARKEN_SWEEP_SECONDS * 1_000);

const sequencing = pollSequencer(
  {
    database,
    clock: databaseClock,
    log,
    ...(configuration.HEARKEN_WITNESS_URL && { witness: connectWitness(configuration.HEARKEN_WITNESS_URL) }),
  },
  SEQUENCE_EVERY_MILLISECONDS,
);
const probing = pollReachability(
  { database, url: configuration.HEARKEN_PROBE_URL ?? configuration.PUBLIC_URL },
  (isReachable) => {
    metrics.claimsReachable.set(isReachable ? 1 : 0);
    claimsReachable = isReachable;
  },
);
if (!configuration.HEARKEN_WITNESS_URL)
  process.emitWarning('HEARKEN_WITNESS_URL is not set: no witness sees the ledger, so it can be rewritten unnoticed');

process.stdout.write('worker ready\n');
try {
  await worker.run();
} finally {
  clearInterval(sweeping);
  health.close();
  await Promise.all([sequencing.stop(), probing.stop(), mailing.stop(), preparing.stop()]);
  await Promise.all([database.destroy(), connection.close(), clientConnection.close()]);
}
