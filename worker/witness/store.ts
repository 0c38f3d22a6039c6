import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { signingKeyOf, type SigningKey } from '../ledger/signing-key.ts';

/** The last checkpoint of a log that a witness has cosigned. */
export interface Seen {
  size: number;
  root: Buffer;
  /** With the cosignature. */
  note: string;
}

/** A signed checkpoint that a witness did not cosign, and why. */
export interface Refused {
  at: string;
  reason: string;
  note: string;
}

/** A witness's storage, in one file. */
export interface WitnessStore {
  key: SigningKey;
  last(origin: string): Seen | undefined;
  /** The last checkpoint of the log whose origin has this SHA-256 hash, hex. */
  lastByHash(originHash: string): Seen | undefined;
  store(origin: string, originHash: string, seen: Seen): void;
  /** Stores a checkpoint that its log signed but the witness did not cosign, once, as evidence. */
  storeRefused(origin: string, refused: Refused): void;
  refused(origin: string): Refused[];
  /** Runs `work` while no other process can write the file. Its writes are durable when this returns. */
  exclusively<T>(work: () => T): T;
  close(): void;
}

const KEY_BYTES = 32;

/** Opens a witness's file, creating it with a new key if it does not exist. */
export function openWitnessStore(file: string): WitnessStore {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(file);
  chmodSync(file, 0o600);
  database.exec(`
    pragma busy_timeout = 5000;
    pragma synchronous = full;
    create table if not exists signing_key (id integer primary key check (id = 1), secret blob not null);
    create table if not exists seen (
      origin text primary key, origin_hash text not null unique, size integer not null, root blob not null, note text not null
    );
    create table if not exists refused (
      origin text not null, at text not null, reason text not null, note text not null, primary key (origin, note)
    );
  `);
  database.prepare('insert into signing_key values (1, ?) on conflict do nothing').run(randomBytes(KEY_BYTES));
  const { secret } = database.prepare('select secret from signing_key').get() as { secret: Uint8Array };
  const find = (column: 'origin' | 'origin_hash', value: string): Seen | undefined => {
    const row = database.prepare(`select size, root, note from seen where ${column} = ?`).get(value) as
      { size: number; root: Uint8Array; note: string } | undefined;
    return row && { size: row.size, root: Buffer.from(row.root), note: row.note };
  };
  return {
    key: signingKeyOf(Buffer.from(secret)),
    last: (origin) => find('origin', origin),
    lastByHash: (originHash) => find('origin_hash', originHash),
    store(origin, originHash, { size, root, note }) {
      database
        .prepare(
          `insert into seen values (?, ?, ?, ?, ?)
           on conflict (origin) do update set size = excluded.size, root = excluded.root, note = excluded.note`,
        )
        .run(origin, originHash, size, root, note);
    },
    storeRefused(origin, { at, reason, note }) {
      database.prepare('insert into refused values (?, ?, ?, ?) on conflict do nothing').run(origin, at, reason, note);
    },
    refused: (origin) =>
      database
        .prepare('select at, reason, note from refused where origin = ? order by rowid')
        .all(origin) as unknown as Refused[],
    exclusively(work) {
      database.exec('begin immediate');
      try {
        const result = work();
        database.exec('commit');
        return result;
      } catch (error) {
        database.exec('rollback');
        throw error;
      }
    },
    close: () => database.close(),
  };
}
