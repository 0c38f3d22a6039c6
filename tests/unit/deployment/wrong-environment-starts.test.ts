import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readApiConfiguration } from '#api/configuration.ts';
import { StartRefused } from '#db/environment/read-environment.ts';
import { SECRETS, VARIABLES } from '#db/environment/variables.ts';
import { readWorkerConfiguration } from '#worker/configuration.ts';
import { readWitnessConfiguration } from '#worker/witness/configuration.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
const SHARED = {
  DATABASE_URL: 'postgres://hearken:word@postgres/hearken',
  TEMPORAL_ADDRESS: 'temporal:7233',
  PUBLIC_URL: 'https://hearken.example',
};
const API = { ...SHARED, OIDC_ISSUER: 'https://login.example', HEARKEN_DATA_KEY: KEY };
const WORKER = {
  ...SHARED,
  HEARKEN_LEDGER_ORIGIN: 'hearken.example/ledger',
  HEARKEN_LEDGER_KEY: KEY,
  SMTP_URL: 'smtp://mail.example',
  NOTICE_FROM: 'hearken@example.org',
};

function reasons(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof StartRefused) return error.reasons;
    throw error;
  }
  return [];
}
const api = (change: NodeJS.ProcessEnv) => reasons(() => readApiConfiguration({ ...API, ...change }));
const worker = (change: NodeJS.ProcessEnv) => reasons(() => readWorkerConfiguration({ ...WORKER, ...change }));

describe('an environment that cannot be used', () => {
  it('is refused with every fault and what to set each variable to, and no value is repeated', () => {
    const found = api({
      OIDC_ISSUER: undefined,
      DATABASE_URL: 'mysql://hearken:hunter2@postgres/hearken',
      PORT: '123456',
      HEARKEN_DATA_KEY: 'aHVudGVyMg==',
      OIDC_CLIENT_SECRET_FILE: '/nowhere/at/all',
      HEARKEN_PROBE_ADDRESS: 'http://api:8080',
    });
    const named = found.map((reason) => /^\w+/.exec(reason)?.[0]);
    expect(named.toSorted()).toEqual([
      'DATABASE_URL',
      'HEARKEN_DATA_KEY',
      'HEARKEN_PROBE_ADDRESS',
      'OIDC_CLIENT_SECRET_FILE',
      'OIDC_ISSUER',
      'PORT',
    ]);
    expect(found.join('\n')).not.toMatch(/hunter2|aHVudGVyMg|123456/);
    expect(found.find((reason) => reason.startsWith('OIDC_ISSUER'))).toBe(
      'OIDC_ISSUER is not set. Set it to the issuer of your OpenID provider exactly as its tokens name it, such as https://login.example',
    );
  });

  it.each([
    ['HEARKEN_WITNES_URL', 'HEARKEN_WITNESS_URL'],
    ['HEARKEN_SWEEP_SECOND', 'HEARKEN_SWEEP_SECONDS'],
    ['HEARKEN_DATAKEY_FILE', 'HEARKEN_DATA_KEY_FILE'],
  ])('has the misspelt %s corrected to %s', (name, nearest) => {
    for (const read of [api, worker])
      expect(read({ [name]: 'x' })).toEqual([
        `${name} is not a variable of Hearken. Rename it to ${nearest} if you meant that, or remove it`,
      ]);
  });

  it.each<[string, NodeJS.ProcessEnv, string]>([
    ['no mail server', { SMTP_URL: undefined }, 'SMTP_URL is not set, so no subject would get a notice'],
    ['no sender', { NOTICE_FROM: undefined }, 'NOTICE_FROM is not set, and SMTP_URL is'],
    ['a short ledger key', { HEARKEN_LEDGER_KEY: 'c2hvcnQ=' }, 'HEARKEN_LEDGER_KEY cannot be used'],
    ['a wrong endpoint', { OPENAI_BASE_URL: 'localhost' }, 'OPENAI_BASE_URL cannot be used'],
    ['half a certificate', { TEMPORAL_TLS_CLIENT_CERT_PATH: '/dev/null' }, 'TEMPORAL_TLS_CLIENT_KEY_PATH is not set'],
    ['a key in clear', { TEMPORAL_API_KEY: 'k', TEMPORAL_TLS: 'false' }, 'TEMPORAL_TLS is false'],
    [
      'a missing file',
      { TEMPORAL_TLS_SERVER_CA_CERT_PATH: '/nowhere' },
      'TEMPORAL_TLS_SERVER_CA_CERT_PATH names a file',
    ],
  ])('is refused before a worker does anything with %s', (_what, change, begins) => {
    expect(worker(change)).toEqual([expect.stringMatching(new RegExp(`^${begins}`))]);
  });

  it('is accepted with the variables in which Kubernetes describes its services', () => {
    const services = {
      HEARKEN_API_SERVICE_HOST: '10.0.0.1',
      HEARKEN_API_SERVICE_PORT_HTTP: '8080',
      HEARKEN_API_PORT: 'tcp://10.0.0.1:8080',
      HEARKEN_API_PORT_8080_TCP_ADDR: '10.0.0.1',
    };
    expect(api(services)).toEqual([]);
    expect(api({ HEARKEN_PORT: '8080' })).toHaveLength(1);
  });
});

describe('every variable that a process reads', () => {
  const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

  it('is known, so that a right name is never refused', () => {
    const sources = ['api/configuration.ts', 'worker/configuration.ts', 'worker/witness/configuration.ts'].map(read);
    const names = sources.flatMap((text) => [...text.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name));
    expect(names.length).toBeGreaterThan(30);
    for (const name of names) expect(VARIABLES).toHaveProperty(name!);
    expect(reasons(() => readWitnessConfiguration({ HEARKEN_WITNES_NAME: 'x' })).at(-1)).toMatch(
      /HEARKEN_WITNESS_NAME/,
    );
  });

  it('has a row in the table of docs/configuration.md', () => {
    const table = read('docs/configuration.md').split('## Commands')[0]!;
    const without = Object.keys(VARIABLES).filter(
      (name) => !table.includes(name.replace(/_PER_PRINCIPAL$/, '_PER_ADDRESS')),
    );
    expect(without.filter((name) => !VARIABLES[name as keyof typeof VARIABLES].startsWith('nothing'))).toEqual([]);
  });

  it('that holds a secret may be in a file', () => {
    for (const name of SECRETS)
      expect(api({ [name]: undefined, [`${name}_FILE`]: '/nowhere' })[0]).toMatch(`${name}_FILE`);
  });
});
