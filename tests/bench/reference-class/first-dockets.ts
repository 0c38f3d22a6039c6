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
import { readLabelledFile, type LabelledFile } from './labelled-file.ts';

const FILE = 'UCI_Credit_Card.csv';
const PRECEDENTS = 21_000;
const CASES = 500;
const POLL_MILLISECONDS = 100;

/** Prints how long the first docket after an import of 21,000 precedents takes until it is scored, beside the ones after it. */
export async function printFirstDockets(directory: string): Promise<void> {
  const path = (await findFiles(directory)).get(FILE);
  const file = KNOWN_FILES.find(({ name }) => name === FILE);
  if (path === undefined || !file) {
    console.log(`first docket after an import: untried, ${FILE} is not there`);
    return;
  }
  const labelled = await readLabelledFile(path, file);
  const dataDirectory = await mkdtemp(join(tmpdir(), 'hearken-bench-dockets-'));
  const stack = await startStack({ dataDirectory, port: 0, environment: process.env, log: () => undefined });
  try {
    const { signal } = new AbortController();
    const client = createClient(stack.apiUrl, signal, await demoToken(stack.apiUrl, signal));
    for (const attributeWeights of ['equal', 'learned'] as const) {
      const policy = { ...labelled.policy, scoring: { ...labelled.policy.scoring, attributeWeights } };
      const [first = 0, second = 0, third = 0] = await timeDockets(client, attributeWeights, { ...labelled, policy });
      console.log(
        `facts ${attributeWeights === 'equal' ? 'alike  ' : 'weighed'}: dockets of ${CASES} after an import of ${PRECEDENTS}: ${[first, second, third].map((each) => each.toFixed(1)).join(', ')} s; the first is ${(first / second).toFixed(2)} of the second`,
      );
    }
  } finally {
    await stack.stop();
    await rm(dataDirectory, { recursive: true, force: true });
  }
}

/** Seconds from a docket's arrival to its last score, for three dockets one after another. */
async function timeDockets(client: Client, key: string, { policy, known, asked }: LabelledFile): Promise<number[]> {
  await client.call('PUT', `/v1/policies/${key}`, z.unknown(), policy);
  const { name, otherwise } = policy.adverseEvent;
  const precedents = known
    .slice(0, PRECEDENTS)
    .map(({ id, facts, adverse }) => ({ id, facts, outcome: adverse ? name : otherwise }));
  await client.post('/v1/precedents', z.unknown(), { policy: key, precedents });
  const seconds: number[] = [];
  for (const docket of [0, 1, 2]) {
    const cases = asked.slice(docket * CASES, (docket + 1) * CASES).map(({ id, facts }) => ({
      externalRef: id,
      facts,
      subject: { name: id, contact: 'post' },
    }));
    const began = performance.now();
    const { docketId } = await client.post('/v1/dockets', z.object({ docketId: z.string() }), { policy: key, cases });
    const waiting = z.object({ phases: z.partialRecord(z.string(), z.number()) });
    while (((await client.get(`/v1/dockets/${docketId}`, waiting)).phases['received'] ?? 0) > 0)
      await sleep(POLL_MILLISECONDS);
    seconds.push((performance.now() - began) / 1_000);
  }
  return seconds;
}
