import { sql } from 'kysely';
import type { Transaction } from '../transaction.ts';

/** What the database knows of a caller in addition to their token. */
export interface AccountStanding {
  /** Whether their institution is registered here. */
  institutionRegistered: boolean;
  /** Whether the staff list marks them as inactive, so that they act neither as judge nor as supervisor. */
  inactive: boolean;
}

/** The standing of an account of an institution. */
export async function readAccountStanding(
  transaction: Transaction,
  institutionId: string,
  accountId: string,
): Promise<AccountStanding> {
  const {
    rows: [standing],
  } = await sql<AccountStanding>`
    select exists (select from institutions where institution_id = ${institutionId}) as "institutionRegistered",
      exists (select from staff where institution_id = ${institutionId} and staff_id = ${accountId} and not active)
        as inactive`.execute(transaction);
  return standing ?? { institutionRegistered: false, inactive: true };
}
