import type { Recording } from '#workflows/domain/state.ts';
import type { Transaction } from './transaction.ts';

/** Deletes what was recorded, after the trail has taken the subject's word that they no longer allow it. */
export async function deleteRecordings(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  recordings: readonly Recording[],
): Promise<void> {
  const ids = recordings.map(({ recordingId }) => recordingId);
  await transaction
    .deleteFrom('attachments')
    .where('institution_id', '=', institutionId)
    .where('case_id', '=', caseId)
    .where('attachment_id', 'in', ids)
    .execute();
}
