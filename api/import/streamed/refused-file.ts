import { Readable } from 'node:stream';
import { findImport, nextRefused } from '#db/imports/imports.ts';
import { inTransaction } from '#db/transaction.ts';
import type { ApiDependencies } from '../../deps.ts';
import { scopeOf, type Staff } from '../../principal.ts';
import { notFound } from '../../problem.ts';
import { headerLine } from '../leave-out-faulty.ts';
import { FileForm } from './file-form.ts';
import { RefusedRows } from './take-batch.ts';

/** The refused rows of an import as they came, to be corrected and sent again. */
export interface RefusedFile {
  name: string;
  mediaType: string;
  content: Readable;
}

/**
 * The refused rows of an import as a file, which is read batch by batch: a table with its header, or NDJSON.
 *
 * @throws Problem 404 if the institution has no such import, or if none of its rows was refused in the last day
 */
export async function refusedFile(
  { database, dataKey }: ApiDependencies,
  staff: Staff,
  importId: string,
): Promise<RefusedFile> {
  const { institutionId } = staff;
  const read = (after: number) =>
    inTransaction(database, scopeOf(staff), (transaction) =>
      nextRefused(transaction, institutionId, dataKey, importId, after),
    );
  const stored = await inTransaction(database, scopeOf(staff), (transaction) =>
    findImport(transaction, institutionId, dataKey, importId),
  );
  const first = stored && (await read(0));
  if (!first || stored.form === null) throw notFound('file of refused rows');
  const { mediaType, table } = FileForm.parse(stored.form);
  async function* content() {
    // A byte order mark makes spreadsheets read the file as UTF-8.
    if (table) yield `\uFEFF${headerLine(table.header)}`;
    for (let next = first; next; next = await read(next.batch)) yield RefusedRows.parse(next.refused).rows;
  }
  const name = stored.fileName ?? (table ? 'import.csv' : 'import.ndjson');
  return { name: `refused-${name}`, mediaType, content: Readable.from(content()) };
}
