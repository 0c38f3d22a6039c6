import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { postgresAccount } from '#worker/standalone/postgres/account.ts';
import { type PostgresOptions, startPostgres } from '#worker/standalone/postgres.ts';
import { allEnd, descendants, killNow, runProgram } from '../foreground-program.ts';
import { temporaryDirectory } from '../temporary-directory.ts';

const isRoot = process.getuid?.() === 0;
const TIMEOUT = { timeout: 60_000 };

async function postgres(options: PostgresOptions) {
  const running = await startPostgres({ log: () => undefined, ...options });
  onTestFinished(() => running.stop());
  return running;
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

const write = (url: string) => query(url, "create table kept (text text); insert into kept values ('still here')");
const read = (url: string) => query(url, 'select text from kept');
const WRITTEN = [{ text: 'still here' }];

test('data outlives a stop, and the service role has no right of its own', TIMEOUT, async () => {
  const dataDirectory = temporaryDirectory();
  const first = await postgres({ dataDirectory });
  await write(first.ownerUrl);
  await first.stop();
  expect(await allEnd([first.pid], 0)).toBe(true);

  const second = await postgres({ dataDirectory });
  expect(await read(second.ownerUrl)).toEqual(WRITTEN);
  await expect(read(second.serviceUrl)).rejects.toThrow('permission denied');
  const [role] = await query(
    second.serviceUrl,
    'select rolsuper, rolinherit, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user',
  );
  expect(Object.values(role!)).toEqual([false, false, false, false, false]);

  const wrong = new URL(second.serviceUrl);
  wrong.password = 'hearken';
  await expect(query(wrong.href, 'select 1')).rejects.toThrow('password authentication failed');
  expect(statSync(join(dataDirectory, 'postgres/passwords.json')).mode & 0o077).toBe(0);
});

test('a directory in use is refused, and free again after the stop', TIMEOUT, async () => {
  const dataDirectory = temporaryDirectory();
  const first = await postgres({ dataDirectory });
  await expect(startPostgres({ dataDirectory })).rejects.toThrow(`is in use by process ${process.pid}`);
  await first.stop();
  await postgres({ dataDirectory });
});

test('data outlives the killing of every process at once', TIMEOUT, async () => {
  const dataDirectory = temporaryDirectory();
  const holder = runProgram('postgres', [dataDirectory]);
  await write(await holder.ready);
  const pids = [holder.pid, ...descendants(holder.pid)];
  expect(pids.length).toBeGreaterThan(3);
  pids.forEach(killNow);
  expect(await allEnd(pids, 5_000)).toBe(true);
  expect(await read((await postgres({ dataDirectory })).ownerUrl)).toEqual(WRITTEN);
});

test('a server whose guard was killed too is found and replaced', TIMEOUT, async () => {
  const dataDirectory = temporaryDirectory();
  const holder = runProgram('postgres', [dataDirectory]);
  await write(await holder.ready);
  const { identity } = JSON.parse(readFileSync(join(dataDirectory, 'postgres/process.json'), 'utf8'));
  const server = Number.parseInt(identity, 10);
  const guard = descendants(holder.pid).find((pid) => descendants(pid).includes(server))!;
  onTestFinished(() => killNow(server));
  killNow(holder.pid);
  killNow(guard);
  await holder.exited;
  expect(await allEnd([server], 300)).toBe(false);

  const next = await postgres({ dataDirectory });
  expect(next.pid).not.toBe(server);
  expect(await read(next.ownerUrl)).toEqual(WRITTEN);
  expect(await allEnd([server], 0)).toBe(true);
});

test('the server ends by itself when the process that started it is killed', TIMEOUT, async () => {
  const dataDirectory = temporaryDirectory();
  const holder = runProgram('postgres', [dataDirectory]);
  await holder.ready;
  const started = descendants(holder.pid);
  killNow(holder.pid);
  expect(await allEnd(started, 10_000)).toBe(true);
  expect(existsSync(join(dataDirectory, 'postgres/process.json'))).toBe(false);
});

test('a process id that another program has since got does not keep the server from starting', TIMEOUT, async () => {
  const dataDirectory = temporaryDirectory();
  const first = await postgres({ dataDirectory });
  await write(first.ownerUrl);
  await first.stop();
  // Of the same user as the server: for others PostgreSQL itself sees that they cannot be one.
  const other = spawn('sleep', ['60'], { ...postgresAccount(() => undefined), cwd: '/' });
  onTestFinished(() => void other.kill('SIGKILL'));
  writeFileSync(join(dataDirectory, 'postgres/cluster/postmaster.pid'), `${other.pid}\n`, { mode: 0o644 });
  expect(await read((await postgres({ dataDirectory })).ownerUrl)).toEqual(WRITTEN);
  expect(await allEnd([other.pid!], 0)).toBe(false);
});

test.skipIf(!isRoot)(
  'below a directory that the server may not enter, it stores its files elsewhere',
  TIMEOUT,
  async () => {
    const dataDirectory = join(temporaryDirectory(), 'inner');
    mkdirSync(dataDirectory);
    const lines: string[] = [];
    const first = await postgres({ dataDirectory, log: (line) => lines.push(line) });
    const { cluster } = JSON.parse(readFileSync(join(dataDirectory, 'postgres/location.json'), 'utf8'));
    onTestFinished(() => rmSync(cluster, { recursive: true, force: true }));
    expect(lines.join()).toContain(`PostgreSQL keeps its files in ${cluster}`);
    expect(existsSync(join(dataDirectory, 'postgres/cluster'))).toBe(false);
    await write(first.ownerUrl);
    await first.stop();
    expect(await read((await postgres({ dataDirectory })).ownerUrl)).toEqual(WRITTEN);
  },
);
