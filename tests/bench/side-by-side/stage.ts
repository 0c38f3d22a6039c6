import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { migrate } from '#db/migrate.ts';
import { startStack, type Stack } from '#worker/standalone/stack.ts';
import type { Contender } from './contenders/contender.ts';
import { createHearken, INSTITUTION } from './contenders/hearken.ts';
import { installPeers, PEER_NAMES, startPeer, type PeerProcess } from './contenders/start-peers.ts';
import { findStackParts } from './cpu/find-parts.ts';
import { readProcessTable } from './cpu/process-table.ts';
import { recordTapes } from './tape/record-tapes.ts';
import { until } from './until.ts';

const PEERS_DATABASE = 'hearken_peers';
/** Requests are what is measured; none is to be turned away. */
const UNLIMITED = '100000000';

/** Everything that takes part, on one PostgreSQL and one Temporal server. */
export interface BenchStage {
  stack: Stack;
  temporal: Client;
  /** The database of Hearken, as its owner. */
  client: pg.Client;
  contenders: ReadonlyMap<string, Contender>;
  versions: { postgres: string; temporal: string };
  /** Lets one contender run and stops the processes of the others where they are, so that they use no CPU. */
  onlyRuns(contender: Contender): Promise<void>;
  /** Brings statistics and visibility of rows up to date, and begins a new checkpoint, in the contender's databases. */
  tidy(contender: Contender): Promise<void>;
  /** What Hearken's programs wrote last, for whoever has to find out why something failed. */
  lastWords(): Promise<string>;
  stop(): Promise<void>;
}

const TAIL_CHARACTERS = 3_000;
const BREATH_MILLISECONDS = 1_000;
/** As a shell has it: 128 and the signal's number. */
const ENDED_BY = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const;

/**
 * Starts Hearken as `npm start` does and, where they are wanted, every peer beside it.
 *
 * @param log told in lines what the stack says
 */
