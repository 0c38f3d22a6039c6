import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { startStack, type Stack } from '#worker/standalone/stack.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import { Canaries, Writers } from './written-everywhere.ts';

const WANTED = 200;

/** The files of a data directory in which a canary stands. The write-ahead log is kept by its own schedule; docs/erasure.md says so. */
function filesWith(canaries: Canaries, directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('pg_wal'))
    .map((entry) => join(entry.parentPath, entry.name))
    .flatMap((file) => {
      const found = canaries.foundIn(readFileSync(file, 'latin1'));
      return found.length === 0 ? [] : [`${relative(directory, file)}: ${found.length}, as ${found[0]}`];
    });
}

/** Has the database write what it has to its files, without rows that are gone. */
async function vacuum(url: string): Promise<void> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    // `analyze` leaves the samples of a table that has become empty.
    await owner.query('delete from pg_statistic');
    await owner.query('vacuum full');
    await owner.query('checkpoint');
  } finally {
    await owner.end();
  }
}

/** Sends to the stack as an account, or as nobody; whatever is refused throws. */
function senderTo(stack: Stack) {
  const tokens = new Map<string, string>();
  const authorized = async (account: string | null): Promise<Record<string, string>> => {
    if (account === null) return {};
    const token = tokens.get(account) ?? (await stack.tokenFor(account));
    tokens.set(account, token);
    return { authorization: `Bearer ${token}` };
  };
  const fetchAs = async (account: string | null, request: string, init: RequestInit) => {
    const [method = '', path = ''] = request.split(' ');
    const headers = { ...(await authorized(account)), ...(init.headers as Record<string, string> | undefined) };
    const response = await fetch(`${stack.apiUrl}${path}`, { ...init, method, headers });
    const text = await response.text();
    if (!response.ok) throw new Error(`${account ?? 'nobody'} ${request}: ${response.status} ${text}`);
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  };
  return {
    send: (account: string | null, request: string, body?: unknown) =>
      fetchAs(account, request, {
        ...(body !== undefined && {
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json' },
        }),
      }),
    async sendFile(path: string, account: string | null, name: string, text: string) {
      const body = new FormData();
      body.append('file', new Blob([text], { type: 'text/plain' }), name);
      await fetchAs(account, `POST ${path}`, { body });
    },
  };
}

test(
  'of two hundred words planted wherever anybody can write, none is left in the data directory once their cases are erased',
  { timeout: 600_000 },
  async () => {
    const dataDirectory = temporaryDirectory();
    const stack = await startStack({ dataDirectory, port: 0, log: () => undefined });
    onTestFinished(() => stack.stop());
    const canaries = new Canaries();
    const { send, sendFile } = senderTo(stack);
    const writers = new Writers(send, canaries, sendFile);
    await writers.begin();
    const cases = [
      await writers.heard(),
      await writers.deliberated(),
      await writers.decidedByMachine(),
      await writers.withdrawn(),
      await writers.heard(),
    ];
    await vacuum(stack.databaseOwnerUrl);
    expect(filesWith(canaries, dataDirectory)).not.toEqual([]);
    for (const one of cases) await writers.erase(one);
    expect(canaries.planted.length).toBeGreaterThan(WANTED);
    await expect
      .poll(
        async () => {
          await vacuum(stack.databaseOwnerUrl);
          return filesWith(canaries, dataDirectory);
        },
        { timeout: 60_000, interval: 1_000 },
      )
      .toEqual([]);
    await stack.stop();
    expect(filesWith(canaries, dataDirectory)).toEqual([]);
  },
);
