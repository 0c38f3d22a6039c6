import type pg from 'pg';
import type { Part } from './cpu/find-parts.ts';
import { cpuOfTree, readProcessTable } from './cpu/process-table.ts';

/** What has been used up since some moment in the past. */
export interface Reading {
  /** Milliseconds of CPU by part. */
  cpu: Partial<Record<Part, number>>;
  /**
   * Transactions that wrote something, on the whole server: transaction ids that were given out. `xact_commit` of
   * pg_stat_database also counts those that only read, but sessions report it up to ten seconds late.
   */
  writes: number;
  /** Bytes of PostgreSQL's write-ahead log, of the whole server. */
  walBytes: number;
}

/**
 * Reads what the named processes, by their ids, and the database server have used up to now.
 *
 * @throws Error where a process has ended, because what it used is then not known
 */
export async function readGauges(client: pg.Client, parts: Partial<Record<Part, number>>): Promise<Reading> {
  const table = readProcessTable();
  const cpu = Object.fromEntries(
    Object.entries(parts).map(([part, pid]) => {
      if (!table.has(pid)) throw new Error(`${part} (process ${pid}) has ended`);
      return [part, cpuOfTree(table, pid)];
    }),
  );
  const { rows } = await client.query<{ writes: string; wal: string }>(
    `select pg_snapshot_xmax(pg_current_snapshot())::text as writes,
       pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') as wal`,
  );
  return { cpu, writes: Number(rows[0]?.writes ?? 0), walBytes: Number(rows[0]?.wal ?? 0) };
}

/** What was used between two readings. */
export const usedBetween = (before: Reading, after: Reading): Reading => ({
  cpu: Object.fromEntries(
    Object.entries(after.cpu).map(([part, value]) => [part, value - (before.cpu[part as Part] ?? 0)]),
  ),
  writes: after.writes - before.writes,
  walBytes: after.walBytes - before.walBytes,
});
