import { sql, type RawBuilder } from 'kysely';
import { isAbsent } from './absences.ts';
import { declaresConflict } from './conflicts.ts';

/** A language without its region, as SQL: a judge who reads `de` reads `de-AT`. */
const primary = (tag: RawBuilder<unknown>): RawBuilder<string> => sql`lower(split_part(${tag}, '-', 1))`;

/**
 * The languages of case `c`'s open claims, and how far the policy has its hearing go to judges who read them, as a relation of one row
 * of `languages` and `rule` in SQL. A claim has the language that it says it is written in, or else its subject's, and so has a case
 * without an open claim. It is empty where no language is known but the policy's own, which every judge reads, and where the policy
 * ignores languages.
 */
export const soughtLanguages: RawBuilder<unknown> = sql`(
  select array_agg(distinct spoken.language order by spoken.language) as languages, policy.subject_language as rule
  from policies policy
  join subjects subject on subject.institution_id = c.institution_id and subject.subject_id = c.subject_id
  left join claims claim on claim.institution_id = c.institution_id and claim.case_id = c.case_id and claim.withdrawn_at is null
  cross join lateral (select ${primary(sql`coalesce(claim.language, subject.language)`)} as language) spoken
  where policy.institution_id = c.institution_id and policy.policy_key = c.policy_key
    and policy.version = c.policy_version and policy.subject_language <> 'ignored'
    and spoken.language <> ${primary(sql`policy.own_language`)}
  group by policy.subject_language)`;

/** Whether staff `s` is registered as reading all of these languages, as SQL. */
export const reads = (languages: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql`${languages} <@ array(select ${primary(sql`tag`)} from unnest(s.languages) tag)`;

/** Whether a registered judge is present who reads languages, may hear hearing `h` of case `c`, and did not return it, as SQL. */
const hasReader = (languages: RawBuilder<unknown>): RawBuilder<boolean> => sql`exists (
  select from staff s
  where s.institution_id = h.institution_id and s.role = 'judge' and s.active and s.daily_cap is distinct from 0
    and ${reads(languages)} and not s.staff_id = any(h.barred) and not s.staff_id = any(h.released)
    and not ${isAbsent(sql`clock_timestamp()`)} and not ${declaresConflict(sql`c.external_ref`)})`;

/**
 * Whether hearing `h` of case `c` is kept from staff `s` for judges who read the languages of its claims, as SQL. Under `required` it
 * always is, under `interpreter` while such a judge is present, and under `preferred` until half of the time in which it is due has
 * passed.
 *
 * @param isOffer whether what ends by itself, as under `preferred`, counts
 */
export const isReservedForReaders = (isOffer: boolean): RawBuilder<boolean> => sql`h.seeking_role = 'judge' and exists (
  select from ${soughtLanguages} sought
  where not ${reads(sql`sought.languages`)} and (
    sought.rule = 'required'
    or ${hasReader(sql`sought.languages`)} and (
      sought.rule = 'interpreter'
      or ${sql.lit(isOffer)} and clock_timestamp() < h.opened_at + (h.due_at - h.opened_at) / 2)))`;
