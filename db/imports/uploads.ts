import { addMilliseconds } from '#workflows/domain/duration.ts';
import { uuidv7 } from '../id.ts';
import { joinInstitution } from '../policies/policies.ts';
import { seal, unseal, uploadKey } from '../keys/seal.ts';
import type { Transaction } from '../transaction.ts';

export type UploadKind = 'cases' | 'precedents' | 'outcomes' | 'contacts' | 'withdrawals' | 'corrections';

/** A file as the user uploaded it. */
export interface UploadedFile {
  name: string;
  mediaType: string;
  content: Buffer;
}

/** A file that is waiting to be imported, or, once it was imported, only the result of the import. */
export interface StoredUpload {
  uploadId: string;
  kind: UploadKind;
  policyKey: string;
  fileName: string;
  mediaType: string;
  bytes: number;
  /** Where the columns go; `null` until the user has assigned them. */
  targets: (string | null)[] | null;
  /** How the user has said that the file is to be read. */
  reading: object | null;
  uploadedBy: string;
  uploadedAt: string;
  takenAt: string | null;
  docketIds: string[];
  /** Number of precedents that were new, or of outcomes, contacts, withdrawals or corrected facts that were recorded, and of those that already existed. */
  added: number | null;
  present: number | null;
}

/** How long a file may wait; it contains names and contacts of people. */
const MAX_WAIT_MILLISECONDS = 86_400_000;

/** Stores a file, encrypted, until it is imported; files that have waited for a day are deleted. */
export async function storeUpload(
  transaction: Transaction,
  institutionId: string,
  dataKey: Buffer,
  upload: { kind: UploadKind; policyKey: string; by: string; file: UploadedFile },
  at: string,
): Promise<string> {
  await joinInstitution(transaction, institutionId);
  await forgetUploads(transaction, institutionId, at);
  const uploadId = uuidv7();
  const { name, mediaType, content } = upload.file;
  await transaction
    .insertInto('uploads')
    .values({
      institution_id: institutionId,
      upload_id: uploadId,
      kind: upload.kind,
      policy_key: upload.policyKey,
      file_name: name,
      media_type: mediaType,
      bytes: content.length,
      sealed: seal(uploadKey(dataKey, uploadId), content),
      targets: null,
      uploaded_by: upload.by,
      uploaded_at: at,
    })
    .execute();
  return uploadId;
}

/** Replaces a waiting file with a corrected one. */
export async function replaceUpload(
  transaction: Transaction,
  institutionId: string,
  dataKey: Buffer,
  uploadId: string,
  { name, mediaType, content }: UploadedFile,
  by: string,
  at: string,
): Promise<void> {
  await transaction
    .updateTable('uploads')
    .set({
      file_name: name,
      media_type: mediaType,
      bytes: content.length,
      sealed: seal(uploadKey(dataKey, uploadId), content),
      uploaded_by: by,
      uploaded_at: at,
    })
    .where('institution_id', '=', institutionId)
    .where('upload_id', '=', uploadId)
    .where('taken_at', 'is', null)
    .execute();
}

/**
 * Stores how a waiting file is to be read.
 *
 * @param hasOtherColumns whether it then has other columns, so that the assignment of columns no longer holds
 */
export async function setUploadReading(
  transaction: Transaction,
  institutionId: string,
  uploadId: string,
  reading: object,
  hasOtherColumns: boolean,
): Promise<void> {
  await transaction
    .updateTable('uploads')
    .set({ reading: JSON.stringify(reading), ...(hasOtherColumns && { targets: null }) })
    .where('institution_id', '=', institutionId)
    .where('upload_id', '=', uploadId)
    .where('taken_at', 'is', null)
    .execute();
}

