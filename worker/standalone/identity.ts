import { mkdirSync } from 'node:fs';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import Provider from 'oidc-provider';
import { DEMO_ACCOUNTS, MACHINE_ACCOUNTS } from './identity/accounts.ts';
import { providerConfiguration } from './identity/configuration.ts';
import { DEV_TOKEN_PATH, answerDevToken } from './identity/dev-token.ts';
import { ensureSecrets, ensureSigningKey } from './identity/keys.ts';
import { mintToken } from './identity/mint-token.ts';
import { contentSecurityPolicy } from './identity/page.ts';
import { answerSignIn, signInPath } from './identity/sign-in.ts';
import { UnknownAccount } from './identity/unknown-account.ts';
import { findFreePort } from './state/ports.ts';

export interface IdentityOptions {
  /** Keys, secrets and sessions are stored in `identity/` below this directory, which is created if it is missing. */
  dataDirectory: string;
  /** Loopback port; a free one by default. It is part of the issuer, so tokens outlive a restart only on the same port. */
  port?: number;
  /** Base address of the web client, such as `http://127.0.0.1:8080`. */
  publicUrl: string;
  /** Bearer secret of `POST /internal/token`; without a secret, that route does not exist. */
  devTokenSecret?: string;
  /** Whether people can sign in to demo accounts, without passwords. Default true; machine clients exist in any case. */
  demoAccounts?: boolean;
  log?: (line: string) => void;
}

export interface Identity {
  issuer: string;
  /**
   * An access token of 8 hours for an account such as `judge-1@demo` or `hearken-machine-demo`.
   *
   * @throws UnknownAccount
   */
  mintToken(account: string): Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts an OpenID provider for demo accounts on 127.0.0.1. Its tokens are verified like any other provider's, by
 * discovery and published keys. People sign in by a click; they have no passwords.
 */
export async function startIdentity(options: IdentityOptions): Promise<Identity> {
  const { demoAccounts = true, log = (line: string) => console.error(line), devTokenSecret } = options;
  const directory = join(options.dataDirectory, 'identity');
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const publicUrl = new URL(options.publicUrl);
  const port = options.port ?? (await findFreePort());
  const issuer = `http://127.0.0.1:${port}`;
  const signingKey = await ensureSigningKey(directory);
  const accounts = demoAccounts ? DEMO_ACCOUNTS : [];
  const sessions = new DatabaseSync(join(directory, 'sessions.db'));
  const provider = new Provider(
    issuer,
    providerConfiguration({ accounts, publicUrl, signingKey, secrets: await ensureSecrets(directory), sessions }),
  );
  provider.on('server_error', (_context, error) => log(`identity: ${error.stack ?? error.message}`));

  const mint = async (id: string) => {
    const known = [...accounts, ...MACHINE_ACCOUNTS];
    const account = known.find((each) => each.id === id);
    if (!account)
      throw new UnknownAccount(
        id,
        known.map((each) => each.id),
      );
    return mintToken(signingKey, issuer, account);
  };

  const protocol = provider.callback();
  const policy = contentSecurityPolicy(publicUrl.origin);
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    response.setHeader('content-security-policy', policy);
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('referrer-policy', 'no-referrer');
    const { pathname } = new URL(request.url ?? '/', issuer);
    if (pathname === DEV_TOKEN_PATH && devTokenSecret !== undefined)
      await answerDevToken(devTokenSecret, mint, request, response);
    else if (pathname.startsWith(signInPath(''))) await answerSignIn(provider, accounts, request, response);
    else await protocol(request, response);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      log(`identity: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1' }, resolve);
  });

  return {
    issuer,
    mintToken: mint,
    async stop() {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      sessions.close();
    },
  };
}
