import { expect, test } from 'vitest';
import { readPrecedentUpload } from '#api/import/precedents.ts';
import { readCsv } from '#api/import/read-csv.ts';
import { readNdjson } from '#api/import/read-ndjson.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';

const ROWS = 30_000;

/** How often the event loop came round while something was done. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let next: NodeJS.Immediate;
  const count = () => {
    turns++;
    next = setImmediate(count);
  };
  next = setImmediate(count);
  await work();
  clearImmediate(next);
  return turns;
}

const csv = `id,risk,age,outcome\n${Array.from({ length: ROWS }, (_, index) => `p-${index},1,40,repaid`).join('\n')}\n`;
const ndjson = Array.from({ length: ROWS }, (_, index) =>
  JSON.stringify({ id: `p-${index}`, facts: { risk: 1, age: 40 }, outcome: 'repaid' }),
).join('\n');
const precedents = JSON.parse(`[${ndjson.replaceAll('\n', ',')}]`) as unknown[];
const check = (mediaType: string, body: unknown) => () =>
  readPrecedentUpload({ mediaType, body, policy: 'credit' }, samplePolicy());

test.each<[string, () => Promise<unknown>, number]>([
  ['reading CSV', () => readCsv(csv), csv.length / 65_536 - 1],
  ['reading NDJSON', () => readNdjson(ndjson), ROWS / 1_000 - 1],
  ['checking JSON', check('application/json', { policy: 'credit', precedents }), ROWS / 1_000 - 1],
  ['checking CSV', check('text/csv', csv), (2 * ROWS) / 1_000 - 1],
])('%s lets others have their turn', async (_what, work, least) => {
  expect(await turnsDuring(work)).toBeGreaterThanOrEqual(Math.floor(least));
});
