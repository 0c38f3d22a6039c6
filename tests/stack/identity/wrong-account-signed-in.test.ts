import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { expect, onTestFinished, test } from 'vitest';
import { type IdentityOptions, startIdentity } from '#worker/standalone/identity.ts';
import { SignInClient } from '../sign-in-client.ts';
import { temporaryDirectory } from '../temporary-directory.ts';

const PUBLIC_URL = 'http://127.0.0.1:8080';
const CALLBACK = `${PUBLIC_URL}/auth/callback`;

async function identity(options: Partial<IdentityOptions> = {}) {
  const running = await startIdentity({ dataDirectory: temporaryDirectory(), publicUrl: PUBLIC_URL, ...options });
  let stopped = false;
  const stop = async () => {
    if (!stopped) await running.stop();
    stopped = true;
  };
  onTestFinished(stop);
  return { ...running, stop };
}

/** Verifies as the API does: by discovery, published keys, issuer, audience and type. */
async function verify(issuer: string, token: string) {
  const discovery = (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as { jwks_uri: string };
  const keys = createRemoteJWKSet(new URL(discovery.jwks_uri));
  return (await jwtVerify(token, keys, { issuer, audience: 'hearken', typ: 'at+jwt' })).payload;
}

test('a person who signs in by code flow gets a token with their claims', async () => {
  const { issuer } = await identity();
  const client = new SignInClient(issuer, CALLBACK);
  const back = await client.signIn('judge-2@other');
  expect(back.origin + back.pathname).toBe(CALLBACK);
  expect(back.searchParams.get('state')).toBe('some-state');

  const { body } = await client.tokens({ grant_type: 'authorization_code', code: back.searchParams.get('code')! });
  const claims = await verify(issuer, body['access_token']!);
  expect(claims).toMatchObject({
    sub: 'judge-2@other',
    institution: 'other',
    roles: ['judge'],
    name: 'Judge 2 (other)',
    amr: ['demo'],
    client_id: 'hearken-web',
  });
  expect(Math.abs((claims['auth_time'] as number) - Date.now() / 1000)).toBeLessThan(10);
  expect(claims.exp! - claims.iat!).toBe(60 * 60);

  expect(decodeJwt(body['id_token']!)).toMatchObject({
    sub: 'judge-2@other',
    name: 'Judge 2 (other)',
    roles: ['judge'],
  });

  const refreshed = await client.tokens({ grant_type: 'refresh_token', refresh_token: body['refresh_token']! });
  expect(await verify(issuer, refreshed.body['access_token']!)).toMatchObject({
    sub: 'judge-2@other',
    roles: ['judge'],
    auth_time: claims['auth_time'],
    amr: ['demo'],
  });
});

test('the sign-in page lists the demo accounts as such and lets no script run', async () => {
  const { issuer } = await identity();
  const client = new SignInClient(issuer, CALLBACK);
  await client.signIn('auditor@demo');
  expect(client.page).toContain('demo accounts without passwords');
  for (const account of ['institution@demo', 'judge-3@demo', 'supervisor@other', 'auditor@other'])
    expect(client.page).toContain(`value="${account}"`);
  expect(client.pagePolicy).toContain(`default-src 'none'`);
  expect(client.pagePolicy).not.toContain('unsafe');
});

test('an account that does not exist cannot sign in', async () => {
  const { issuer } = await identity();
  const client = new SignInClient(issuer, CALLBACK);
  const back = await client.signIn('somebody@else');
  expect(back.searchParams.get('code')).toBeNull();
});

test('the code flow refuses a client without a code challenge, and a verifier that does not fit', async () => {
  const { issuer } = await identity();
  const client = new SignInClient(issuer, CALLBACK);
  const refused = await client.request(client.authorizationUrl(false));
  expect(new URL(refused.headers.get('location')!).searchParams.get('error')).toBe('invalid_request');

  const code = (await client.signIn('judge-1@demo')).searchParams.get('code');
  expect(code).not.toBeNull();
  const thief = new SignInClient(issuer, CALLBACK);
  const answer = await thief.tokens({ grant_type: 'authorization_code', code: code! });
  expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
});

test('a redirect to another address is refused', async () => {
  const { issuer } = await identity();
  const client = new SignInClient(issuer, 'http://127.0.0.1:9999/elsewhere');
  const response = await client.request(client.authorizationUrl());
  expect(response.status).toBe(400);
  expect(await response.text()).toContain('invalid_redirect_uri');
});

test('a machine client gets a token without any sign of a person', async () => {
  const dataDirectory = temporaryDirectory();
  const { issuer } = await identity({ dataDirectory });
  const secrets = JSON.parse(readFileSync(join(dataDirectory, 'identity', 'secrets.json'), 'utf8'));
  const secret: string = secrets.machineClients['hearken-machine-demo'];
  const ask = (password: string) =>
    fetch(`${issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`hearken-machine-demo:${password}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'hearken' }),
    });
  const claims = await verify(issuer, ((await (await ask(secret)).json()) as { access_token: string }).access_token);
  expect(claims).toMatchObject({ sub: 'hearken-machine-demo', institution: 'demo', roles: ['institution'] });
  expect(claims).not.toHaveProperty('auth_time');
  expect(claims).not.toHaveProperty('amr');
  expect((await ask('guessed')).status).toBe(401);
});

