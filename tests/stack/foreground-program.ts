import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { processIdentity } from '#worker/standalone/processes/process-identity.ts';

export interface ForegroundProgram {
  child: ChildProcess;
  pid: number;
  /** Resolves with the rest of the line that begins with `ready`; rejects with what it wrote where it ends before. */
  ready: Promise<string>;
  exited: Promise<number | null>;
  /** All it wrote to standard output, by lines. */
  lines: string[];
  /** All it wrote to standard error. */
  errors: () => string;
}

/** Runs a program of this folder in a process of its own. It and all that it started are killed after the test. */
export function runProgram(
  name: string,
  parameters: string[],
  environment: NodeJS.ProcessEnv = process.env,
): ForegroundProgram {
  const module = fileURLToPath(new URL(`./programs/${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, [module, ...parameters], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  let errors = '';
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ready = new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      if (line.startsWith('ready')) resolve(line.slice('ready '.length));
    });
    child.once('close', (code) => reject(new Error(`${name} ended with ${code}: ${errors}`)));
  });
  ready.catch(() => undefined);
  const pid = child.pid!;
  onTestFinished(() => {
    for (const each of [...descendants(pid), pid]) killNow(each);
  });
  return { child, pid, ready, exited, lines, errors: () => errors };
}

/** Ids of all processes below one. */
export function descendants(pid: number): number[] {
  const table = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const pairs = table.stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([child]) => child !== table.pid);
  const below = (parent: number): number[] =>
    pairs.filter(([, ppid]) => ppid === parent).flatMap(([child]) => [child!, ...below(child!)]);
  return below(pid);
}

export function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

/** Resolves when none of the processes lives any more, false after the time. */
export async function allEnd(pids: number[], milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  while (pids.some((pid) => processIdentity(pid) !== undefined)) {
    if (Date.now() > deadline) return false;
    await sleep(30);
  }
  return true;
}
