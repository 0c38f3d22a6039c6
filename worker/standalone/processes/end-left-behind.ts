import { readFileSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { processIdentity } from './process-identity.ts';

/**
 * Ends the program that an identity file names, if it is still running because its guard was killed, and resolves when
 * it is gone.
 *
 * @param signal asks it for a clean end
 * @param graceMilliseconds after which it is killed
 * @throws Error if it survives even that
 */
export async function endLeftBehind(
  identityFile: string,
  signal: NodeJS.Signals,
  graceMilliseconds: number,
): Promise<void> {
  const identity = readIdentity(identityFile);
  if (identity === undefined) return;
  const pid = Number.parseInt(identity, 10);
  const isGone = () => processIdentity(pid) !== identity;
  if (!isGone()) {
    process.kill(pid, signal);
    if (!(await within(graceMilliseconds, isGone))) process.kill(pid, 'SIGKILL');
    if (!(await within(5_000, isGone)))
      throw new Error(`process ${pid} cannot be ended: end it by hand, then start again`);
  }
  rmSync(identityFile, { force: true });
}

function readIdentity(file: string): string | undefined {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return (content as { identity?: string }).identity;
  } catch (error) {
    // The file is missing, or a crash truncated it, so it names no process.
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function within(milliseconds: number, condition: () => boolean): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  while (!condition()) {
    if (Date.now() > deadline) return false;
    await sleep(20);
  }
  return true;
}
