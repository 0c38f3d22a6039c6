import { outliveFullDisk } from '#db/environment/outlive-full-disk.ts';
import { outliveReaders } from './processes/closed-output.ts';
import { type Stack, type StackOptions, startStack } from './stack.ts';

/** Puts the examples into a stack that has none; does nothing if they are there. */
export type SeedExamples = (context: {
  apiUrl: string;
  tokenFor: (account: string) => Promise<string>;
}) => Promise<void>;

const PARENT_CHECK_MILLISECONDS = 1_000;

/**
 * Runs the stack in the foreground until a signal arrives. Prints the line `ready http://…` on standard output when the
 * stack is usable, and everything else on standard error. SIGINT or SIGTERM stops it in order; a second one gives up
 * waiting. Ends the process, with exit code 1 if the stack does not start.
 *
 * @param seed puts in the examples, if the stack takes them
 * @param accompany starts what runs beside the stack from then on, until the signal is aborted
 */
export async function runStack(
  options: StackOptions,
  seed?: SeedExamples,
  accompany?: (stack: Stack, log: (line: string) => void, stopping: AbortSignal) => void,
): Promise<never> {
  const log = options.log ?? ((line: string) => console.error(`hearken: ${line}`));
  outliveReaders();
  outliveFullDisk();
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      // The child processes notice that this one is gone, and end.
      if (stopping.signal.aborted) process.exit(1);
      log(`${signal}: stopping`);
      stopping.abort(new Error(signal));
    });
  stopWithNpm(() => stopping.abort(new Error('npm is gone')));

  let stack: Stack;
  try {
    stack = await startStack({ ...options, log, signal: stopping.signal });
  } catch (error) {
    if (stopping.signal.aborted) process.exit(0);
    log(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
  const aborted = new Promise((resolve) => stopping.signal.addEventListener('abort', resolve, { once: true }));
  if (seed && stack.takesExamples) await Promise.race([trySeed(seed, stack, log), aborted]);
  if (!stopping.signal.aborted) {
    console.log(`ready ${stack.apiUrl}`);
    accompany?.(stack, log, stopping.signal);
    await aborted;
  }
  await stack.stop();
  process.exit(0);
}

/** Without its examples the system is still usable: the failure is reported, and not fatal. */
async function trySeed(seed: SeedExamples, stack: Stack, log: (line: string) => void): Promise<void> {
  try {
    log('importing the examples');
    await seed({ apiUrl: stack.apiUrl, tokenFor: (account) => stack.tokenFor(account) });
  } catch (error) {
    log(`the examples cannot be imported: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
}

/** A killed `npm start` cannot send a signal, but this process then gets another parent. */
function stopWithNpm(stop: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, PARENT_CHECK_MILLISECONDS);
  timer.unref();
}
