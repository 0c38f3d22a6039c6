import { z } from 'zod';

/** The file of a backup that is written last: a directory without it is not a complete backup. */
export const MANIFEST = 'manifest.json';

/** The contents of a backup, so that a restore can tell a complete backup from a damaged one. */
export const Manifest = z.object({
  format: z.literal('hearken-backup/1'),
  /** RFC 3339 UTC; everything that was committed before is in the backup. */
  takenAt: z.string(),
  /** Names of the migrations that the database had run. */
  migrations: z.array(z.string()).min(1),
  /** Each table comes after those that it refers to, so that rows can be written in this order. */
  tables: z.array(
    z.object({
      name: z.string(),
      columns: z.array(z.string()).min(1),
      rows: z.number().int().min(0),
      /** Of the compressed file with its rows, hex. */
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
  /** The last value of each sequence that was used, as PostgreSQL writes it. */
  sequences: z.array(z.object({ name: z.string(), value: z.string().regex(/^\d+$/) })),
});
export type Manifest = z.infer<typeof Manifest>;

/** The file with the rows of a table, in PostgreSQL's text format, compressed. */
export const fileOf = (table: string): string => `${table}.copy.gz`;
