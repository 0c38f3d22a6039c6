/**
 * `npm start`: everything embedded, unless the environment names real parts. With `--watch` (`npm run dev`) the API and
 * the worker are restarted when their sources change.
 */
import { resolve } from 'node:path';
import { z } from 'zod';
import { orRefuseToStart, readEnvironment } from '#db/environment/read-environment.ts';
import { seedExamples } from './examples/seed.ts';
import type { Stack } from './stack.ts';
import { restartOnChange } from './restart-on-change.ts';
import { runStack } from './run.ts';
import { seedSample } from './sample/seed-sample.ts';

const Environment = z.object({
  HEARKEN_DATA_DIR: z.string().min(1).default('.hearken'),
  PORT: z.coerce.number().int().min(1).max(65_535).default(8080),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  HEARKEN_SAMPLE: z.enum(['on', 'off']).default('on'),
});

const { HEARKEN_DATA_DIR, PORT, PUBLIC_URL, HEARKEN_SAMPLE } = await orRefuseToStart(
  () => readEnvironment(Environment, process.env).variables,
);
/** Variables that put a real part in the place of an embedded one. */
const REAL_PARTS = ['DATABASE_URL', 'TEMPORAL_ADDRESS', 'OIDC_ISSUER', 'OPENAI_BASE_URL', 'SMTP_URL'];

const dataDirectory = resolve(HEARKEN_DATA_DIR);
await runStack(
  {
    dataDirectory,
    port: PORT,
    ...(PUBLIC_URL !== undefined && { publicUrl: PUBLIC_URL }),
  },
  seedExamples,
  (stack, log, stopping) => {
    if (process.argv.includes('--watch')) restartOnChange(stack, log, stopping);
    if (HEARKEN_SAMPLE === 'on' && isAllEmbedded(stack)) void fillSample(stack, log, stopping);
  },
);

/** Whether every part of the stack is embedded, so that nothing the sample does reaches anyone outside. */
function isAllEmbedded({ takesExamples }: Stack): boolean {
  return takesExamples && REAL_PARTS.every((name) => process.env[name] === undefined);
}

/** Without its sample the system is still usable: the failure is reported, and not fatal. */
async function fillSample(stack: Stack, log: (line: string) => void, signal: AbortSignal): Promise<void> {
  const { apiUrl } = stack;
  try {
    await seedSample({ apiUrl, tokenFor: (account) => stack.tokenFor(account), dataDirectory, log, signal });
  } catch (error) {
    if (!signal.aborted) log(`the sample is not complete: ${error instanceof Error ? error.message : String(error)}`);
  }
}
