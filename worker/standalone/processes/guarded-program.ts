import { spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { openLog } from '../state/log-file.ts';
import { endLeftBehind } from './end-left-behind.ts';
import type { Running } from './running.ts';

export interface GuardedCommand {
  program: string;
  arguments: string[];
  /** Working directory. */
  directory: string;
  /** Account to run as; the caller's own by default. */
  account?: { uid: number; gid: number };
  /** Where the program's identity is stored while it runs. */
  identityFile: string;
  /** Asks the program for a clean end. */
  stopSignal: NodeJS.Signals;
  /** Time for the clean end before it is killed. */
  graceMilliseconds: number;
}

const GUARD = fileURLToPath(new URL('./guard.ts', import.meta.url));
const GuardMessage = z.union([z.object({ pid: z.number() }), z.object({ ended: z.string() })]);

/**
 * Starts a foreign program so that it ends when this process does, even if this process is killed. A program that a
 * killed guard left behind is ended first. Resolves when the program runs, which does not mean that it is usable.
 *
 * @param logFile takes the program's output
 * @throws Error if the program cannot be run
 */
export async function startGuardedProgram(command: GuardedCommand, logFile: string): Promise<Running> {
  await endLeftBehind(command.identityFile, command.stopSignal, command.graceMilliseconds);

  const log = openLog(logFile);
  const guard = spawn(process.execPath, [GUARD, JSON.stringify(command)], {
    // A session of its own: Ctrl-C in a terminal reaches this process alone, which then stops the parts in order.
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);

  const started = Promise.withResolvers<number>();
  const ended = Promise.withResolvers<string>();
  guard.on('message', (message) => {
    const known = GuardMessage.parse(message);
    if ('pid' in known) started.resolve(known.pid);
    else ended.resolve(known.ended);
  });
  guard.once('error', (error) => started.reject(error));
  guard.once('exit', (code, signal) => {
    started.reject(new Error(`cannot run ${command.program}: see ${logFile}`));
    ended.resolve(`its guard ended with ${signal ? `signal ${signal}` : `exit code ${code}`}`);
  });
  const guardGone = new Promise((resolve) => guard.once('close', resolve));

  const pid = await started.promise;
  return {
    pid,
    ended: ended.promise,
    kill: (signal) => void process.kill(pid, signal),
    async stop() {
      if (guard.connected) guard.send('stop', () => undefined);
      await ended.promise;
      await guardGone;
    },
  };
}