export async function setUploadTargets(
  transaction: Transaction,
  institutionId: string,
  uploadId: string,
  targets: readonly (string | null)[] | null,
): Promise<void> {
  await transaction
    .updateTable('uploads')
    .set({ targets: targets === null ? null : JSON.stringify(targets) })
    .where('institution_id', '=', institutionId)
    .where('upload_id', '=', uploadId)
    .where('taken_at', 'is', null)
    .execute();
}

const SHOWN = [
  'upload_id',
  'kind',
  'policy_key',
  'file_name',
  'media_type',
  'bytes',
  'targets',
  'reading',
  'uploaded_by',
  'uploaded_at',
  'taken_at',
  'docket_ids',
  'added',
  'present',
] as const;

/**
 * An upload with its content, which is `null` once imported or deleted; `undefined` if there is no upload with that id.
 *
 * @param lock makes other transactions that would import it wait
 */
export async function findUpload(
  transaction: Transaction,
  institutionId: string,
  dataKey: Buffer,
  uploadId: string,
  { lock = false } = {},
): Promise<(StoredUpload & { content: Buffer | null }) | undefined> {
  let query = transaction
    .selectFrom('uploads')
    .select([...SHOWN, 'sealed'])
    .where('institution_id', '=', institutionId)
    .where('upload_id', '=', uploadId);
  if (lock) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  return row && { ...toStored(row), content: row.sealed && unseal(uploadKey(dataKey, uploadId), row.sealed) };
}

/** The institution's latest uploads, newest first. */
export async function listUploads(
  transaction: Transaction,
  institutionId: string,
  limit: number,
): Promise<StoredUpload[]> {
  const rows = await transaction
    .selectFrom('uploads')
    .select([...SHOWN])
    .where('institution_id', '=', institutionId)
    .orderBy('upload_id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toStored);
}

/** Records that a file was imported, and deletes its content. */
export async function noteUploadTaken(
  transaction: Transaction,
  institutionId: string,
  uploadId: string,
  came: { docketIds: string[] } | { added: number; present: number },
  at: string,
): Promise<void> {
  await transaction
    .updateTable('uploads')
    .set({
      taken_at: at,
      sealed: null,
      ...('docketIds' in came ? { docket_ids: came.docketIds } : { added: came.added, present: came.present }),
    })
    .where('institution_id', '=', institutionId)
    .where('upload_id', '=', uploadId)
    .execute();
}

/** Deletes a file that is not to be imported. */
export async function discardUpload(transaction: Transaction, institutionId: string, uploadId: string): Promise<void> {
  await transaction
    .deleteFrom('uploads')
    .where('institution_id', '=', institutionId)
    .where('upload_id', '=', uploadId)
    .where('taken_at', 'is', null)
    .execute();
}

/** Deletes the institution's files that were not imported within a day before `at`. */
export async function forgetUploads(transaction: Transaction, institutionId: string, at: string): Promise<void> {
  await transaction
    .deleteFrom('uploads')
    .where('institution_id', '=', institutionId)
    .where('taken_at', 'is', null)
    .where('uploaded_at', '<', addMilliseconds(at, -MAX_WAIT_MILLISECONDS))
    .execute();
}

interface UploadRow {
  upload_id: string;
  kind: UploadKind;
  policy_key: string;
  file_name: string;
  media_type: string;
  bytes: number;
  targets: (string | null)[] | null;
  reading: object | null;
  uploaded_by: string;
  uploaded_at: string;
  taken_at: string | null;
  docket_ids: string[];
  added: number | null;
  present: number | null;
}

const toStored = (row: UploadRow): StoredUpload => ({
  uploadId: row.upload_id,
  kind: row.kind,
  policyKey: row.policy_key,
  fileName: row.file_name,
  mediaType: row.media_type,
  bytes: row.bytes,
  targets: row.targets,
  reading: row.reading,
  uploadedBy: row.uploaded_by,
  uploadedAt: row.uploaded_at,
  takenAt: row.taken_at,
  docketIds: row.docket_ids,
  added: row.added,
  present: row.present,
});
