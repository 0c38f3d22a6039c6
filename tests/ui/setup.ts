import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { readExample } from '#worker/standalone/examples/seed.ts';
import { startStack } from '#worker/standalone/stack.ts';
import { caller } from './api.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    pages: { url: string; ownerUrl: string };
  }
}

/** The policy that pages are tried under: the credit example, without chance in who hears what. */
export const POLICY = 'credit';
/** The same, but every case is heard by two judges, and a decision against the score needs a second signature. */
export const TWO_JUDGES = 'creditByTwo';

/** Judge and subject may meet by video. */
const VIDEO = { videoUrl: 'https://meet.example.org/{appointment}' };

/** Reports compare persons and the score alone under policies with a study. */
const STUDY = { purpose: 'To see where persons and the score differ.' };

/** The whole stack, once for all tests of pages, with policies and their precedents. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'hearken-pages-'));
  // No sweep passes on what a supervisor is about to pass on by hand.
  const environment = { ...process.env, HEARKEN_SWEEP_SECONDS: '86400' };
  const stack = await startStack({ dataDirectory, port: 0, environment, log: () => undefined }).catch(
    async (error: unknown) => {
      const log = await readFile(join(dataDirectory, 'logs', 'api.log'), 'utf8').catch(() => '');
      throw new Error(`the stack for the tests of pages does not start:\n${log.slice(-4_000)}`, { cause: error });
    },
  );
  const policy = JSON.parse(await readExample(POLICY, 'policy.json')) as { hearing: object };
  const precedents = await readExample(POLICY, 'precedents.csv');
  for (const [institution, key, hearing, rest] of [
    ['demo', POLICY, { secondJudgeShare: 0 }, {}],
    ['other', POLICY, { secondJudgeShare: 0 }, {}],
    ['demo', TWO_JUDGES, { secondJudgeShare: 1, overrideNeedsSignature: true, appointments: VIDEO }, { study: STUDY }],
  ] as const) {
    const call = caller(stack.apiUrl, `institution@${institution}`);
    const limits = { dailyCap: 500, consecutiveCap: 500 };
    await call('PUT', `/v1/policies/${key}`, {
      ...policy,
      ...rest,
      hearing: { ...policy.hearing, ...limits, ...hearing },
    });
    await call('POST', `/v1/precedents?policy=${key}`, precedents, 'text/csv');
  }
  project.provide('pages', { url: stack.apiUrl, ownerUrl: stack.databaseOwnerUrl });
  return async () => {
    await stack.stop();
    await rm(dataDirectory, { recursive: true, force: true });
  };
}
