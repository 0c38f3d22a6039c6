import { sql } from 'kysely';
import type { Phase } from '#workflows/domain/state.ts';
import { uuidv7 } from './id.ts';
import type { Transaction } from './transaction.ts';

/** A person's case, as a search for the person finds it. */
export interface FoundPerson {
  caseId: string;
  externalRef: string;
  policy: string;
  phase: Phase;
  name: string;
  contact: string;
  receivedAt: string;
}

/** Maximum number of people that one search finds. */
export const MAX_FOUND = 20;

/**
 * Finds people whose name contains every word of a text, whose contact contains the text, or whose case has it as its
 * reference. Records who searched, when, and which cases they were shown. Erased people are not found.
 */
export async function findPeople(
  transaction: Transaction,
  institutionId: string,
  searcherId: string,
  text: string,
  at: string,
): Promise<FoundPerson[]> {
  const words = text.trim().split(/\s+/).map(containing);
  const { rows } = await sql<FoundPerson>`
    select c.case_id as "caseId", c.external_ref as "externalRef", c.policy_key as policy, c.phase, s.name, s.contact,
      c.received_at as "receivedAt"
    from subjects s
    join cases c on c.institution_id = s.institution_id and c.subject_id = s.subject_id
    where s.institution_id = ${institutionId} and s.name is not null
      and (s.name ilike all (${words}::text[]) or s.contact ilike ${containing(text.trim())}
        or c.reference_key = reference_key(${text}))
    order by s.name, c.case_id
    limit ${MAX_FOUND}`.execute(transaction);
  await recordSearch(
    transaction,
    institutionId,
    searcherId,
    rows.map(({ caseId }) => caseId),
    at,
  );
  return rows;
}

/** Records who was shown the name and contact of a case's subject, and when, as a search that found them. */
export async function notePersonShown(
  transaction: Transaction,
  institutionId: string,
  readerId: string,
  caseId: string,
  at: string,
): Promise<void> {
  await recordSearch(transaction, institutionId, readerId, [caseId], at);
}

/** An institution that is not registered here has no people to find. */
async function recordSearch(
  transaction: Transaction,
  institutionId: string,
  searcherId: string,
  found: readonly string[],
  at: string,
): Promise<void> {
  await sql`
    insert into person_searches (institution_id, search_id, searched_by, searched_at, found)
    select institution_id, ${uuidv7()}, ${searcherId}, ${at}::timestamptz, ${[...found]}::uuid[]
    from institutions where institution_id = ${institutionId}`.execute(transaction);
}

/** A pattern that matches every text containing the given one. */
const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
