/**
 * `npm start`: everything embedded, unless the environment names real parts. With `--watch` (`npm run dev`) the API and
 * the worker are started again when their sources change.
 */
import { resolve } from 'node:path';
import { z } from 'zod';
import { orRefuseToStart, readEnvironment } from '#db/environment/read-environment.ts';
import { seedExamples } from './examples/seed.ts';
import { restartOnChange } from './restart-on-change.ts';
import { runStack } from './run.ts';

const Environment = z.object({
  HEARKEN_DATA_DIR: z.string().min(1).default('.hearken'),
  PORT: z.coerce.number().int().min(1).max(65_535).default(8080),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
});

const { HEARKEN_DATA_DIR, PORT, PUBLIC_URL } = await orRefuseToStart(
  () => readEnvironment(Environment, process.env).variables,
);
await runStack(
  {
    dataDirectory: resolve(HEARKEN_DATA_DIR),
    port: PORT,
    ...(PUBLIC_URL !== undefined && { publicUrl: PUBLIC_URL }),
  },
  seedExamples,
  process.argv.includes('--watch') ? restartOnChange : undefined,
);
