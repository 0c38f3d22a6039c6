import { sql, type RawBuilder } from 'kysely';
import type { Absence } from '../schema/absence.ts';
import type { StaffEntry } from './staff.ts';
import type { Transaction } from '../transaction.ts';
import { referenceKey } from '../keys/reference-key.ts';
import { lackingNames, looksLike, spelling } from './spelling.ts';

/**
 * Notes that a judge or supervisor has signed in, or has called the API with their own token.
 *
 * @returns false if their institution is not known here yet, and nothing was noted
 */
export async function noteAccount(
  transaction: Transaction,
  institutionId: string,
  accountId: string,
  at: string,
): Promise<boolean> {
  const { rows } = await sql`
    with known as (select institution_id from institutions where institution_id = ${institutionId}), noted as (
      insert into accounts (institution_id, account_id, first_seen_at)
      select institution_id, ${accountId}, ${at}::timestamptz from known
      on conflict do nothing)
    select from known`.execute(transaction);
  return rows.length > 0;
}

/** Notes the name that a person's token gives them; the newest one counts. Nothing is noted where their institution is not known here. */
export async function noteName(
  transaction: Transaction,
  institutionId: string,
  accountId: string,
  name: string,
  at: string,
): Promise<void> {
  await sql`
    insert into account_names (institution_id, account_id, name, noted_at)
    select institution_id, ${accountId}, ${name}, ${at}::timestamptz from institutions
    where institution_id = ${institutionId}
    on conflict (institution_id, account_id) do update set name = excluded.name, noted_at = excluded.noted_at
    where account_names.name <> excluded.name`.execute(transaction);
}

/** The names of an institution's staff by account: as a supervisor registered them, otherwise as their own token names them. */
export async function listNames(transaction: Transaction, institutionId: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select coalesce(s.staff_id, n.account_id) as id, coalesce(s.name, n.name) as name
    from (select staff_id, name from staff where institution_id = ${institutionId}) s
    full join (select account_id, name from account_names where institution_id = ${institutionId}) n
      on n.account_id = s.staff_id`.execute(transaction);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** An account that is known by its registration, or by having signed in. */
interface KnownAccount {
  id: string;
  registered: boolean;
  signedIn: boolean;
}

async function knownAccounts(transaction: Transaction, institutionId: string): Promise<KnownAccount[]> {
  const { rows } = await sql<KnownAccount>`
    select coalesce(s.staff_id, a.account_id) as id, s.staff_id is not null as registered,
      a.account_id is not null as "signedIn"
    from (select staff_id from staff where institution_id = ${institutionId}) s
    full join (select account_id from accounts where institution_id = ${institutionId}) a on a.account_id = s.staff_id
    order by 1`.execute(transaction);
  return rows;
}

/**
 * Another account that is written like this one but for letter case and blanks, or `undefined`. An entry under a second
 * spelling would have no effect on the person: their token carries the first.
 */
export async function findOtherSpelling(
  transaction: Transaction,
  institutionId: string,
  accountId: string,
): Promise<string | undefined> {
  const known = await knownAccounts(transaction, institutionId);
  if (known.some(({ id }) => id === accountId)) return undefined;
  return known.find(({ id }) => referenceKey(id) === referenceKey(accountId))?.id;
}

/** Absences whose covers are written as they are registered, whatever their letter case and blanks. A cover whom nobody knows stays as given. */
export async function spellCovers(
  transaction: Transaction,
  institutionId: string,
  absences: readonly Absence[],
): Promise<Absence[]> {
  if (absences.every(({ cover }) => cover === null)) return [...absences];
  const registered = (await knownAccounts(transaction, institutionId)).filter((account) => account.registered);
  const find = (cover: string) =>
    registered.find(({ id }) => id === cover) ?? registered.find(({ id }) => referenceKey(id) === referenceKey(cover));
  return absences.map((absence) =>
    absence.cover === null ? absence : { ...absence, cover: find(absence.cover)?.id ?? absence.cover },
  );
}

/** Something in a judge's or supervisor's registration that may be a mistake; none of it prevents the registration. */
export type StaffWarning =
  | { kind: 'neverSignedIn'; account: string }
  | { kind: 'similarAccount'; account: string; known: string; signedIn: boolean }
  | { kind: 'conflictWithoutCase'; reference: string }
  | { kind: 'coverNotRegistered'; cover: string; from: string }
  | { kind: 'skillNotAsked'; skill: string };

/** What in a judge's or supervisor's registration may be a mistake. */
export async function listStaffWarnings(
  transaction: Transaction,
  institutionId: string,
  accountId: string,
  { skills, conflicts, absences }: Pick<StaffEntry, 'skills' | 'conflicts' | 'absences'>,
): Promise<StaffWarning[]> {
  const known = await knownAccounts(transaction, institutionId);
  const hasSignedIn = known.some(({ id, signedIn }) => id === accountId && signedIn);
  const similar = hasSignedIn ? [] : known.filter(({ id }) => looksLike(id, accountId));
  return [
    ...(hasSignedIn ? [] : [{ kind: 'neverSignedIn' as const, account: accountId }]),
    ...similar.map(({ id, signedIn }) => ({
      kind: 'similarAccount' as const,
      account: accountId,
      known: id,
      signedIn,
    })),
    ...(await unknownReferences(transaction, institutionId, conflicts)).map((reference) => ({
      kind: 'conflictWithoutCase' as const,
      reference,
    })),
    ...absences.flatMap(({ from, cover }) =>
      cover === null || known.some(({ id, registered }) => id === cover && registered)
        ? []
        : [{ kind: 'coverNotRegistered' as const, cover, from }],
    ),
    ...(await skillsNotAsked(transaction, institutionId, skills)).map((skill) => ({
      kind: 'skillNotAsked' as const,
      skill,
    })),
  ];
}

async function unknownReferences(
  transaction: Transaction,
  institutionId: string,
  references: readonly string[],
): Promise<string[]> {
  if (references.length === 0) return [];
  const { rows } = await sql<{ reference: string }>`
    select reference from unnest(${[...references]}::text[]) reference
    where ${spelling(sql`reference`)} not in (
      select ${spelling(sql`external_ref`)} from cases where institution_id = ${institutionId})`.execute(transaction);
  return rows.map(({ reference }) => reference);
}

async function skillsNotAsked(
  transaction: Transaction,
  institutionId: string,
  skills: readonly string[],
): Promise<string[]> {
  const asked = sql`array(
    select jsonb_array_elements_text(document->'hearing'->'skills') from policies where institution_id = ${institutionId})`;
  return lacking(transaction, skills, asked);
}

/** Those of some skills that no judge who is present has, so that a hearing that needs them goes to a supervisor at once. */
export async function findMissingSkills(
  transaction: Transaction,
  institutionId: string,
  skills: readonly string[],
): Promise<string[]> {
  const had = sql`array(
    select unnest(skills) from staff where institution_id = ${institutionId} and role = 'judge' and active)`;
  return lacking(transaction, skills, had);
}

async function lacking(transaction: Transaction, wanted: readonly string[], list: RawBuilder<unknown>) {
  if (wanted.length === 0) return [];
  const { rows } = await sql<{ names: string[] }>`
    select ${lackingNames(sql`${[...wanted]}::text[]`, list)} as names`.execute(transaction);
  return rows[0]?.names ?? [];
}
