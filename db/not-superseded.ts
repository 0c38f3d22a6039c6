import { sql } from 'kysely';

/** Whether no other precedent corrects one, in a query whose rows of `precedents` are called `p`. */
export const NOT_SUPERSEDED = sql<boolean>`not exists (
  select from precedents later
  where later.institution_id = p.institution_id and later.policy_key = p.policy_key and later.supersedes = p.precedent_id)`;