test('minted tokens verify like any other and name the account', async () => {
  const { issuer, mintToken } = await identity();
  const person = await verify(issuer, await mintToken('supervisor@demo'));
  expect(person).toMatchObject({ sub: 'supervisor@demo', institution: 'demo', roles: ['supervisor'], amr: ['demo'] });
  expect(person.exp! - person.iat!).toBe(8 * 60 * 60);
  const machine = await verify(issuer, await mintToken('hearken-machine-other'));
  expect(machine).toMatchObject({ institution: 'other', roles: ['institution'] });
  expect(machine).not.toHaveProperty('auth_time');
  await expect(mintToken('judge-9@demo')).rejects.toThrow('judge-1@demo');
});

test('tokens and sign-ins outlive a restart, and keys are for their owner only', async () => {
  const dataDirectory = temporaryDirectory();
  const first = await identity({ dataDirectory });
  const token = await first.mintToken('judge-1@demo');
  const client = new SignInClient(first.issuer, CALLBACK);
  const back = await client.signIn('judge-1@demo');
  const { body } = await client.tokens({
    grant_type: 'authorization_code',
    code: back.searchParams.get('code')!,
  });
  await first.stop();
  // This process still holds connections to the first server; it drops them on the next turn.
  await sleep(20);

  const second = await identity({ dataDirectory, port: Number(new URL(first.issuer).port) });
  expect((await verify(second.issuer, token)).sub).toBe('judge-1@demo');
  const refreshed = await client.tokens({ grant_type: 'refresh_token', refresh_token: body['refresh_token']! });
  expect((await verify(second.issuer, refreshed.body['access_token']!)).sub).toBe('judge-1@demo');

  const directory = join(dataDirectory, 'identity');
  expect(statSync(directory).mode & 0o077).toBe(0);
  for (const file of readdirSync(directory).filter((each) => each.endsWith('.json')))
    expect(statSync(join(directory, file)).mode & 0o077).toBe(0);
});

test('another data directory has another key', async () => {
  const [one, two] = [await identity(), await identity()];
  await expect(verify(two.issuer, await one.mintToken('judge-1@demo'))).rejects.toThrow();
});

test('the token endpoint for the API requires its secret and a known account', async () => {
  const { issuer } = await identity({ devTokenSecret: 'between-the-two' });
  const ask = (secret: string, body: unknown) =>
    fetch(`${issuer}/internal/token`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}` },
      body: JSON.stringify(body),
    });
  const given = await ask('between-the-two', { account: 'auditor@demo' });
  expect(given.status).toBe(200);
  const { access_token } = (await given.json()) as { access_token: string };
  expect((await verify(issuer, access_token)).sub).toBe('auditor@demo');
  expect((await ask('guessed', { account: 'auditor@demo' })).status).toBe(401);
  expect((await ask('between-the-two', { account: 'nobody@demo' })).status).toBe(404);
  expect((await ask('between-the-two', {})).status).toBe(400);
});

test('the token endpoint for the API does not exist without a secret', async () => {
  const { issuer } = await identity();
  const response = await fetch(`${issuer}/internal/token`, {
    method: 'POST',
    headers: { authorization: 'Bearer undefined' },
    body: JSON.stringify({ account: 'auditor@demo' }),
  });
  expect(response.status).toBe(404);
});

test('in production no person can sign in without a password', async () => {
  const { issuer, mintToken } = await identity({ demoAccounts: false });
  const client = new SignInClient(issuer, CALLBACK);
  const back = await client.signIn('judge-1@demo');
  expect(back.searchParams.get('code')).toBeNull();
  expect(client.page).toContain('OIDC_ISSUER');
  await expect(mintToken('judge-1@demo')).rejects.toThrow('there is no account');
});
