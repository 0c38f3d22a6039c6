import { sql } from 'kysely';

/**
 * When the time of a case begins, as SQL over `c` (cases) and `p` (its policy): when it was complete, where the policy's legal clock
 * runs from then and the institution said when that was, otherwise at its receipt.
 */
export const clockStart = sql<string>`case when p.clock_from = 'completedAt'
  then coalesce((c.state->>'completedAt')::timestamptz, c.received_at) else c.received_at end`;

/** The join of a case `c` with what its policy `p` says of it, as SQL; each policy's long document is read once. */
export const withPolicy = sql`join (
    select institution_id, policy_key, version, document->'legalClock'->>'from' as clock_from from policies offset 0
  ) p on p.institution_id = c.institution_id and p.policy_key = c.policy_key
  and p.version = c.policy_version`;
