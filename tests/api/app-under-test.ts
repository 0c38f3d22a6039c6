import { randomBytes } from 'node:crypto';
import { buildApp, type AppOptions } from '#api/app.ts';
import type { ApiDependencies } from '#api/deps.ts';
import { unauthorized, type TokenVerifier } from '#api/identity/token-verifier.ts';
import { databaseClock } from '#db/clock.ts';
import { connect, type Database } from '#db/database.ts';
import { joinInstitution } from '#db/policies/policies.ts';
import { inTransaction } from '#db/transaction.ts';
import { followWaitingClaims } from '#db/outages/waiting-claims.ts';
import { STAFF_ROLES } from '#workflows/domain/actor.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database.ts';
import type { TestEngine } from '../setup/engine.ts';
import { NO_FEED } from '../setup/no-feed.ts';
import { NO_WORKFLOWS } from '../setup/test-workflows.ts';

/** An answer of the API. `body` is read as JSON where it is. */
export interface Answer {
  status: number;
  headers: Record<string, unknown>;
  text: string;
  // A test says what it must be.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
}

/** What a test sends. An object goes as JSON, a text as the content type that the headers name. */
export interface Sent {
  body?: unknown;
  headers?: Record<string, string>;
  /** The address that it comes from; loopback where it is left out. */
  from?: string;
}

export interface AppUnderTest {
  app: Awaited<ReturnType<typeof buildApp>>;
  test: TestDatabase;
  /** Sends a request as an account such as `institution@demo`, or without a token where it is `null`. */
  call(account: string | null, request: string, sent?: Sent): Promise<Answer>;
  close(): Promise<void>;
}

/**
 * Accepts tokens named after accounts: `judge-1.demo.human` is `judge-1@demo`, signed in as a person with the role judge;
 * `judge-auditor.demo.human` has two roles. The real verifier has its own tests.
 */
const verifyToken: TokenVerifier = (token) => {
  const [name = '', institutionId = '', kind] = token.split('.');
  const roles = STAFF_ROLES.filter((role) => name.split('-').includes(role));
  if (roles.length === 0 || (kind !== 'human' && kind !== 'machine')) throw unauthorized('no such account');
  return Promise.resolve({ kind, id: `${name}@${institutionId}`, name, institutionId, roles });
};

/** Registers an institution where the database can be asked; a test of its outage gets the API's own answer. */
const register = async (database: Database, institutionId: string): Promise<void> => {
  const scope = { institutionId, actor: 'system:registration' };
  await inTransaction(database, scope, (transaction) => joinInstitution(transaction, institutionId)).catch(() => false);
};

/** Tests send more in a minute than anybody else; the limits have tests of their own. */
const UNLIMITED = {
  perAddress: Number.MAX_SAFE_INTEGER,
  perPrincipal: Number.MAX_SAFE_INTEGER,
  perLink: Number.MAX_SAFE_INTEGER,
};

/** Nothing listens there. */
export const NOWHERE = '127.0.0.1:1';

/** The API over a database of its own and no workflow server, or over a whole engine. */
export async function startApp(
  options: {
    engine?: TestEngine;
    /** A database to use, which is dropped in the end; one of its own where it is left out. */
    test?: TestDatabase;
    change?: Partial<ApiDependencies>;
    app?: AppOptions;
    /** Whether the institutions of accounts that call are registered first; they are where it is left out. */
    registers?: boolean;
  } = {},
): Promise<AppUnderTest> {
  const { engine } = options;
  const test = engine?.test ?? options.test ?? (await createTestDatabase());
  const asApi = connect(test.url, 'hearken_api', 10);
  const app = await buildApp(
    {
      database: asApi,
      auditDatabase: test.auditDatabase,
      clock: engine?.dependencies.clock ?? databaseClock,
      subjectDatabase: options.change?.database ?? asApi,
      waitingClaims: followWaitingClaims(),
      messageFeed: NO_FEED,
      workflows: engine?.workflows ?? NO_WORKFLOWS,
      askTemporal: () => Promise.resolve(),
      dataKey: randomBytes(32),
      shortWindows: 'warned',
      publicUrl: 'http://127.0.0.1:8080',
      ...options.change,
      async verifyToken(token) {
        const holder = await (options.change?.verifyToken ?? verifyToken)(token);
        if (options.registers !== false) await register(options.change?.database ?? asApi, holder.institutionId);
        return holder;
      },
    },
    { logLevel: 'silent', limits: UNLIMITED, ...options.app },
  );
  return {
    app,
    test,
    async call(account, request, { body, headers = {}, from } = {}) {
      const [method, url] = request.split(' ') as ['GET' | 'POST' | 'PUT' | 'PATCH', string];
      const response = await app.inject({
        method,
        url,
        ...(from !== undefined && { remoteAddress: from }),
        headers: {
          ...(account !== null && { authorization: `Bearer ${tokenOf(account)}` }),
          ...(typeof body === 'object' && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && {
          payload: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
        }),
      });
      const isJson = response.body !== '' && /[/+]json/.test(String(response.headers['content-type']));
      return {
        status: response.statusCode,
        headers: response.headers,
        text: response.body,
        body: isJson ? (JSON.parse(response.body) as unknown) : undefined,
      };
    },
    async close() {
      await app.close();
      await asApi.destroy();
      if (!engine) await test.drop();
    },
  };
}

/** `judge-1@demo` signed in as a person; `machine:institution@demo` is the institution's own system. */
export const tokenOf = (account: string): string =>
  account.startsWith('machine:')
    ? `${account.slice('machine:'.length).replace('@', '.')}.machine`
    : `${account.replace('@', '.')}.human`;
