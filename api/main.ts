import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { databaseClock } from '#db/clock.ts';
import { isDataKeyInUse } from '#db/keys/data-key.ts';
import { connect } from '#db/database.ts';
import { outliveFullDisk } from '#db/environment/outlive-full-disk.ts';
import { orRefuseToStart, StartRefused } from '#db/environment/read-environment.ts';
import { temporalConnectionOf } from '#db/environment/temporal.ts';
import { describeFault } from '#db/fault.ts';
import { createMessageFeed } from '#db/conversation/message-feed.ts';
import { pollReachability } from '#db/outages/reachability-probe.ts';
import { createServedNotes, pollServed } from '#db/outages/claims-served.ts';
import { followUnreadArrivals } from '#db/outages/unread-arrivals.ts';
import { followWaitingClaims } from '#db/outages/waiting-claims.ts';
import { buildApp } from './app.ts';
import { createCaseWorkflows } from './case-workflows.ts';
import { readHouses } from '#db/houses/read-houses.ts';
import { readApiConfiguration } from './configuration.ts';
import { askIssuer } from './identity/ask-issuer.ts';
import { createDevTokens } from './identity/dev-tokens.ts';
import { createTokenVerifier } from './identity/token-verifier.ts';
import { createSignInProvider } from './identity/sign-in-provider.ts';
import { sizeHeapByUse } from './size-heap.ts';

outliveFullDisk();

const TEMPORAL_PATIENCE_MILLISECONDS = 2_000;
const REAP_EVERY_MILLISECONDS = 500;

const configuration = await orRefuseToStart(() => readApiConfiguration(process.env));
const { HEARKEN_HOUSES: housesFile } = configuration;
const houses = housesFile === undefined ? undefined : await orRefuseToStart(() => readHouses(housesFile));
const database = connect(configuration.DATABASE_URL, 'hearken_api', 16);
const auditDatabase = connect(configuration.DATABASE_URL, 'hearken_auditor', 4);
/** Claims and answers do not wait for connections that other requests hold. */
const subjectDatabase = connect(configuration.DATABASE_URL, 'hearken_api', 6);
/** Notes what subjects' requests are under way, for which there always has to be a connection. */
const waitingDatabase = connect(configuration.DATABASE_URL, 'hearken_api', 1);
// Connects at the first use, so that requests are served whether or not the workflow server is running.
const connection = Connection.lazy(temporalConnectionOf(configuration));
const namespace = configuration.TEMPORAL_NAMESPACE;
const temporal = new Client({ connection, namespace });
const workflows = createCaseWorkflows(temporal);
const devTokens = createDevTokens(configuration);
const dataKey = Buffer.from(configuration.HEARKEN_DATA_KEY, 'base64');
const messageFeed = createMessageFeed(configuration.DATABASE_URL);
const arrivals = followUnreadArrivals();
const waitingClaims = followWaitingClaims(() => arrivals.lag());
const servedNotes = createServedNotes(waitingDatabase, waitingClaims, arrivals);
const stopping = new AbortController();
const askTemporal = () => temporal.workflowService.describeNamespace({ namespace });
/** The request to Temporal that is under way, or the last one. */
let asking: Promise<unknown> = Promise.resolve();

await orRefuseToStart(async () => {
  // If the database cannot be asked yet, the process starts all the same, and readiness checks the key later.
  if (await isDataKeyInUse(database, dataKey).catch(() => true)) return;
  throw new StartRefused([
    'HEARKEN_DATA_KEY is not the key that the files in this database are encrypted under. Set it to the one in use',
  ]);
});

const app = await buildApp(
  {
    database,
    subjectDatabase,
    waitingClaims,
    servedNotes,
    auditDatabase,
    clock: databaseClock,
    dataKey,
    messageFeed,
    stopping: stopping.signal,
    workflows,
    askTemporal: () => (asking = temporal.withDeadline(Date.now() + TEMPORAL_PATIENCE_MILLISECONDS, askTemporal)),
    askIssuer: () => askIssuer(configuration.OIDC_ISSUER),
    verifyToken: createTokenVerifier({
      issuer: configuration.OIDC_ISSUER,
      audience: configuration.OIDC_AUDIENCE,
      tokenType: configuration.OIDC_TOKEN_TYPE,
      claims: {
        institution: configuration.OIDC_INSTITUTION_CLAIM,
        roles: configuration.OIDC_ROLES_CLAIM,
        ...(configuration.OIDC_SIGNED_IN_CLAIM !== undefined && { signedIn: configuration.OIDC_SIGNED_IN_CLAIM }),
      },
    }),
    signIn: createSignInProvider({
      issuer: configuration.OIDC_ISSUER,
      clientId: configuration.OIDC_CLIENT_ID,
      ...(configuration.OIDC_CLIENT_SECRET !== undefined && { clientSecret: configuration.OIDC_CLIENT_SECRET }),
      scope: configuration.OIDC_SCOPE,
      publicUrl: configuration.PUBLIC_URL,
    }),
    shortWindows: devTokens ? 'warned' : 'refused',
    publicUrl: configuration.PUBLIC_URL.replace(/\/$/, ''),
    ...(houses && { houses }),
    ...(configuration.HEARKEN_MODEL_PRICES && { modelPrices: configuration.HEARKEN_MODEL_PRICES }),
    ...(devTokens && { devTokens }),
  },
  {
    logLevel: configuration.LOG_LEVEL,
    logTo: { write: (line) => void process.stdout.write(line) },
    limits: {
      perAddress: configuration.REQUESTS_PER_MINUTE_PER_ADDRESS,
      perPrincipal: configuration.REQUESTS_PER_MINUTE_PER_PRINCIPAL,
    },
    trustedProxies: configuration.TRUSTED_PROXIES,
  },
);
const noting = pollServed(servedNotes, waitingClaims);
sizeHeapByUse();
await app.listen({ port: configuration.PORT, host: configuration.HOST });
const probing = pollReachability({ database, url: configuration.HEARKEN_PROBE_URL ?? configuration.PUBLIC_URL });

/** Reports that the process is not ready, serves requests until no more come, and then ends. */
const stop = async (drainSeconds: number): Promise<void> => {
  stopping.abort();
  await sleep(drainSeconds * 1_000);
  await probing.stop();
  // A conversation's stream is a request that would not end.
  await messageFeed.close();
  // A connection whose last request ended after the server had begun to close is idle, and would hold up the end.
  const reaping = setInterval(() => app.server.closeIdleConnections(), REAP_EVERY_MILLISECONDS);
  await app.close();
  clearInterval(reaping);
  await noting.stop();
  // The client would otherwise retry on a closed connection.
  await Promise.all([workflows.settled(), asking.catch(() => undefined)]);
  await Promise.all([database, subjectDatabase, waitingDatabase, auditDatabase].map((each) => each.destroy()));
  await connection.close();
};
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    // With SIGINT, from a terminal, no load balancer in front has to be told first.
    stop(signal === 'SIGTERM' ? configuration.HEARKEN_DRAIN_SECONDS : 0).catch((error: unknown) => {
      process.emitWarning(`the API did not stop cleanly: ${describeFault(error)}`);
      process.exitCode = 1;
    });
  });
