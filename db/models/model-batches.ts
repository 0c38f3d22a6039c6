import { sql } from 'kysely';
import { spend, type SpendingChange } from './model-spending.ts';
import type { Transaction } from '../transaction.ts';

/** The one batch in which a docket's cases are put to a model. */
export interface ModelBatch {
  /** `sent` once its id is known, `read` once its tokens are counted, `over` once nothing more comes of it. */
  state: 'sending' | 'sent' | 'read' | 'over';
  /** The provider's id; `null` if it was never learned. */
  batchId: string | null;
  model: string;
  /** The day (UTC) and the currency that its tokens are charged in. */
  day: string;
  currency: string;
  requests: number;
  /** Maximum number of tokens that it may use, and how many of them are reserved under the policy's limit. */
  estimatedTokens: number;
  setAsideTokens: number;
  /** When sending was begun, and last tried; RFC 3339 UTC. */
  beganAt: string;
  triedAt: string;
}

interface DocketName {
  institutionId: string;
  policyKey: string;
  docketId: string;
}

export async function findModelBatch(
  transaction: Transaction,
  { institutionId, docketId }: DocketName,
): Promise<ModelBatch | undefined> {
  const row = await transaction
    .selectFrom('model_batches')
    .selectAll()
    .select(sql<string>`day::text`.as('day_text'))
    .where('institution_id', '=', institutionId)
    .where('docket_id', '=', docketId)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    state: row.state,
    batchId: row.batch_id,
    model: row.model,
    day: row.day_text,
    currency: row.currency,
    requests: row.requests,
    estimatedTokens: Number(row.estimated_tokens),
    setAsideTokens: Number(row.set_aside_tokens),
    beganAt: row.began_at,
    triedAt: row.tried_at,
  };
}

/**
 * Notes that a docket's batch is about to be sent, and reserves its tokens.
 *
 * @param batch.limit maximum number of tokens that the policy may spend on the day; `null` for no limit
 * @returns whether it may be sent: not if the limit does not allow it, or if another process has begun
 */
export async function beginModelBatch(
  transaction: Transaction,
  { institutionId, policyKey, docketId }: DocketName,
  batch: Pick<ModelBatch, 'model' | 'day' | 'currency' | 'requests' | 'estimatedTokens'> & { limit: number | null },
  at: string,
): Promise<boolean> {
  const { model, day, currency, requests, estimatedTokens, limit } = batch;
  if (limit !== null) {
    const account = { institutionId, policyKey, day };
    const reservation = { model, currency, tokens: estimatedTokens, limit };
    const [isGranted] = await spend(transaction, account, [], [reservation]);
    if (!isGranted) return false;
  }
  await transaction
    .insertInto('model_batches')
    .values({
      institution_id: institutionId,
      docket_id: docketId,
      state: 'sending',
      batch_id: null,
      model,
      day,
      currency,
      requests,
      estimated_tokens: estimatedTokens,
      set_aside_tokens: limit === null ? 0 : estimatedTokens,
      began_at: at,
      tried_at: at,
    })
    .execute();
  return true;
}

/** Claims another try to send a batch. @returns whether this process is the one that makes it */
export async function retryModelBatch(
  transaction: Transaction,
  { institutionId, docketId }: DocketName,
  triedAt: string,
  at: string,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('model_batches')
    .set({ tried_at: at })
    .where('institution_id', '=', institutionId)
    .where('docket_id', '=', docketId)
    .where('state', '=', 'sending')
    .where('tried_at', '=', triedAt)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Stores the provider's id of a batch that was sent. */
export async function noteBatchSent(
  transaction: Transaction,
  { institutionId, docketId }: DocketName,
  batchId: string,
): Promise<void> {
  await transaction
    .updateTable('model_batches')
    .set({ state: 'sent', batch_id: batchId })
    .where('institution_id', '=', institutionId)
    .where('docket_id', '=', docketId)
    .where('state', '=', 'sending')
    .execute();
}

/** Counts what a batch has used instead of what was reserved for it; only once, however often it is read. */
export async function settleModelBatch(
  transaction: Transaction,
  { institutionId, policyKey, docketId }: DocketName,
  { model, day, currency, setAsideTokens }: ModelBatch,
  used: Omit<SpendingChange, 'model' | 'currency' | 'setAsideTokens'>,
): Promise<void> {
  const { numUpdatedRows } = await transaction
    .updateTable('model_batches')
    .set({ state: 'read' })
    .where('institution_id', '=', institutionId)
    .where('docket_id', '=', docketId)
    .where('state', 'in', ['sending', 'sent'])
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return;
  const change = { ...used, model, currency, setAsideTokens: -setAsideTokens };
  await spend(transaction, { institutionId, policyKey, day }, [change], []);
}

/** Notes that nothing more comes of a docket's batch, whose tokens have been counted. */
export async function closeModelBatch(
  transaction: Transaction,
  { institutionId, docketId }: DocketName,
): Promise<void> {
  await transaction
    .updateTable('model_batches')
    .set({ state: 'over' })
    .where('institution_id', '=', institutionId)
    .where('docket_id', '=', docketId)
    .where('state', '=', 'read')
    .execute();
}
