import { addMilliseconds } from '#workflows/domain/duration.ts';
import { uuidv7 } from '../id.ts';
import { joinInstitution } from '../policies/policies.ts';
import { seal, unseal, uploadKey } from '../keys/seal.ts';
import type { Transaction } from '../transaction.ts';

export const IMPORT_KINDS = ['cases', 'precedents', 'outcomes', 'contacts', 'withdrawals', 'corrections'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];
export type ImportState = 'receiving' | 'finished' | 'stopped';

/** How far a file that comes in pieces has come. */
export interface StoredImport {
  importId: string;
  kind: ImportKind;
  policyKey: string;
  fileName: string | null;
  title: string | null;
  /** How the caller wants the file to be read. */
  reading: object;
  /** Bytes of the whole file, where the caller has said so. */
  length: number | null;
  /** How the file is read, once its first rows have settled it. */
  form: unknown;
  /** Bytes that are stored, whether or not their rows are imported yet. */
  received: number;
  /** Bytes up to the end of the last imported row. */
  takenBytes: number;
  /** State of the SHA-256 of the received bytes. */
  hashState: Buffer;
  /** Lines up to the end of the last imported row. */
  lines: number;
  /** Rows that were new, that existed before with the same content, and that were refused. */
  added: number;
  present: number;
  refused: number;
  batches: number;
  state: ImportState;
  problem: unknown;
  begunBy: string;
  begunAt: string;
  changedAt: string;
}

/** How long an unfinished import waits for its next piece, and refused rows to be fetched: they contain names and contacts. */
const MAX_WAIT_MILLISECONDS = 86_400_000;

/** A row under the names of {@link StoredImport}; the driver gives numbers of bytes as texts. */
const COLUMNS = [
  'import_id as importId',
  'kind',
  'policy_key as policyKey',
  'file_name as fileName',
  'title',
  'reading',
  'length',
  'form',
  'received',
  'taken_bytes as takenBytes',
  'hash_state as hashState',
  'lines',
  'added',
  'present',
  'refused',
  'batches',
  'state',
  'problem',
  'begun_by as begunBy',
  'begun_at as begunAt',
  'changed_at as changedAt',
] as const;

/** @returns the import's id */
export async function storeImport(
  transaction: Transaction,
  institutionId: string,
  begun: Pick<
    StoredImport,
    'kind' | 'policyKey' | 'fileName' | 'title' | 'reading' | 'length' | 'hashState' | 'begunBy'
  >,
  at: string,
): Promise<string> {
  await joinInstitution(transaction, institutionId);
  const importId = uuidv7();
  await transaction
    .insertInto('imports')
    .values({
      institution_id: institutionId,
      import_id: importId,
      kind: begun.kind,
      policy_key: begun.policyKey,
      file_name: begun.fileName,
      title: begun.title,
      reading: JSON.stringify(begun.reading),
      length: begun.length,
      hash_state: begun.hashState,
      begun_by: begun.begunBy,
      begun_at: at,
      changed_at: at,
    })
    .execute();
  return importId;
}

