import { readFileSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type GuardedCommand, startGuardedProgram } from '../processes/guarded-program.ts';
import type { Running } from '../processes/running.ts';

const READY_WITHIN_MILLISECONDS = 120_000;
const ATTEMPTS = 10;
const TAIL_CHARACTERS = 2_000;

/**
 * Starts a PostgreSQL server and resolves when it accepts connections, which after a crash is when it has recovered.
 *
 * @param url of a role and database that exist
 * @throws Error with the server's output
 */
export async function startServer(command: GuardedCommand, logFile: string, url: string): Promise<Running> {
  for (let attempt = 1; ; attempt++) {
    const offset = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
    const server = await startGuardedProgram(command, logFile);
    const outcome = await Promise.race([server.ended, takesConnections(url, server.ended)]);
    if (outcome === true) return server;

    await server.stop();
    const said = readFileSync(logFile).subarray(offset).toString().trim().slice(-TAIL_CHARACTERS);
    // Sessions of a killed server need a moment to notice that it is gone, and hold its shared memory until then.
    if (!said.includes('pre-existing shared memory block') || attempt === ATTEMPTS)
      throw new Error(`PostgreSQL does not start (${outcome}); it wrote:\n${said}`);
    await sleep(300);
  }
}

async function takesConnections(url: string, ended: Promise<string>): Promise<true | string> {
  const over = new AbortController();
  void ended.then(() => over.abort());
  const deadline = Date.now() + READY_WITHIN_MILLISECONDS;
  let reason = '';
  while (!over.signal.aborted && Date.now() < deadline) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return true;
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      reason = message;
      // Refused, reset, or still starting up: try again. Other errors are final.
      if (!['ECONNREFUSED', 'ECONNRESET', '57P03'].includes(code ?? '')) return message;
      await sleep(30);
    }
  }
  return `it took no connection in time: ${reason}`;
}
