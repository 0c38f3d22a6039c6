import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { demoToken } from '#worker/standalone/command-line/demo-token.ts';
import { openFirstDocket } from '#worker/standalone/command-line/first-docket.ts';
import { createClient } from '#worker/standalone/demo/client.ts';
import { caller } from '../api.ts';

const ROWS = 130;
const CASES = 10;
const { url } = inject('pages');

/** A file with quoted line breaks, an empty column before a repeated name, and free text. */
const FILE = [
  'case id;amount;;grade;statement;grade;bad',
  ...Array.from({ length: ROWS }, (_, row) =>
    [
      `r-${row}`,
      `${row % 60},5`,
      '',
      'abc'[Math.floor(row / 3) % 3],
      `"said on line ${row}\nand the next"`,
      'x',
      Math.floor(row / 7) % 2,
    ].join(';'),
  ),
].join('\n');

test('one command goes from a file to a docket whose cases are scored, and a second time it is refused', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'hearken-file-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const file = join(directory, 'past.csv');
  await writeFile(file, FILE);
  const { signal } = new AbortController();
  const client = createClient(url, signal, await demoToken(url, signal));
  const key = `command${randomBytes(4).toString('hex')}`;
  const said: string[] = [];
  const run = (outcome?: string) =>
    openFirstDocket(
      client,
      { file, key, outcome, adverse: outcome === undefined ? [] : ['1'], cases: CASES, contact: 'post' },
      (line) => said.push(line),
    );
  expect(await run()).toBeUndefined();
  expect(said.at(-1)).toContain('--outcome "grade"');

  const docketId = await run('bad');
  expect(said).toContain(`${ROWS - CASES} precedents; 0 rows left out because of faults`);
  const call = caller(url, 'institution@demo');
  expect(await call('GET', `/v1/dockets/${docketId}`)).toMatchObject({ policy: key });
  const { cases } = (await call('GET', `/v1/cases?policy=${key}&limit=100`)) as { cases: { id: string }[] };
  expect(cases).toHaveLength(CASES);
  expect(await call('GET', `/v1/cases/${cases[0]?.id}`)).toMatchObject({
    externalRef: expect.stringMatching(/^r-12\d$/) as string,
    facts: { amount: expect.any(Number) as number, statement: expect.stringContaining('\nand the next') as string },
    score: { probability: expect.any(Number) as number },
  });
  await expect(run('bad')).rejects.toThrow('already');
});
