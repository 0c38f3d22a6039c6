import { sql } from 'kysely';

/**
 * When the time of a case begins, as SQL over `c` (cases) and `p` (its policy): when it was complete, where the policy's legal clock
 * runs from then and the institution said when that was, otherwise at its receipt.
 */
export const clockStart = sql<string>`case when p.document->'legalClock'->>'from' = 'completedAt'
  then coalesce((c.state->>'completedAt')::timestamptz, c.received_at) else c.received_at end`;

/** The join of a case `c` with its policy `p`, as SQL. */
export const withPolicy = sql`join policies p on p.institution_id = c.institution_id and p.policy_key = c.policy_key
  and p.version = c.policy_version`;
