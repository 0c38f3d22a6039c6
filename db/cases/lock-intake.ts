import { sql } from 'kysely';
import type { Transaction } from '../transaction.ts';

/** Lets one transaction at a time import cases of a policy, so that a repeated `externalRef` is detected and reported. */
export async function lockIntake(transaction: Transaction, institutionId: string, policyKey: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`intake ${institutionId} ${policyKey}`}, 0))`.execute(
    transaction,
  );
}
