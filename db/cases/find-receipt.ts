import type { Refusal } from '#workflows/domain/refusal.ts';
import type { Transaction } from '../transaction.ts';

/** The result of an act that was sent under a key before: its request's hash, and the answer or the refusal. */
export interface KnownReceipt {
  requestHash: string;
  refusal: Refusal | null;
  answer: unknown;
}

/** The receipt of an act that was carried out under a command id, or `undefined` while there is none. */
export async function findReceipt(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  commandId: string,
): Promise<KnownReceipt | undefined> {
  const row = await transaction
    .selectFrom('commands')
    .select(['request_hash', 'refusal', 'answer'])
    .where('institution_id', '=', institutionId)
    .where('case_id', '=', caseId)
    .where('command_id', '=', commandId)
    .executeTakeFirst();
  return row && { requestHash: row.request_hash ?? '', refusal: row.refusal, answer: row.answer };
}
