import { sql, type RawBuilder } from 'kysely';
import { isAbsent } from './absences.ts';
import { declaresConflict } from './conflicts.ts';

/** A language without its region, as SQL: a judge who reads `de` reads `de-AT`. */
const primary = (tag: RawBuilder<unknown>): RawBuilder<string> => sql`lower(split_part(${tag}, '-', 1))`;

/**
 * The language of case `c`'s subject, and how far the policy has its hearing go to judges who read it, as a relation of `language` and
 * `rule` in SQL. It is empty where the language is not known, where it is the policy's own, which every judge reads, and where the
 * policy ignores languages.
 */
export const soughtLanguage: RawBuilder<unknown> = sql`(
  select ${primary(sql`subject.language`)} as language, policy.subject_language as rule
  from subjects subject, policies policy
  where subject.institution_id = c.institution_id and subject.subject_id = c.subject_id
    and policy.institution_id = c.institution_id and policy.policy_key = c.policy_key
    and policy.version = c.policy_version and policy.subject_language <> 'ignored'
    and ${primary(sql`subject.language`)} <> ${primary(sql`policy.own_language`)})`;

/** Whether staff `s` is registered as reading a language, as SQL. */
export const reads = (language: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql`exists (select from unnest(s.languages) tag where ${primary(sql`tag`)} = ${language})`;

/** Whether a registered judge is present who reads a language, may hear hearing `h` of case `c`, and did not return it, as SQL. */
const hasReader = (language: RawBuilder<unknown>): RawBuilder<boolean> => sql`exists (
  select from staff s
  where s.institution_id = h.institution_id and s.role = 'judge' and s.active and s.daily_cap is distinct from 0
    and ${reads(language)} and not s.staff_id = any(h.barred) and not s.staff_id = any(h.released)
    and not ${isAbsent(sql`clock_timestamp()`)} and not ${declaresConflict(sql`c.external_ref`)})`;

/**
 * Whether hearing `h` of case `c` is kept from staff `s` for judges who read its subject's language, as SQL. Under `required` it always
 * is, under `interpreter` while such a judge is present, and under `preferred` until half of the time in which it is due has passed.
 *
 * @param isOffer whether what ends by itself, as under `preferred`, counts
 */
export const isKeptForReaders = (isOffer: boolean): RawBuilder<boolean> => sql`h.seeking_role = 'judge' and exists (
  select from ${soughtLanguage} sought
  where not ${reads(sql`sought.language`)} and (
    sought.rule = 'required'
    or ${hasReader(sql`sought.language`)} and (
      sought.rule = 'interpreter'
      or ${sql.lit(isOffer)} and clock_timestamp() < h.opened_at + (h.due_at - h.opened_at) / 2)))`;
