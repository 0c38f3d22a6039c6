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
import { currentLoad } from '../machine-facts.ts';
import { cpuOfTree, readProcessTable } from '../side-by-side/cpu/process-table.ts';
import { readLabelledFile, type LabelledFile } from './labelled-file.ts';

const FILE = 'UCI_Credit_Card.csv';
const PRECEDENTS = 21_000;
const CASES = 500;
const POLL_MILLISECONDS = 100;
/** Within this time the worker has noticed that an import has ended. */
const NOTICED_AFTER_MILLISECONDS = 6_000;
/** A worker that takes less than this share of the processor for so long has nothing left to prepare. */
const REST_MILLISECONDS = 2_000;
const AT_REST_SECONDS = 0.3;

/** Seconds by the clock, and of the worker's processor. */
interface Cost {
  clock: number;
  worker: number;
}

/**
 * Prints how long the first docket after an import of 21,000 precedents takes until it is scored, beside the ones after it: by the clock,
 * and in processor time of the worker, which other work on the machine does not lengthen as much. Once the dockets come as soon as the
 * import has ended, and once after the worker has prepared the precedents, whose cost is printed as that of the import.
 */
export async function printFirstDockets(directory: string): Promise<void> {
  const path = (await findFiles(directory)).get(FILE);
  const file = KNOWN_FILES.find(({ name }) => name === FILE);
  if (path === undefined || !file) {
    console.log(`first docket after an import: untried, ${FILE} is not there`);
    return;
  }
  const labelled = await readLabelledFile(path, file);
  console.log(`dockets of ${CASES} after an import of ${PRECEDENTS}; load before ${currentLoad()}`);
  for (const attributeWeights of ['equal', 'learned'] as const)
    for (const waits of [false, true]) {
      const policy = { ...labelled.policy, scoring: { ...labelled.policy.scoring, attributeWeights } };
      const { prepared, dockets } = await inFreshStack((client) =>
        timeDockets(client, attributeWeights, { ...labelled, policy }, waits),
      );
      console.log(
        `facts ${attributeWeights === 'equal' ? 'alike' : 'weighed'}, ${waits ? 'once they are prepared' : 'at once'}: ${describe(dockets.map(({ clock }) => clock))}; processor time of the worker: ${describe(dockets.map(({ worker }) => worker))}${prepared ? `; prepared after ${prepared.clock.toFixed(1)} s with ${prepared.worker.toFixed(1)} s` : ''}`,
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

/**
 * Seconds from a docket's arrival to its last score, for three dockets one after another.
 *
 * @param waits whether the worker is left to prepare the precedents first
 */
async function timeDockets(
  client: Client,
  key: string,
  { policy, known, asked }: LabelledFile,
  waits: boolean,
): Promise<{ prepared: Cost | undefined; dockets: Cost[] }> {
  const { worker } = findStackParts();
  const measure = async (work: () => Promise<void>): Promise<Cost> => {
    const used = () => cpuOfTree(readProcessTable(), worker);
    const before = { clock: performance.now(), worker: used() };
    await work();
    return { clock: (performance.now() - before.clock) / 1_000, worker: (used() - before.worker) / 1_000 };
  };
  await client.call('PUT', `/v1/policies/${key}`, z.unknown(), policy);
  const { name, otherwise } = policy.adverseEvent;
  const precedents = known
    .slice(0, PRECEDENTS)
    .map(({ id, facts, adverse }) => ({ id, facts, outcome: adverse ? name : otherwise }));
  await client.post('/v1/precedents', z.unknown(), { policy: key, precedents });
  const prepared = waits
    ? await measure(async () => {
        await sleep(NOTICED_AFTER_MILLISECONDS);
        const isBusy = async () => (await measure(() => sleep(REST_MILLISECONDS))).worker > AT_REST_SECONDS;
        while (await isBusy());
      })
    : undefined;
  const dockets: Cost[] = [];
  for (const docket of [0, 1, 2]) {
    const cases = asked.slice(docket * CASES, (docket + 1) * CASES).map(({ id, facts }) => ({
      externalRef: id,
      facts,
      subject: { name: id, contact: 'post' },
    }));
    const waiting = z.object({ phases: z.partialRecord(z.string(), z.number()) });
    const cost = await measure(async () => {
      const { docketId } = await client.post('/v1/dockets', z.object({ docketId: z.string() }), { policy: key, cases });
      while (((await client.get(`/v1/dockets/${docketId}`, waiting)).phases['received'] ?? 0) > 0)
        await sleep(POLL_MILLISECONDS);
    });
    dockets.push(cost);
  }
  return { prepared, dockets };
}
