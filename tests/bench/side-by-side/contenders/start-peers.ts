import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exportJWK, importJWK } from 'jose';
import { ensureSigningKey } from '#worker/standalone/identity/keys.ts';
import { startNodeProcess } from '#worker/standalone/processes/node-process.ts';
import type { Running } from '#worker/standalone/processes/running.ts';
import type { Stack } from '#worker/standalone/stack.ts';
import { findFreePort } from '#worker/standalone/state/ports.ts';
import { createCaller } from '../http.ts';
import type { Contender } from './contender.ts';
import { INSTITUTION, WINDOW_SECONDS } from './hearken.ts';

const PEERS = fileURLToPath(new URL('../../peers', import.meta.url));
const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));

/** Every peer and variant, by the name it has in the report. */
export const PEER_NAMES = [
  'temporalLocalActivities',
  'temporalActivities',
  'dbosPerCase',
  'dbosPerDocket',
  'rawSqlBatched',
  'rawSqlSingle',
] as const;
export type PeerName = (typeof PEER_NAMES)[number];

const PROGRAMS: Record<PeerName, { folder: 'temporal' | 'dbos' | 'raw-sql'; variant: string }> = {
  temporalLocalActivities: { folder: 'temporal', variant: 'local' },
  temporalActivities: { folder: 'temporal', variant: 'normal' },
  dbosPerCase: { folder: 'dbos', variant: 'case' },
  dbosPerDocket: { folder: 'dbos', variant: 'docket' },
  rawSqlBatched: { folder: 'raw-sql', variant: 'batched' },
  rawSqlSingle: { folder: 'raw-sql', variant: 'single' },
};

export interface PeerProcess {
  contender: Contender;
  running: Running;
}

export interface PeerOptions {
  stack: Stack;
  dataDirectory: string;
  /** The peers' own database, with Hearken's tables. */
  databaseUrl: string;
  /** Makes an empty database of that name and gives its owner's address. */
  createDatabase: (name: string) => Promise<string>;
  tapesFile: string;
  log: (line: string) => void;
}

const TAIL_CHARACTERS = 2_000;

/** Installs what peers need and Hearken does not, exactly as their lock file has it, unless it is there. */
export function installPeers(): void {
  if (existsSync(join(PEERS, 'node_modules/.package-lock.json'))) return;
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: PEERS, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Starts a peer in a process of its own, beside the same servers and with the same tokens. */
export async function startPeer(name: PeerName, options: PeerOptions): Promise<PeerProcess> {
  const { stack, dataDirectory, databaseUrl, createDatabase, tapesFile, log } = options;
  const logFile = join(dataDirectory, 'logs', `${name}.log`);
  const { folder, variant } = PROGRAMS[name];
  const port = await findFreePort();
  const database = new URL(databaseUrl).pathname.slice(1);
  const databases = [database];
  const own: Record<string, string> = {};
  if (folder === 'dbos') {
    const system = `${database}_${name.toLowerCase()}`;
    databases.push(system);
    own['BENCH_SYSTEM_DATABASE_URL'] = await createDatabase(system);
  }
  const { kty, crv, x, y, kid, alg } = await ensureSigningKey(join(dataDirectory, 'identity'));
  const publicKey = await exportJWK(await importJWK({ kty, crv, x, y, alg }));
  const { OIDC_ISSUER = '', OIDC_AUDIENCE = '', TEMPORAL_ADDRESS = '' } = stack.settings;
  const running = await startNodeProcess({
    module: join(PEERS, folder, 'main.ts'),
    environment: {
      PATH: process.env['PATH'] ?? '',
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      TEMPORAL_ADDRESS,
      OIDC_ISSUER,
      OIDC_AUDIENCE,
      BENCH_NAME: name.toLowerCase(),
      BENCH_VARIANT: variant,
      BENCH_QUEUE: name,
      BENCH_INSTITUTION: INSTITUTION,
      BENCH_TAPES: tapesFile,
      BENCH_KEYS: JSON.stringify({ keys: [{ ...publicKey, kid, alg }] }),
      BENCH_WINDOW_MILLISECONDS: String(WINDOW_SECONDS * 1_000),
      ...own,
    },
    directory: ROOT,
    logFile,
    readiness: { line: 'peer ready' },
    readyWithinMilliseconds: 60_000,
    graceMilliseconds: 5_000,
  });
  void running.ended.then((how) => {
    if (how !== 'exit code 0') log(`${name} ended (${how}):\n${readFileSync(logFile, 'utf8').slice(-TAIL_CHARACTERS)}`);
  });

  const caller = createCaller(`http://127.0.0.1:${port}`, await stack.tokenFor(`institution@${INSTITUTION}`));
  let prepared = 0;
  return {
    running,
    contender: {
      name,
      parts: { peer: running.pid },
      isPaused: folder !== 'temporal',
      databases,
      ...(folder === 'temporal' && { taskQueue: name }),
      async openCases(count) {
        const { caseIds } = (await caller.post('/prepared', { count })) as { caseIds: string[] };
        prepared += count;
        return caseIds.map((caseId) => ({
          async act(act) {
            await caller.post(`/cases/${caseId}/${act}`);
            if (act === 'decision') prepared--;
          },
        }));
      },
      async sendDocket(size) {
        const cases = Array.from({ length: size }, (_, place) => ({ externalRef: `bench-${place}` }));
        await caller.post('/dockets', { cases });
      },
      async isSettled() {
        const { cases } = (await caller.get('/open')) as { cases: number };
        return cases <= prepared;
      },
    },
  };
}
