import { sql } from 'kysely';
import type { Transaction } from './transaction.ts';

/** A request that was answered under a key, and its answer. */
export interface StoredAnswer {
  /** Hash of the request. */
  requestHash: string;
  response: unknown;
}

/** An idempotency key of an institution; each operation has keys of its own. */
export interface IdempotencyKey {
  institutionId: string;
  operation: string;
  key: string;
}

/** The response stored under a key, if there is one. Requests with the same key wait here for each other. */
export async function findAnswer(
  transaction: Transaction,
  { institutionId, operation, key }: IdempotencyKey,
): Promise<StoredAnswer | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`idempotency ${institutionId} ${operation} ${key}`}, 0))`.execute(
    transaction,
  );
  const row = await transaction
    .selectFrom('idempotency_keys')
    .select(['request_hash', 'response'])
    .where('institution_id', '=', institutionId)
    .where('operation', '=', operation)
    .where('key', '=', key)
    .executeTakeFirst();
  return row && { requestHash: row.request_hash, response: row.response };
}

/** Stores the response to a request, to be returned if it is sent again under the same key. */
export async function storeAnswer(
  transaction: Transaction,
  { institutionId, operation, key }: IdempotencyKey,
  { requestHash, response }: StoredAnswer,
  at: string,
): Promise<void> {
  await transaction
    .insertInto('idempotency_keys')
    .values({
      institution_id: institutionId,
      operation,
      key,
      request_hash: requestHash,
      response: JSON.stringify(response),
      created_at: at,
    })
    .execute();
}
