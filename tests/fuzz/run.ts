/**
 * `npm run fuzz`: sends at least 50,000 generated requests to the embedded stack, in every role, and checks every answer
 * against `/openapi.json`. `FUZZ_CASES` asks for another number, `FUZZ_SEED` for another seed. Ends with code 1 where an
 * answer is a server error, undocumented, or not as documented.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { startStack } from '#worker/standalone/stack.ts';
import { makeMaterial } from './material.ts';
import { fuzz, installSchemathesis } from './schemathesis.ts';

const ACCOUNTS = ['institution@demo', 'judge-1@demo', 'supervisor@demo', 'auditor@demo', null];
const PHASES = ['coverage', 'fuzzing', 'stateful'] as const;
const EXAMPLES = 60;

const { FUZZ_CASES, FUZZ_SEED } = z
  .object({
    FUZZ_CASES: z.coerce.number().int().min(1).default(50_000),
    FUZZ_SEED: z.coerce.number().int().min(0).default(1),
  })
  .parse(process.env);

const home = await installSchemathesis();
const dataDirectory = mkdtempSync(join(tmpdir(), 'hearken-fuzz-stack-'));
const stack = await startStack({
  dataDirectory,
  port: 0,
  log: () => undefined,
  environment: {
    ...process.env,
    // One caller at one address sends everything; the limits have tests of their own.
    REQUESTS_PER_MINUTE_PER_ADDRESS: '1000000',
    REQUESTS_PER_MINUTE_PER_PRINCIPAL: '1000000',
  },
});
const total = (of: 'cases' | 'failures') => rows.reduce((sum, row) => sum + row[of], 0);
const rows: { role: string; round: number; cases: number; failures: number; seconds: number }[] = [];
try {
  // Every role once at least, and as often again as it takes.
  for (let round = 0; round === 0 || total('cases') < FUZZ_CASES; round++)
    for (const account of ACCOUNTS) {
      if (round > 0 && total('cases') >= FUZZ_CASES) break;
      const role = account ?? 'nobody';
      const material = await makeMaterial(stack.apiUrl, `fuzz-${round}-${role.replace('@', '-')}`);
      const token = account === null ? undefined : await stack.tokenFor(account);
      const start = performance.now();
      const { cases, failures, output } = await fuzz(home, {
        url: stack.apiUrl,
        ...(token !== undefined && { token }),
        material,
        examples: EXAMPLES,
        seed: FUZZ_SEED + round,
        phases: PHASES,
      });
      if (failures > 0) console.error(output);
      rows.push({ role, round, cases, failures, seconds: Math.round((performance.now() - start) / 1_000) });
      console.log(JSON.stringify(rows.at(-1)));
    }
} finally {
  await stack.stop();
  rmSync(dataDirectory, { recursive: true, force: true });
}
console.table(rows);
console.log(`${total('cases')} requests, ${total('failures')} answers that are not as /openapi.json says`);
process.exitCode = total('failures') === 0 && total('cases') >= FUZZ_CASES ? 0 : 1;
