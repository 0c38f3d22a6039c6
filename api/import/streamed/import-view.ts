import { z } from 'zod';
import {
  docketsOfImport,
  findImport,
  IMPORT_KINDS,
  listImports,
  nextRefused,
  type StoredImport,
} from '#db/imports/imports.ts';
import { inTransaction, type Transaction } from '#db/transaction.ts';
import type { ApiDependencies } from '../../deps.ts';
import { scopeOf, type Staff } from '../../principal.ts';
import { FieldError, notFound, ProblemDocument } from '../../problem.ts';
import { TableReading } from '../dialect.ts';
import { MAX_NAMED_ERRORS } from '../upload-error.ts';
import { FileForm, readingOfForm } from './file-form.ts';
import { resumeHash } from './running-hash.ts';
import { RefusedRows } from './take-batch.ts';

/** How far an import has come whose file comes in pieces. */
export const ImportView = z.strictObject({
  id: z.uuid(),
  kind: z.enum(IMPORT_KINDS),
  policy: z.string(),
  fileName: z.string().nullable(),
  title: z.string().nullable(),
  /** It stops at a fault of the file as a whole, or when nothing came for a day; `problem` says which. */
  state: z.enum(['receiving', 'finished', 'stopped']),
  problem: ProblemDocument.nullable(),
  /** Bytes of the whole file if known. */
  length: z.number().int().nullable(),
  /** Bytes that are stored: the offset of the next piece. */
  received: z.number().int(),
  /** SHA-256 of the received bytes, in hexadecimal digits. */
  sha256: z.string(),
  rows: z.strictObject({
    /** Cases, and precedents that are new; outcomes, contacts and withdrawals that were carried out. */
    added: z.number().int(),
    /** What was there before with the same content. */
    present: z.number().int(),
    refused: z.number().int(),
  }),
  /** The first faults of refused rows, for a day. */
  errors: z.array(FieldError),
  /** Dockets that cases have become so far. */
  dockets: z.array(z.uuid()),
  /** How a table is read, and which of its columns and lines are left out. */
  read: TableReading.nullable(),
  /** The account that began it. */
  begunBy: z.string(),
  begunAt: z.string(),
  changedAt: z.string(),
});
export type ImportView = z.infer<typeof ImportView>;

/** An import among others. */
export const ImportSummary = ImportView.omit({ sha256: true, errors: true, dockets: true, read: true });
export type ImportSummary = z.infer<typeof ImportSummary>;

/** @param after the last import of the page before */
export async function viewImports(
  { database }: ApiDependencies,
  staff: Staff,
  page: { limit: number; after?: string | undefined },
): Promise<ImportSummary[]> {
  const stored = await inTransaction(database, scopeOf(staff), (transaction) =>
    listImports(transaction, staff.institutionId, page),
  );
  return stored.map(summaryOf);
}

function summaryOf(stored: StoredImport): ImportSummary {
  const { length, received, fileName, title, kind, state, begunBy, begunAt, changedAt } = stored;
  return {
    id: stored.importId,
    policy: stored.policyKey,
    ...{ kind, fileName, title, state, length, received, begunBy, begunAt, changedAt },
    problem: stored.problem === null ? null : ProblemDocument.parse(stored.problem),
    rows: { added: stored.added, present: stored.present, refused: stored.refused },
  };
}

/** @throws Problem 404 if the institution has no such import */
export async function viewImport(
  { database, dataKey }: ApiDependencies,
  staff: Staff,
  importId: string,
): Promise<ImportView> {
  const { institutionId } = staff;
  const { stored, errors, dockets } = await inTransaction(database, scopeOf(staff), async (transaction) => {
    const found = await findImport(transaction, institutionId, dataKey, importId);
    if (!found) throw notFound('import');
    return {
      stored: found,
      errors: await firstErrors(transaction, institutionId, dataKey, importId),
      dockets: await docketsOfImport(transaction, institutionId, importId),
    };
  });
  const hash = await resumeHash(stored.hashState);
  return { ...summaryOf(stored), sha256: hash.digest(), errors, dockets, read: readOf(stored) };
}

function readOf({ form }: Pick<StoredImport, 'form'>): TableReading | null {
  return form === null ? null : (readingOfForm(FileForm.parse(form)) ?? null);
}

async function firstErrors(
  transaction: Transaction,
  institutionId: string,
  dataKey: Buffer,
  importId: string,
): Promise<FieldError[]> {
  const errors: FieldError[] = [];
  for (let after = 0; errors.length < MAX_NAMED_ERRORS;) {
    const next = await nextRefused(transaction, institutionId, dataKey, importId, after);
    if (!next) break;
    errors.push(...RefusedRows.parse(next.refused).errors);
    after = next.batch;
  }
  return errors.slice(0, MAX_NAMED_ERRORS);
}
