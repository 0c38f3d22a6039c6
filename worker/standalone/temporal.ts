import { mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { startGuardedProgram } from './processes/guarded-program.ts';
import type { Running } from './processes/running.ts';
import { findFreePort, isPortOpen } from './state/ports.ts';
import { devServerPath } from './temporal-binaries.ts';

export interface TemporalOptions {
  /** Everything is stored in `temporal/` below this directory, which is created if it is missing. */
  dataDirectory: string;
  /** Loopback port; a free one by default. */
  port?: number;
  /** Loopback port of Temporal's own web UI; by default there is none. */
  uiPort?: number;
  /** Search attributes to register: name to type, such as `{ CaseId: 'Keyword' }`. */
  searchAttributes?: Record<string, string>;
  logFile?: string;
  environment?: NodeJS.ProcessEnv;
}

export interface Temporal extends Running {
  /** `host:port`. */
  address: string;
}

const NAMESPACE = 'default';
/**
 * How long the history of a closed workflow is stored. Cases last for months, and questions about them come years
 * later; the development server's own default is one day. Everything that has to be stored for longer is in PostgreSQL.
 */
const RETENTION_DAYS = 3 * 365;
const READY_WITHIN_MILLISECONDS = 60_000;
/**
 * The server picks free ports for its own parts, and ends if another program takes one before it listens there. The
 * next try picks others.
 */
const TRIES = 3;

/**
 * Starts the Temporal development server on 127.0.0.1 and resolves when it answers. Its workflows are stored in the
 * data directory, where the next start finds them.
 *
 * @throws Error that says what to do if there is no server program or the server does not start
 */
export async function startTemporal(options: TemporalOptions): Promise<Temporal> {
  const logFile = options.logFile ?? join(options.dataDirectory, 'logs', 'temporal.log');
  let how = '';
  for (let tried = 0; tried < TRIES; tried++) {
    const started = await tryToStart(options, logFile);
    if (typeof started !== 'string') return started;
    how = started;
  }
  const log = readFileSync(logFile, 'utf8').slice(-LOG_SHOWN);
  throw new Error(`the Temporal server does not start (${how}): see ${logFile}, which ends with\n${log}`);
}

const LOG_SHOWN = 1_000;

/** The running server, or a description of how it ended before it answered. */
async function tryToStart(options: TemporalOptions, logFile: string): Promise<Temporal | string> {
  const home = join(options.dataDirectory, 'temporal');
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const port = options.port ?? (await findFreePort());
  const server = await startGuardedProgram(
    {
      program: await devServerPath(options.environment),
      arguments: [
        ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port)],
        ...['--db-filename', join(realpathSync(home), 'temporal.db'), '--log-level', 'error'],
        ...(options.uiPort === undefined ? ['--headless'] : ['--ui-port', String(options.uiPort)]),
        ...Object.entries(options.searchAttributes ?? {}).flatMap(([name, type]) => [
          '--search-attribute',
          `${name}=${type}`,
        ]),
      ],
      directory: home,
      identityFile: join(home, 'process.json'),
      stopSignal: 'SIGTERM',
      graceMilliseconds: 8_000,
    },
    logFile,
  );
  const address = `127.0.0.1:${port}`;
  try {
    const outcome = await Promise.race([server.ended, setRetention(port, server.ended)]);
    if (outcome !== undefined) {
      await server.stop();
      return outcome;
    }
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { ...server, address };
}

/** Success also means that the server is usable, because this needs the server's store and not only its port. */
async function setRetention(port: number, ended: Promise<string>): Promise<undefined> {
  const over = new AbortController();
  void ended.then(() => over.abort());
  const deadline = Date.now() + READY_WITHIN_MILLISECONDS;
  let reason: unknown;
  while (!over.signal.aborted) {
    if (Date.now() > deadline) throw new Error('the Temporal server does not answer in time', { cause: reason });
    try {
      // The client waits long between its attempts, so it is asked only once the port is open.
      if (await isPortOpen(port)) {
        await updateNamespace(`127.0.0.1:${port}`);
        return undefined;
      }
    } catch (error) {
      reason = error;
    }
    await sleep(30);
  }
  return undefined;
}

async function updateNamespace(address: string): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: 1_000 });
  try {
    await connection.withDeadline(Date.now() + 5_000, () =>
      connection.workflowService.updateNamespace({
        namespace: NAMESPACE,
        config: { workflowExecutionRetentionTtl: msToTs(`${RETENTION_DAYS} days`) },
      }),
    );
  } finally {
    await connection.close();
  }
}
