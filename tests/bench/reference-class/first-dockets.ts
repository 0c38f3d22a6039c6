import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { demoToken } from '#worker/standalone/command-line/demo-token.ts';
import { createClient, type Client } from '#worker/standalone/demo/client.ts';
import { startStack } from '#worker/standalone/stack.ts';
import { findFiles } from '../files/find-files.ts';
import { KNOWN_FILES } from '../files/known-files.ts';
import { findStackParts } from '../side-by-side/cpu/find-parts.ts';
import { cpuOfTree, readProcessTable } from '../side-by-side/cpu/process-table.ts';
import { readLabelledFile, type LabelledFile } from './labelled-file.ts';

const FILE = 'UCI_Credit_Card.csv';
const PRECEDENTS = 21_000;
const CASES = 500;
const POLL_MILLISECONDS = 100;

/**
 * Prints how long the first docket after an import of 21,000 precedents takes until it is scored, beside the ones after it: by the clock,
 * and in processor time of the worker, which other work on the machine does not lengthen as much.
 */
export async function printFirstDockets(directory: string): Promise<void> {
  const path = (await findFiles(directory)).get(FILE);
  const file = KNOWN_FILES.find(({ name }) => name === FILE);
  if (path === undefined || !file) {
    console.log(`first docket after an import: untried, ${FILE} is not there`);
    return;
  }
  const labelled = await readLabelledFile(path, file);
  for (const attributeWeights of ['equal', 'learned'] as const) {
    const policy = { ...labelled.policy, scoring: { ...labelled.policy.scoring, attributeWeights } };
    const times = await inFreshStack((client) => timeDockets(client, attributeWeights, { ...labelled, policy }));
    console.log(
      `facts ${attributeWeights === 'equal' ? 'alike' : 'weighed'}: dockets of ${CASES} after an import of ${PRECEDENTS}: ${describe(times.map(({ clock }) => clock))}; processor time of the worker: ${describe(times.map(({ worker }) => worker))}`,
    );
  }
}

/** Measures in a stack of its own: a worker goes on fitting what it scored before, which would count for the next policy. */
async function inFreshStack<T>(measure: (client: Client) => Promise<T>): Promise<T> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'hearken-bench-dockets-'));
  const stack = await startStack({ dataDirectory, port: 0, environment: process.env, log: () => undefined });
  try {
    const { signal } = new AbortController();
    return await measure(createClient(stack.apiUrl, signal, await demoToken(stack.apiUrl, signal)));
  } finally {
    await stack.stop();
    await rm(dataDirectory, { recursive: true, force: true });
  }
}

const describe = (seconds: readonly number[]): string =>
  `${seconds.map((each) => each.toFixed(1)).join(', ')} s, the first is ${((seconds[0] ?? 0) / (seconds[1] ?? 0)).toFixed(2)} of the second`;

/** Seconds from a docket's arrival to its last score, for three dockets one after another. */
async function timeDockets(
  client: Client,
  key: string,
  { policy, known, asked }: LabelledFile,
): Promise<{ clock: number; worker: number }[]> {
  const { worker } = findStackParts();
  const used = () => cpuOfTree(readProcessTable(), worker);
  await client.call('PUT', `/v1/policies/${key}`, z.unknown(), policy);
  const { name, otherwise } = policy.adverseEvent;
  const precedents = known
    .slice(0, PRECEDENTS)
    .map(({ id, facts, adverse }) => ({ id, facts, outcome: adverse ? name : otherwise }));
  await client.post('/v1/precedents', z.unknown(), { policy: key, precedents });
  const seconds: { clock: number; worker: number }[] = [];
  for (const docket of [0, 1, 2]) {
    const cases = asked.slice(docket * CASES, (docket + 1) * CASES).map(({ id, facts }) => ({
      externalRef: id,
      facts,
      subject: { name: id, contact: 'post' },
    }));
    const [began, usedBefore] = [performance.now(), used()];
    const { docketId } = await client.post('/v1/dockets', z.object({ docketId: z.string() }), { policy: key, cases });
    const waiting = z.object({ phases: z.partialRecord(z.string(), z.number()) });
    while (((await client.get(`/v1/dockets/${docketId}`, waiting)).phases['received'] ?? 0) > 0)
      await sleep(POLL_MILLISECONDS);
    seconds.push({ clock: (performance.now() - began) / 1_000, worker: (used() - usedBefore) / 1_000 });
  }
  return seconds;
}
