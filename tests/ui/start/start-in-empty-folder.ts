import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));

export interface Started {
  url: string;
  /** Where the program has its state. */
  folder: string;
  /** Resolves once the program says this on standard error. */
  saying(words: string): Promise<void>;
  stop(): Promise<void>;
}

/** `npm start` with its state in an empty folder of its own, at a free port. */
export async function startInEmptyFolder(): Promise<Started> {
  const folder = await mkdtemp(join(tmpdir(), 'hearken-readme-'));
  const env = { ...process.env, HEARKEN_DATA_DIR: folder, PORT: String(await freePort()) };
  const child = spawn('npm', ['start'], { cwd: PROJECT, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const said: string[] = [];
  const waiting = new Set<() => void>();
  createInterface({ input: child.stderr }).on('line', (line) => {
    said.push(line);
    for (const look of waiting) look();
  });
  const exited = once(child, 'exit');
  const stop = async () => {
    if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
    await exited;
    await rm(folder, { recursive: true, force: true });
  };
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('ready ')) resolve(line.slice('ready '.length));
    });
    child.once('exit', () => reject(new Error(`npm start has ended:\n${said.join('\n')}`)));
  });
  const saying = (words: string) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!said.some((line) => line.includes(words))) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  return { url, folder, saying, stop };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
