import { expect, onTestFinished, test } from 'vitest';
import { startStack } from '#worker/standalone/stack.ts';
import { makeMaterial } from '../../fuzz/material.ts';
import { fuzz, installSchemathesis, NoSchemathesis } from '../../fuzz/schemathesis.ts';
import { temporaryDirectory } from '../temporary-directory.ts';

const SEED = 20_260_301;
const ACCOUNTS = ['institution@demo', 'judge-1@demo', 'supervisor@demo', 'auditor@demo', null];
/** What each role's own calls are tagged with; `npm run fuzz` sends everything as everybody. */
const TAGS: Record<string, string[]> = {
  'institution@demo': ['institution'],
  'judge-1@demo': ['judge'],
  'supervisor@demo': ['supervisor'],
  'auditor@demo': ['auditor'],
  nobody: ['open', 'dev', 'subject'],
};

test(
  'in every role, no generated request gets a server error, an undocumented status, or an answer of another form',
  { timeout: 900_000 },
  async (context) => {
    const home = await installSchemathesis().catch((error: unknown) => {
      if (!(error instanceof NoSchemathesis)) throw error;
      // Everything else can be tested without it, and `npm test` says here that this was not.
      console.error(`NOT TESTED: ${error.message}`);
      return undefined;
    });
    if (home === undefined) return context.skip('Schemathesis cannot be installed here');
    const stack = await startStack({
      dataDirectory: temporaryDirectory(),
      port: 0,
      log: () => undefined,
      environment: {
        ...process.env,
        REQUESTS_PER_MINUTE_PER_ADDRESS: '1000000',
        REQUESTS_PER_MINUTE_PER_PRINCIPAL: '1000000',
      },
    });
    onTestFinished(() => stack.stop());
    const material = await makeMaterial(stack.apiUrl, 'undocumented');
    let sum = 0;
    for (const account of ACCOUNTS) {
      const token = account === null ? undefined : await stack.tokenFor(account);
      const { cases, failures, output } = await fuzz(home, {
        url: stack.apiUrl,
        ...(token !== undefined && { token }),
        material,
        examples: 2,
        seed: SEED,
        phases: ['coverage', 'fuzzing'],
        tags: TAGS[account ?? 'nobody'] ?? [],
      });
      expect(failures, output).toBe(0);
      sum += cases;
    }
    console.log(`fuzz: ${sum} requests, every answer as /openapi.json says`);
    expect(sum).toBeGreaterThan(1_000);
  },
);
