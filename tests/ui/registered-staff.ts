import pg from 'pg';
import { inject } from 'vitest';
import { caller } from './api.ts';

/** Registers `judge-1@demo` and so on, each as Judge Number 1 and so on. */
export async function registerJudges(...numbers: readonly number[]): Promise<void> {
  const supervisor = caller(inject('pages').url, 'supervisor@demo');
  for (const number of numbers)
    await supervisor('PUT', `/v1/staff/judge-${number}@demo`, { name: `Judge Number ${number}`, role: 'judge' });
}

/** Removes everyone who is registered, because other tests go by what holds while nobody is. */
export async function forgetStaff(): Promise<void> {
  const client = new pg.Client({ connectionString: inject('pages').ownerUrl });
  await client.connect();
  await client.query(`delete from hearken.staff where institution_id = 'demo'`);
  await client.end();
}
