import { createClient, type Client } from '#worker/standalone/demo/client.ts';
import { SignInClient } from '../stack/sign-in-client.ts';
import { type Deployment, INSTITUTION } from './deployment.ts';

/** The people of the institution and its own program, each with a token that the provider issued to them. */
export interface People {
  institution: Client;
  judges: { id: string; client: Client }[];
  supervisor: { id: string; client: Client };
  auditor: Client;
  /** Without an account, as subjects are. */
  nobody: Client;
}

/**
 * Signs people in at the provider's page by code flow with PKCE, and the institution's program by client credentials.
 *
 * @throws Error where the provider issues no token
 */
export async function signPeopleIn(deployment: Deployment, signal: AbortSignal): Promise<People> {
  const { url, identity, clientSecret } = deployment;
  const as = async (name: string) => {
    const browser = new SignInClient(identity.issuer, `${url}/auth/callback`);
    const back = await browser.signIn(`${name}@${INSTITUTION}`);
    const code = back.searchParams.get('code') ?? '';
    return createClient(url, signal, tokenIn(await browser.tokens({ grant_type: 'authorization_code', code })));
  };
  const credentials = Buffer.from(`hearken-machine-${INSTITUTION}:${clientSecret}`).toString('base64');
  const answer = await fetch(`${identity.issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${credentials}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'hearken' }),
  });
  const program = { status: answer.status, body: (await answer.json()) as Record<string, string> };
  const judges = await Promise.all(
    ['judge-1', 'judge-2', 'judge-3'].map(async (name) => ({ id: `${name}@${INSTITUTION}`, client: await as(name) })),
  );
  return {
    institution: createClient(url, signal, tokenIn(program)),
    judges,
    supervisor: { id: `supervisor@${INSTITUTION}`, client: await as('supervisor') },
    auditor: await as('auditor'),
    nobody: createClient(url, signal),
  };
}

function tokenIn({ status, body }: { status: number; body: Record<string, string> }): string {
  const token = body['access_token'];
  if (token === undefined)
    throw new Error(`the provider answered ${status}: ${body['error_description'] ?? body['error']}`);
  return token;
}