/** An import, with its received bytes that no imported row has yet; `undefined` if there is none with that id. */
export async function findImport(
  transaction: Transaction,
  institutionId: string,
  dataKey: Buffer,
  importId: string,
): Promise<(StoredImport & { rest: Buffer }) | undefined> {
  const row = await transaction
    .selectFrom('imports')
    .select([...COLUMNS, 'sealed_rest'])
    .where('institution_id', '=', institutionId)
    .where('import_id', '=', importId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { sealed_rest: sealed, ...stored } = row;
  return {
    ...withNumbers(stored),
    rest: sealed ? unseal(uploadKey(dataKey, importId), sealed) : Buffer.alloc(0),
  };
}

/** Files that come in pieces, the last begun first; `after` is the last import of the page before. */
export async function listImports(
  transaction: Transaction,
  institutionId: string,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<StoredImport[]> {
  let query = transaction
    .selectFrom('imports')
    .select(COLUMNS)
    .where('institution_id', '=', institutionId)
    .orderBy('import_id', 'desc')
    .limit(limit);
  if (after !== undefined) query = query.where('import_id', '<', after);
  return (await query.execute()).map(withNumbers);
}

/** Ends an import that is still receiving, and forgets the bytes that no imported row has. */
export async function stopImport(
  transaction: Transaction,
  institutionId: string,
  importId: string,
  problem: object,
  at: string,
): Promise<void> {
  await transaction
    .updateTable('imports')
    .set({ state: 'stopped', problem: JSON.stringify(problem), sealed_rest: null, changed_at: at })
    .where('institution_id', '=', institutionId)
    .where('import_id', '=', importId)
    .where('state', '=', 'receiving')
    .execute();
}

/** Numbers of bytes as numbers. */
const withNumbers = <Row extends { length: string | null; received: string; takenBytes: string }>({
  length,
  received,
  takenBytes,
  ...row
}: Row) => ({
  ...row,
  length: length === null ? null : Number(length),
  received: Number(received),
  takenBytes: Number(takenBytes),
});

/** Makes other transactions that would continue an import wait, and says how far it has come; `undefined` if there is none. */
export async function lockImport(
  transaction: Transaction,
  institutionId: string,
  importId: string,
): Promise<Pick<StoredImport, 'kind' | 'state' | 'problem' | 'received' | 'takenBytes'> | undefined> {
  const row = await transaction
    .selectFrom('imports')
    .select(['kind', 'state', 'problem', 'received', 'taken_bytes'])
    .where('institution_id', '=', institutionId)
    .where('import_id', '=', importId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return undefined;
  const { kind, state, problem, received, taken_bytes: takenBytes } = row;
  return { kind, state, problem, received: Number(received), takenBytes: Number(takenBytes) };
}

/** What changes in an import with a piece or a batch of rows. */
export interface ImportProgress {
  form?: object;
  length?: number | null;
  received: number;
  takenBytes: number;
  hashState: Buffer;
  /** The received bytes after `takenBytes`. */
  rest: Buffer;
  lines: number;
  added: number;
  present: number;
  refused: number;
  batches: number;
  state: ImportState;
  problem?: object;
}

export async function noteProgress(
  transaction: Transaction,
  institutionId: string,
  dataKey: Buffer,
  importId: string,
  progress: ImportProgress,
  at: string,
): Promise<void> {
  const { form, length, rest, state, problem } = progress;
  await transaction
    .updateTable('imports')
    .set({
      received: progress.received,
      taken_bytes: progress.takenBytes,
      hash_state: progress.hashState,
      sealed_rest: state === 'receiving' && rest.length > 0 ? seal(uploadKey(dataKey, importId), rest) : null,
      lines: progress.lines,
      added: progress.added,
      present: progress.present,
      refused: progress.refused,
      batches: progress.batches,
      state,
      changed_at: at,
      ...(form && { form: JSON.stringify(form) }),
      ...(length !== undefined && { length }),
      ...(problem && { problem: JSON.stringify(problem) }),
    })
    .where('institution_id', '=', institutionId)
    .where('import_id', '=', importId)
    .where('state', '=', 'receiving')
    .execute();
}

/** Stores what became of a batch of rows: its docket, and the refused rows, encrypted. */
export async function storeBatch(
  transaction: Transaction,
  institutionId: string,
  dataKey: Buffer,
  importId: string,
  { batch, docketId, refused }: { batch: number; docketId?: string | undefined; refused: object | undefined },
  at: string,
): Promise<void> {
  const key = uploadKey(dataKey, importId);
  await transaction
    .insertInto('import_batches')
    .values({
      institution_id: institutionId,
      import_id: importId,
      batch,
      docket_id: docketId ?? null,
      sealed_refused: refused ? seal(key, Buffer.from(JSON.stringify(refused))) : null,
      written_at: at,
    })
    .execute();
}

/** Dockets that an import has opened, in the order of its rows. */
export async function docketsOfImport(
  transaction: Transaction,
  institutionId: string,
  importId: string,
): Promise<string[]> {
  const rows = await transaction
    .selectFrom('import_batches')
    .select('docket_id')
    .where('institution_id', '=', institutionId)
    .where('import_id', '=', importId)
    .where('docket_id', 'is not', null)
    .orderBy('batch')
    .execute();
  return rows.flatMap(({ docket_id: docketId }) => docketId ?? []);
}

/** The first batch after another that has refused rows, with what is stored about them; `undefined` if there is none. */
export async function nextRefused(
  transaction: Transaction,
  institutionId: string,
  dataKey: Buffer,
  importId: string,
  after: number,
): Promise<{ batch: number; refused: unknown } | undefined> {
  const row = await transaction
    .selectFrom('import_batches')
    .select(['batch', 'sealed_refused'])
    .where('institution_id', '=', institutionId)
    .where('import_id', '=', importId)
    .where('batch', '>', after)
    .where('sealed_refused', 'is not', null)
    .orderBy('batch')
    .limit(1)
    .executeTakeFirst();
  if (!row?.sealed_refused) return undefined;
  return {
    batch: row.batch,
    refused: JSON.parse(unseal(uploadKey(dataKey, importId), row.sealed_refused).toString()) as unknown,
  };
}

/** Why an import that received nothing for a day accepts no more pieces. */
const ABANDONED = {
  type: 'urn:hearken:problem:importAbandoned',
  title: 'The import was abandoned',
  status: 409,
  code: 'importAbandoned',
  detail: 'no part of the file arrived for a day; the rows already imported remain',
  remedy: 'start another import with the rows that are missing',
};

/** Gives up the institution's imports that had no piece for a day before `at`, and deletes refused rows that are older than that. */
export async function deleteStaleImports(transaction: Transaction, institutionId: string, at: string): Promise<void> {
  const before = addMilliseconds(at, -MAX_WAIT_MILLISECONDS);
  await transaction
    .updateTable('imports')
    .set({ state: 'stopped', problem: JSON.stringify(ABANDONED), sealed_rest: null })
    .where('institution_id', '=', institutionId)
    .where('state', '=', 'receiving')
    .where('changed_at', '<', before)
    .execute();
  await transaction
    .updateTable('import_batches')
    .set({ sealed_refused: null })
    .where('institution_id', '=', institutionId)
    .where('sealed_refused', 'is not', null)
    .where('written_at', '<', before)
    .execute();
}
