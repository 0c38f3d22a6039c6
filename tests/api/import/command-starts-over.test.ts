import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importFile } from '#worker/standalone/command-line/import-file.ts';
import { createClient, type Client } from '#worker/standalone/demo/client.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { startApp, tokenOf, type AppUnderTest } from '../app-under-test.ts';

let app: AppUnderTest;
let client: Client;
const directory = mkdtempSync(join(tmpdir(), 'hearken-import-'));
beforeAll(async () => {
  app = await startApp();
  const address = await app.app.listen({ port: 0, host: '127.0.0.1' });
  client = createClient(address, new AbortController().signal, tokenOf('institution@demo'));
  await app.call('institution@demo', 'PUT /v1/policies/credit', { body: samplePolicy() });
});
afterAll(async () => {
  await app.close();
  rmSync(directory, { recursive: true });
});

const about = { kind: 'precedents', policy: 'credit', fileName: 'past.csv', unknownColumns: 'leaveOut' };
const file = join(directory, 'past.csv');
const refused = join(directory, 'refused.csv');
// More than one piece, because of a long note in each row.
const row = (index: number) => `p-${index},${index % 102},40,repaid,${'n'.repeat(1_100)}`;
const ROWS = 4_000;

test('a command that failed goes on where it was, and says which rows were refused', async () => {
  writeFileSync(
    file,
    `id,risk,age,outcome,note\n${Array.from({ length: ROWS }, (_, index) => row(index)).join('\n')}\n`,
  );
  const pieces: number[] = [];
  const failing: Client = {
    ...client,
    async call(method, path, schema, body, more) {
      if (method === 'PATCH' && pieces.push(Number(more?.['upload-offset'])) === 2) throw new Error('killed');
      return client.call(method, path, schema, body, more);
    },
  };
  const say = () => undefined;
  await expect(importFile(failing, { file, about }, say)).rejects.toThrow('killed');
  const said: string[] = [];
  expect(await importFile(failing, { file, about, refused }, (line) => said.push(line))).toBe(true);
  expect(pieces).toEqual([0, 4 * 1024 * 1024, 4 * 1024 * 1024]);
  const faulty = Math.floor(ROWS / 102);
  expect(said[0]).toBe(`${ROWS} rows: ${ROWS - faulty} added, 0 present, ${faulty} refused`);
  expect(readFileSync(refused, 'utf8').trim().split('\r\n')).toHaveLength(1 + faulty);
  // Once more, it is finished already.
  expect(await importFile(failing, { file, about }, say)).toBe(true);
  expect(pieces).toHaveLength(3);
});

test('a file that is refused as a whole can be corrected and sent under the same words', async () => {
  const other = join(directory, 'other.csv');
  writeFileSync(other, 'id,Risk,age,outcome\nq-1,10,40,repaid\n');
  const said: string[] = [];
  expect(await importFile(client, { file: other, about }, (line) => said.push(line))).toBe(false);
  expect(said.join('\n')).toMatch(/stopped: .*not valid/);
  await app.call('institution@demo', 'PUT /v1/policies/credit', {
    body: {
      ...samplePolicy(),
      attributes: samplePolicy().attributes.map((each) => (each.name === 'risk' ? { ...each, column: 'Risk' } : each)),
    },
  });
  expect(await importFile(client, { file: other, about }, () => undefined)).toBe(true);
});
