import type { CaseState } from '#workflows/domain/state.ts';
import { sql } from 'kysely';
import { commit, sha256 } from './commitment.ts';
import { seal, sealingKey, unseal } from './keys/seal.ts';
import { readSubjectKey } from './keys/subject-key.ts';
import type { Transaction } from './transaction.ts';

/** A subject's file, decrypted. */
export interface Attachment {
  attachmentId: string;
  fileName: string;
  mediaType: string;
  content: Buffer;
}

/** What is known of a file without decrypting it, and its text if it has any. */
export interface AttachmentSummary {
  attachmentId: string;
  fileName: string;
  mediaType: string;
  bytes: number;
  addedAt: string;
  text: string | null;
  /** Whether a judge, a supervisor or an auditor has been shown the case since it was added. */
  shown: boolean;
}

/** The commitment that ties the trail to a file: to the hash of its bytes, under the subject's key. */
export const commitToFile = (key: Buffer, content: Buffer): string => commit(key, sha256(content.toString('base64')));

/**
 * Stores a file encrypted beside the trail, in the transaction of the command that adds it.
 *
 * @param file.text the text extracted from it, which can be cited
 * @param key the subject's commitment key
 */
export async function storeAttachment(
  transaction: Transaction,
  {
    institutionId,
    caseId,
    dataKey,
    key,
    at,
  }: { institutionId: string; caseId: string; dataKey: Buffer; key: Buffer; at: string },
  file: Attachment & { text: string | null },
): Promise<void> {
  const sealing = sealingKey(dataKey, key);
  await transaction
    .insertInto('attachments')
    .values({
      institution_id: institutionId,
      attachment_id: file.attachmentId,
      case_id: caseId,
      media_type: file.mediaType,
      file_name: file.fileName,
      bytes: file.content.length,
      sealed: seal(sealing, file.content),
      sealed_text: file.text === null ? null : seal(sealing, Buffer.from(file.text)),
      added_at: at,
    })
    .execute();
}

/**
 * A case's files, without their content but with the text that can be cited. Only files that the trail records: a file whose
 * command is still under way, or was refused, is not part of the case.
 */
export async function listAttachments(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  dataKey: Buffer,
  { attachments }: Pick<CaseState, 'attachments'>,
): Promise<AttachmentSummary[]> {
  if (attachments.length === 0) return [];
  const key = await readSubjectKey(transaction, institutionId, caseId);
  const rows = await transaction
    .selectFrom('attachments')
    .select(['attachment_id', 'file_name', 'media_type', 'bytes', 'added_at', 'sealed_text'])
    .select(sql<boolean>`hearken.is_shown_since(institution_id, case_id, added_at)`.as('shown'))
    .where('institution_id', '=', institutionId)
    .where('case_id', '=', caseId)
    .where(
      'attachment_id',
      'in',
      attachments.map(({ attachmentId }) => attachmentId),
    )
    .orderBy('added_at')
    .execute();
  return rows.map((row) => ({
    attachmentId: row.attachment_id,
    fileName: row.file_name,
    mediaType: row.media_type,
    bytes: row.bytes,
    addedAt: row.added_at,
    shown: row.shown,
    text: key && row.sealed_text ? unseal(sealingKey(dataKey, key), row.sealed_text).toString('utf8') : null,
  }));
}

/** One file of a case, decrypted; `undefined` if there is none, or it is erased. */
export async function openAttachment(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  attachmentId: string,
  dataKey: Buffer,
): Promise<Attachment | undefined> {
  const key = await readSubjectKey(transaction, institutionId, caseId);
  const row = await transaction
    .selectFrom('attachments')
    .select(['file_name', 'media_type', 'sealed'])
    .where('institution_id', '=', institutionId)
    .where('case_id', '=', caseId)
    .where('attachment_id', '=', attachmentId)
    .executeTakeFirst();
  if (!row || !key) return undefined;
  return {
    attachmentId,
    fileName: row.file_name,
    mediaType: row.media_type,
    content: unseal(sealingKey(dataKey, key), row.sealed),
  };
}

/** Whether a judge, a supervisor or an auditor has been shown a case since a moment, RFC 3339 UTC, and with it the files that it had. */
export async function isShownSince(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  since: string,
): Promise<boolean> {
  const { rows } = await sql<{ shown: boolean }>`
    select hearken.is_shown_since(${institutionId}, ${caseId}::uuid, ${since}::timestamptz) as shown`.execute(
    transaction,
  );
  return rows[0]?.shown ?? true;
}

/** Deletes files of a case, after the trail has taken its subject's word that they take them back or no longer allow them. */
export async function deleteAttachments(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  attachmentIds: readonly string[],
): Promise<void> {
  await transaction
    .deleteFrom('attachments')
    .where('institution_id', '=', institutionId)
    .where('case_id', '=', caseId)
    .where('attachment_id', 'in', attachmentIds)
    .execute();
}
