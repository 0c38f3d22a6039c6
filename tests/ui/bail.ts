import { inject } from 'vitest';
import { readExample } from '#worker/standalone/examples/seed.ts';
import { caller } from './api.ts';

/** The bail example as a policy of the institution under a key, with its real precedents. */
export async function putBail(key: string, institution = 'demo'): Promise<void> {
  const call = caller(inject('pages').url, `institution@${institution}`);
  await call('PUT', `/v1/policies/${key}`, JSON.parse(await readExample('bail', 'policy.json')));
  await call('POST', `/v1/precedents?policy=${key}`, await readExample('bail', 'precedents.csv'), 'text/csv');
}
