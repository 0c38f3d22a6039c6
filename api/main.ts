import { Client, Connection } from '@temporalio/client';
import { databaseClock } from '#db/clock.ts';
import { connect } from '#db/database.ts';
import { describeFault } from '#db/fault.ts';
import { pollReachability } from '#db/reachability-probe.ts';
import { buildApp } from './app.ts';
import { createCaseWorkflows } from './case-workflows.ts';
import { readApiConfiguration } from './configuration.ts';
import { createDevTokens } from './identity/dev-tokens.ts';
import { createTokenVerifier } from './identity/token-verifier.ts';
import { createSignInProvider } from './identity/sign-in-provider.ts';

const configuration = readApiConfiguration(process.env);
const database = connect(configuration.DATABASE_URL, 'hearken_app', 16);
const auditDatabase = connect(configuration.DATABASE_URL, 'hearken_auditor', 4);
/** Claims and answers do not wait for connections that other requests hold. */
const subjectDatabase = connect(configuration.DATABASE_URL, 'hearken_app', 6);
// Connects when it is first used: requests are served whether the workflow server is there or not.
const connection = Connection.lazy({ address: configuration.TEMPORAL_ADDRESS });
const temporal = new Client({ connection, namespace: configuration.TEMPORAL_NAMESPACE });
const workflows = createCaseWorkflows(temporal);
const devTokens = createDevTokens(configuration);

const app = await buildApp(
  {
    database,
    subjectDatabase,
    auditDatabase,
    clock: databaseClock,
    dataKey: Buffer.from(configuration.HEARKEN_DATA_KEY, 'base64'),
    workflows,
    askTemporal: () => temporal.workflowService.getSystemInfo({}),
    verifyToken: createTokenVerifier({
      issuer: configuration.OIDC_ISSUER,
      audience: configuration.OIDC_AUDIENCE,
      tokenType: configuration.OIDC_TOKEN_TYPE,
    }),
    signIn: createSignInProvider({
      issuer: configuration.OIDC_ISSUER,
      clientId: configuration.OIDC_CLIENT_ID,
      ...(configuration.OIDC_CLIENT_SECRET !== undefined && { clientSecret: configuration.OIDC_CLIENT_SECRET }),
      scope: configuration.OIDC_SCOPE,
      publicUrl: configuration.PUBLIC_URL,
    }),
    publicUrl: configuration.PUBLIC_URL.replace(/\/$/, ''),
    ...(devTokens && { devTokens }),
  },
  {
    logLevel: configuration.LOG_LEVEL,
    limits: {
      perAddress: configuration.REQUESTS_PER_MINUTE_PER_ADDRESS,
      perPrincipal: configuration.REQUESTS_PER_MINUTE_PER_PRINCIPAL,
    },
    trustedProxies: configuration.TRUSTED_PROXIES,
  },
);
await app.listen({ port: configuration.PORT, host: configuration.HOST });
const probing = pollReachability({ database, url: configuration.HEARKEN_PROBE_URL ?? configuration.PUBLIC_URL });

const stop = async (): Promise<void> => {
  await probing.stop();
  await app.close();
  await workflows.settled();
  await Promise.all([database, subjectDatabase, auditDatabase].map((each) => each.destroy()));
  await connection.close();
};
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    stop().catch((error: unknown) => {
      process.emitWarning(`the API did not stop cleanly: ${describeFault(error)}`);
      process.exitCode = 1;
    });
  });
