import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { startStack } from '#worker/standalone/stack.ts';
import { WORDS } from '../../case/words.ts';
import { makeMaterial } from '../../fuzz/material.ts';
import { personalWords } from '../../setup/personal-data.ts';
import { temporaryDirectory } from '../temporary-directory.ts';

/** Stands in everything that is sent to fail; none of it may be found again. */
const CANARY = 'kanarienvogel';

test(
  'a run through claims, drafts, answers, records, failures and outages leaves no word, link or token in any log',
  { timeout: 300_000 },
  async () => {
    const dataDirectory = temporaryDirectory();
    const stack = await startStack({ dataDirectory, port: 0, log: () => undefined });
    onTestFinished(() => stack.stop());
    const { apiUrl } = stack;
    const material = await makeMaterial(apiUrl, 'logs');
    const token = await stack.tokenFor('judge-1@demo');
    const send = async (method: string, path: string, body?: string, headers: Record<string, string> = {}) => {
      const response = await fetch(`${apiUrl}${path}`, {
        method,
        headers: { 'content-type': 'application/json', ...headers },
        ...(body !== undefined && { body }),
        redirect: 'manual',
      });
      await response.text();
      return response.status;
    };
    const signedIn = { authorization: `Bearer ${token}` };
    const link = `/v1/appeals/${material.tokens[0]}`;

    // A draft that is never sent, a page, and what is wrong in every way that something can be wrong.
    expect(await send('PUT', `${link}/drafts/claim`, JSON.stringify({ statement: CANARY }))).toBe(200);
    expect(await send('GET', `/appeal/${material.tokens[0]}`, undefined, { accept: 'text/html' })).toBe(200);
    expect(await send('POST', `${link}/claims`, `{"statement":"${CANARY}`)).toBe(400);
    expect(await send('POST', `${link}/claims`, JSON.stringify({ statement: '', [CANARY]: CANARY }))).toBe(422);
    expect(await send('GET', `/v1/appeals/${CANARY.repeat(3)}`)).toBe(404);
    expect(await send('GET', `/${CANARY}?${CANARY}=${CANARY}`)).toBe(404);
    expect(await send('GET', '/v1/cases', undefined, { authorization: `Bearer ${CANARY}.${CANARY}.x` })).toBe(401);
    expect(await send('GET', `/v1/cases?externalRef=${CANARY}`, undefined, signedIn)).toBe(403);
    expect(await send('GET', '/hearings', undefined, { cookie: `hearken-session=${CANARY}` })).toBe(303);
    expect(await send('GET', `/auth/callback?code=${CANARY}&state=${CANARY}`)).toBe(401);

    // A guard of the database that refuses words, and a database and a workflow server that are gone in the middle.
    const owner = new pg.Client({ connectionString: stack.databaseOwnerUrl });
    await owner.connect();
    await expect(owner.query(`insert into hearken.institutions values ('${CANARY}', '${CANARY}')`)).rejects.toThrow();
    await expect(owner.query(`select '${CANARY}'::uuid`)).rejects.toThrow();
    const words = await personalWords(stack.databaseOwnerUrl);
    await owner.end();
    await stack.kill('postgres', 'SIGKILL', { restart: false });
    expect(await send('POST', `${link}/claims`, JSON.stringify({ statement: CANARY }))).toBeGreaterThanOrEqual(500);
    await stack.start('postgres');
    await stack.ready();
    await stack.kill('worker', 'SIGKILL');
    await stack.ready();

    await stack.stop();
    const folder = join(dataDirectory, 'logs');
    const logs = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
    expect(logs.map(({ name }) => name)).toEqual(expect.arrayContaining(['api.log', 'postgres.log', 'worker.log']));
    expect(words.length).toBeGreaterThan(50);
    const secrets = [...words, ...Object.values(WORDS), ...material.tokens, CANARY, token.split('.')[1] ?? '', token];
    for (const { name, text } of logs)
      for (const secret of secrets) expect(text.includes(secret) && secret, `${name} holds a secret`).toBe(false);

    // And yet it says what happened: who did what, what was refused, and that something went wrong.
    const lines = logs
      .find(({ name }) => name === 'api.log')!
      .text.split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const find = (wanted: Record<string, unknown>) => expect(lines).toContainEqual(expect.objectContaining(wanted));
    find({ route: '/v1/hearings/:id/perspective', status: 201, who: 'judge-1@demo', institution: 'demo' });
    find({ route: '/v1/appeals/:token', status: 404, refusal: 'linkUnknown' });
    find({ route: '/v1/cases', status: 401, refusal: 'unauthorized' });
    find({ route: '/v1/cases', status: 403, refusal: 'notPermitted', who: 'judge-1@demo' });
    find({ route: '/auth/callback', status: 401 });
    find({ level: 40, msg: 'the database does not serve', err: expect.anything() as unknown });
  },
);