export async function setBenchStage(withPeers: boolean, log: (line: string) => void): Promise<BenchStage> {
  const endings: (() => Promise<unknown>)[] = [];
  const paused = new Set<number>();
  const resumeAll = () => {
    for (const pid of paused) if (readProcessTable().has(pid)) process.kill(pid, 'SIGCONT');
    paused.clear();
  };
  // A stopped process does not notice that this one has ended, and would stay for ever.
  process.once('exit', resumeAll);
  for (const [signal, code] of ENDED_BY) process.once(signal, () => process.exit(code));
  const stop = async () => {
    resumeAll();
    for (let end = endings.pop(); end; end = endings.pop()) await end();
  };
  try {
    const dataDirectory = await mkdtemp(join(tmpdir(), 'hearken-bench-'));
    endings.push(() => rm(dataDirectory, { recursive: true, force: true }));
    if (withPeers) installPeers();
    const stack = await startStack({ dataDirectory, port: 0, environment: benchEnvironment(), log });
    endings.push(() => stack.stop());
    const ownerUrl = stack.databaseOwnerUrl;
    const client = await connectTo(ownerUrl);
    endings.push(() => client.end());
    const connection = await Connection.connect({ address: stack.settings['TEMPORAL_ADDRESS'] ?? '' });
    endings.push(() => connection.close());

    const hearken = await createHearken(stack, dataDirectory, client);
    const contenders = new Map([[hearken.name, hearken]]);
    if (withPeers) {
      log('recording what Hearken writes');
      const tapesFile = join(dataDirectory, 'tapes.json');
      await writeFile(tapesFile, JSON.stringify(await recordTapes(client, hearken)));
      const createDatabase = async (name: string) => {
        await client.query(`create database ${name}`);
        return withDatabase(ownerUrl, name);
      };
      const peersOwnerUrl = await createDatabase(PEERS_DATABASE);
      await migrate(peersOwnerUrl);
      await letPeersWrite(peersOwnerUrl, new URL(stack.settings['DATABASE_URL'] ?? '').username);
      await copyPolicies(client, withDatabase(ownerUrl, PEERS_DATABASE));
      const databaseUrl = withDatabase(stack.settings['DATABASE_URL'] ?? '', PEERS_DATABASE);
      for (const name of PEER_NAMES) {
        log(`starting ${name}`);
        const peer: PeerProcess = await startPeer(name, {
          stack,
          dataDirectory,
          databaseUrl,
          createDatabase,
          tapesFile,
          log,
        });
        endings.push(() => peer.running.stop());
        contenders.set(name, peer.contender);
      }
    }

    const info = await connection.workflowService.getSystemInfo({});
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    return {
      stack,
      temporal: new Client({ connection }),
      client,
      contenders,
      versions: { postgres: rows[0]?.server_version ?? 'unknown', temporal: info.serverVersion },
      async onlyRuns(contender) {
        // Everybody takes a breath first: servers drop connections on which nobody has answered for a minute.
        resumeAll();
        await sleep(BREATH_MILLISECONDS);
        await until('the API is ready', async () => (await fetch(`${stack.apiUrl}/readyz`)).ok);
        for (const other of contenders.values())
          if (other !== contender && other.isPaused)
            for (const pid of Object.values(other.parts)) {
              process.kill(pid, 'SIGSTOP');
              paused.add(pid);
            }
      },
      async tidy({ databases }) {
        for (const name of databases) {
          const own = await connectTo(withDatabase(ownerUrl, name));
          await own.query('vacuum analyze');
          await own.end();
        }
        await client.query('checkpoint');
      },
      async lastWords() {
        await sleep(BREATH_MILLISECONDS);
        return ['api', 'worker']
          .map((name) => readFileSync(join(dataDirectory, 'logs', `${name}.log`), 'utf8').slice(-TAIL_CHARACTERS))
          .join('\n');
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The user's own database, model or mail server are no place for a bench. */
const REAL_PARTS =
  /^(DATABASE|TEMPORAL|OIDC|OPENAI|SMTP|HEARKEN_(MODEL|LEDGER|WITNESS|DATA|SCORING))|^(NODE_ENV|PUBLIC_URL|PORT)$/;

function benchEnvironment(): NodeJS.ProcessEnv {
  return {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !REAL_PARTS.test(name))),
    REQUESTS_PER_MINUTE_PER_ADDRESS: UNLIMITED,
    REQUESTS_PER_MINUTE_PER_PRINCIPAL: UNLIMITED,
  };
}

/** Processes of the servers that everybody uses. */
export function serverParts({ taskQueue }: Contender) {
  const { postgres, temporal } = findStackParts();
  return { postgres, ...(taskQueue !== undefined && { temporal }) };
}

async function connectTo(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

/**
 * Lets the peers write what API and workers write, at the times and with the words that are on the tapes. All other guards hold for
 * them.
 */
async function letPeersWrite(ownerUrl: string, login: string): Promise<void> {
  const owner = await connectTo(ownerUrl);
  await owner.query(`grant hearken_app to ${pg.escapeIdentifier(login)}`);
  await owner.query(
    `create or replace function hearken.is_now(at timestamptz, last_at timestamptz) returns boolean
     language sql volatile as 'select true';
     create or replace function hearken.is_ahead(at timestamptz) returns boolean language sql volatile as 'select true'`,
  );
  await owner.query('alter table hearken.trail disable trigger said_through_their_link');
  await owner.end();
}

/** Cases refer to their policy, which peers have not put in themselves. */
async function copyPolicies(from: pg.Client, toUrl: string): Promise<void> {
  const to = await connectTo(toUrl);
  try {
    for (const table of ['institutions', 'policies']) {
      const { rows } = await from.query<{ row: unknown }>(
        `select to_jsonb(t) as row from hearken.${table} t where institution_id = $1`,
        [INSTITUTION],
      );
      const { rows: found } = await from.query<{ columns: string }>(
        `select string_agg(format('%I', attname), ', ') as columns from pg_attribute
         where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
        [`hearken.${table}`],
      );
      const columns = found[0]?.columns ?? '';
      await to.query(
        `insert into hearken.${table} (${columns})
         select ${columns} from jsonb_populate_recordset(null::hearken.${table}, $1)`,
        [JSON.stringify(rows.map(({ row }) => row))],
      );
    }
  } finally {
    await to.end();
  }
}
