import { watch } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Stack } from './stack.ts';

type Restartable = Pick<Stack, 'kill' | 'start'>;
type Program = 'api' | 'worker';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Which programs load code from a folder. */
const LOADED_BY: Readonly<Record<string, readonly Program[]>> = {
  api: ['api'],
  worker: ['worker'],
  activities: ['api', 'worker'],
  db: ['api', 'worker'],
  workflows: ['api', 'worker'],
};
const SOURCE = /\.(ts|css|json|csv|md|svg)$/;
/** Editors write a file in several steps, and a checkout writes many files. */
const QUIET_MILLISECONDS = 150;

/**
 * Restarts the API or the worker whenever a source file that it may load changes, and leaves PostgreSQL, Temporal, the
 * OpenID provider and the witness running. A program that does not start waits for the next change.
 *
 * @param stopping ends the watching
 * @param root contains the source folders; by default this repository
 */
export function restartOnChange(
  stack: Restartable,
  log: (line: string) => void,
  stopping: AbortSignal,
  root = ROOT,
): void {
  const restarts = { api: restartsOf('api', stack, log), worker: restartsOf('worker', stack, log) };
  for (const [folder, programs] of Object.entries(LOADED_BY))
    watch(join(root, folder), { recursive: true, signal: stopping }, (_, file) => {
      if (file !== null && SOURCE.test(file)) for (const program of programs) restarts[program](join(folder, file));
    });
}

/** Notes a changed file, and restarts the program once no further changes arrive. */
function restartsOf(program: Program, stack: Restartable, log: (line: string) => void): (file: string) => void {
  let isUp = true;
  let underWay = Promise.resolve();
  let quiet: NodeJS.Timeout | undefined;
  const restart = async (file: string) => {
    log(`${file} has changed: restarting the ${program}`);
    try {
      if (isUp) await stack.kill(program, 'SIGTERM', { restart: false });
      isUp = false;
      await stack.start(program);
      isUp = true;
      log(`the ${program} is back`);
    } catch (error) {
      log(`${error instanceof Error ? error.message : String(error)}\nThe ${program} waits for the next change.`);
    }
  };
  return (file) => {
    clearTimeout(quiet);
    quiet = setTimeout(() => {
      underWay = underWay.then(() => restart(file));
    }, QUIET_MILLISECONDS);
  };
}
