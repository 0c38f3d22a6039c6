/** `npm run bench -- long-lists`: from a file with a column of thousands of values to a docket, by each way of comparing them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { findReferenceClassLeavingOut } from '#activities/reference-class/find-reference-class.ts';
import { buildReferenceClassIndex } from '#activities/reference-class/reference-class-index.ts';
import { demoToken } from '#worker/standalone/command-line/demo-token.ts';
import { createClient } from '#worker/standalone/demo/client.ts';
import { startStack } from '#worker/standalone/stack.ts';
import { Policy, type Facts } from '#workflows/domain/policy.ts';
import { seededRandom } from '#workflows/domain/seeded-random.ts';
import { startBrowser } from '../ui/start-browser.ts';
import { currentLoad } from './machine-facts.ts';

const VALUES = 6_000;
const ROWS = 20_000;
const CASES = 200;
/** How long the worker has for the precedents and their fits before the docket comes. */
const SETTLE_MILLISECONDS = 15_000;
const WAYS = {
  'one by one': { by: 'values' },
  'by frequency': { by: 'frequency', ownValues: 50 },
  'by hierarchy': { by: 'hierarchy', prefixes: [2, 4] },
};

/** Codes such as `29-1141`; few of them are frequent, and the outcome depends on their first two digits and on the months. */
const random = seededRandom('long-lists');
const rows = Array.from({ length: ROWS + CASES }, () => {
  const code = Math.floor(VALUES * random() ** 3);
  const group = 11 + (code % 23);
  const months = Math.floor(60 * random());
  const isBad = random() < (group % 5) / 8 + months / 240;
  return { work: `${group}-${1_000 + code}`, months, bad: isBad ? 1 : 0 };
});
const listed = Array.from({ length: VALUES }, (_, code) => `${11 + (code % 23)}-${1_000 + code}`);
rows.splice(0, VALUES, ...listed.map((work, place) => ({ ...rows[place]!, work })));
const table = [
  'id,work,months,bad',
  ...rows.slice(0, ROWS).map((row, place) => `p-${place},${row.work},${row.months},${row.bad}`),
].join('\n');

const Draft = z.object({ policy: Policy, columns: z.unknown(), dialect: z.unknown() });
const Docket = z.object({ docketId: z.string() });
const Progress = z.object({ phases: z.partialRecord(z.string(), z.number()) });

const loadBefore = currentLoad();
const dataDirectory = await mkdtemp(join(tmpdir(), 'hearken-bench-long-lists-'));
const stack = await startStack({ dataDirectory, port: 0, environment: process.env, log: () => undefined });
const browser = await startBrowser();
try {
  const { signal } = new AbortController();
  const client = createClient(stack.apiUrl, signal, await demoToken(stack.apiUrl, signal));
  const page = await (await browser.newContext({ baseURL: stack.apiUrl })).newPage();
  await page.goto('/auth/sign-in');
  await page.click('button[value="institution@demo"]');
  await page.waitForURL((at) => !at.pathname.startsWith('/auth/'));
  console.log(`load before ${loadBefore}; ${new Set(listed).size} values in ${ROWS} rows, a docket of ${CASES}`);
  console.log(
    '               draft (s)   policy (KB)   import (s)   docket (s)   editor (KB)   search (ms of the processor a case)',
  );
  for (const [index, [name, compare]] of Object.entries(WAYS).entries()) {
    const key = `long${index}`;
    const asked = new URLSearchParams({
      key,
      outcome: 'bad',
      adverse: '1',
      compare: JSON.stringify({ work: compare }),
    });
    const [draft, drafted] = await timed(() => client.post(`/v1/policies/draft?${asked.toString()}`, Draft, table));
    await client.call('PUT', `/v1/policies/${key}`, z.unknown(), draft.policy);
    const reading = new URLSearchParams({
      policy: key,
      columns: JSON.stringify(draft.columns),
      dialect: JSON.stringify(draft.dialect),
    });
    const [, imported] = await timed(() => client.post(`/v1/precedents?${reading.toString()}`, z.unknown(), table));
    await sleep(SETTLE_MILLISECONDS);
    const cases = rows.slice(ROWS).map(({ work, months }, place) => ({
      externalRef: `c-${place}`,
      facts: { work, months },
      subject: { name: `Person ${place}`, contact: 'post' },
    }));
    const [, scored] = await timed(async () => {
      const { docketId } = await client.post('/v1/dockets', Docket, { policy: key, cases });
      while (((await client.get(`/v1/dockets/${docketId}`, Progress)).phases['received'] ?? 0) > 0) await sleep(200);
    });
    const editor = (await (await page.goto(`/policies/${key}/edit`))?.body())?.length ?? 0;
    const figures = [
      drafted.toFixed(1).padStart(10),
      kilobytes(JSON.stringify(draft.policy).length).padStart(13),
      imported.toFixed(1).padStart(12),
      scored.toFixed(1).padStart(12),
      kilobytes(editor).padStart(13),
      searchTime(draft.policy).toFixed(2).padStart(12),
    ];
    console.log(`${name.padEnd(14)} ${figures.join(' ')}`);
  }
} finally {
  await browser.close();
  await stack.stop();
  await rm(dataDirectory, { recursive: true, force: true });
}

/** Processor time of a case's search with its principal factors, in milliseconds. */
function searchTime(policy: Policy): number {
  const factsOf = ({ work, months }: (typeof rows)[number]): Facts => ({ work, months });
  const precedents = rows
    .slice(0, ROWS)
    .map((row, place) => ({ id: `p-${place}`, facts: factsOf(row), adverse: row.bad === 1 }));
  const index = buildReferenceClassIndex(policy, precedents);
  const search = (row: (typeof rows)[number]) =>
    findReferenceClassLeavingOut(index, factsOf(row), policy.referenceClass.k, ['work', 'months']);
  for (const row of rows.slice(ROWS)) search(row);
  const before = process.cpuUsage();
  for (const row of rows.slice(ROWS)) search(row);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / CASES;
}

/** What something gives, and how many seconds it took. */
async function timed<T>(run: () => Promise<T>): Promise<[T, number]> {
  const started = performance.now();
  const result = await run();
  return [result, (performance.now() - started) / 1_000];
}

function kilobytes(bytes: number): string {
  return Math.round(bytes / 1_000).toLocaleString('en');
}
