import { createClient, type Client } from '#worker/standalone/demo/client.ts';
import { SignInClient } from '../stack/sign-in-client.ts';
import { type Deployment, INSTITUTION } from './deployment.ts';
import { createPatientClient } from './patient-client.ts';

const JUDGES = ['judge-1', 'judge-2', 'judge-3'];

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
 * @returns the same people twice: those who send each call once, and those who repeat it until it is answered
 * @throws Error where the provider issues no token
 */
export async function signPeopleIn(
  deployment: Deployment,
  signal: AbortSignal,
): Promise<{ people: People; patient: People }> {
  const { url, identity, clientSecret } = deployment;
  const signIn = async (name: string) => {
    const browser = new SignInClient(identity.issuer, `${url}/auth/callback`);
    const back = await browser.signIn(`${name}@${INSTITUTION}`);
    const code = back.searchParams.get('code') ?? '';
    return tokenIn(await browser.tokens({ grant_type: 'authorization_code', code }));
  };
  const credentials = Buffer.from(`hearken-machine-${INSTITUTION}:${clientSecret}`).toString('base64');
  const answer = await fetch(`${identity.issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${credentials}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'hearken' }),
  });
  const program = { status: answer.status, body: (await answer.json()) as Record<string, string> };
  const institution = tokenIn(program);
  const staff = new Map<string, string>();
  for (const name of [...JUDGES, 'supervisor', 'auditor']) staff.set(name, await signIn(name));
  const having = (clientOf: (token?: string) => Client): People => ({
    institution: clientOf(institution),
    judges: JUDGES.map((name) => ({ id: `${name}@${INSTITUTION}`, client: clientOf(staff.get(name)) })),
    supervisor: { id: `supervisor@${INSTITUTION}`, client: clientOf(staff.get('supervisor')) },
    auditor: clientOf(staff.get('auditor')),
    nobody: clientOf(),
  });
  return {
    people: having((token) => createClient(url, signal, token)),
    patient: having((token) => createPatientClient(url, signal, token)),
  };
}

function tokenIn({ status, body }: { status: number; body: Record<string, string> }): string {
  const token = body['access_token'];
  if (token === undefined)
    throw new Error(`the provider answered ${status}: ${body['error_description'] ?? body['error']}`);
  return token;
}
