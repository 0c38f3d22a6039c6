import { z } from 'zod';
import type { ArrivingCase } from '#db/cases/receive-docket.ts';
import { TimeZone } from '#workflows/domain/calendar.ts';
import { LanguageTag } from '#workflows/domain/language.ts';
import { factsSchema, type Policy } from '#workflows/domain/policy.ts';
import { Contact } from '../fields/contact.ts';
import { Line } from '../fields/line.ts';
import { DayOrTime, readPastMoment } from '../fields/past-moment.ts';
import { describeNumber } from '../figures-in-words.ts';
import { invalid, Problem } from '../problem.ts';
import { checkRecords, findRepeated } from './check-records.ts';
import { SentFacts } from './read-value.ts';
import { readUpload, type SentRecords } from './read-upload.ts';
import { examinedOf, settleRecords } from './settle-records.ts';
import type { RecordKind } from './record-kind.ts';
import type { Examined, Upload } from './upload.ts';

export const MAX_CASES = 500;

/**
 * Cases of a docket: CSV columns are `externalRef` (or `id`), the attributes, `subject_name` and `subject_contact`, and where the
 * file has them `receivedAt`, `completedAt`, `subject_language` and `subject_timeZone`.
 */
export const CASES: RecordKind = {
  list: 'cases',
  own: [
    { name: 'externalRef', aliases: ['external_ref', 'id'] },
    { name: 'subject_name' },
    { name: 'subject_contact' },
    { name: 'receivedAt', aliases: ['received_at'], isOptional: true, isDay: true },
    { name: 'completedAt', aliases: ['completed_at'], isOptional: true, isDay: true },
    { name: 'subject_language', isOptional: true },
    { name: 'subject_timeZone', aliases: ['subject_time_zone'], isOptional: true },
  ],
  unknownAttribute: 'no field in this policy matches it',
};

/** What an institution calls a docket. */
export const DocketTitle = Line(180);

const Subject = z.strictObject(
  {
    name: Line(200),
    contact: Contact,
    /** The language and time zone of notices to them and of their page; the policy's if omitted. */
    language: LanguageTag.optional(),
    timeZone: TimeZone.optional(),
  },
  { error: 'give an object with the subject’s name and contact' },
);

/** A case in a docket's body. The facts are checked against the policy. */
export const ArrivingCaseBody = z.strictObject({
  externalRef: Line(200),
  facts: SentFacts,
  subject: Subject,
  /** The day or time at which the institution received it; now if omitted. The legal clock and reports count from it. */
  receivedAt: DayOrTime.optional(),
  /** The day or time at which everything that the institution needs was there. A policy may count from it instead. */
  completedAt: DayOrTime.optional(),
});

/**
 * Cases, checked against the policy: every error is named, a count outside 1 to `max`, and every repeated `externalRef`.
 *
 * @param at the current time, which no day of receipt may be after; RFC 3339 UTC
 * @param max how many cases there may be
 */
export const examineCases = async (
  sent: SentRecords,
  policy: Policy,
  at: string,
  max: number,
): Promise<Examined<ArrivingCase>> =>
  checkCases(await readUpload(sent, CASES, policy.attributes), policy, at, max, sent.reading?.missing);

/** Checks cases that were read. */
export async function checkCases(
  upload: Upload,
  policy: Policy,
  at: string,
  max: number,
  missing: readonly string[] = [],
): Promise<Examined<ArrivingCase>> {
  const miscounted = refusalOfCount(upload, max);
  if (miscounted) return { upload, values: [], faulty: new Set(), problem: miscounted };
  const day = pastUnder(policy, at);
  const schema = ArrivingCaseBody.extend({ facts: factsSchema(policy), receivedAt: day, completedAt: day }).refine(
    ({ receivedAt = at, completedAt }) => completedAt === undefined || completedAt >= receivedAt,
    { error: 'give a day or time that is not before the case was received', path: ['completedAt'] },
  );
  const records = settleRecords(upload, CASES, policy.attributes, missing).map(withSubject);
  const checked = await checkRecords(schema, { ...upload, records }, CASES);
  return examinedOf(
    upload,
    checked,
    findRepeated(checked.values, (each) => each.externalRef, 'externalRef'),
  );
}

/** A day or time as a moment, which has come. */
const pastUnder = ({ timeZone }: Policy, at: string) =>
  DayOrTime.optional().transform((given, context) => {
    const moment = given === undefined ? undefined : readPastMoment(given, timeZone, at);
    if (moment !== null) return moment;
    context.addIssue({ code: 'custom', message: 'give a day or time that is not in the future' });
    return z.NEVER;
  });

function refusalOfCount({ records, errors }: Upload, max: number): Problem | undefined {
  if (records.length > max) return docketTooLarge(records.length, max);
  if (records.length === 0 && errors.length === 0)
    return invalid([{ field: '/cases', message: 'give at least one case' }], 'A docket holds at least one case');
  return undefined;
}

const OPTIONAL = new Set(CASES.own.filter(({ isOptional }) => isOptional).map(({ name }) => name));

/** A table's subject columns, without empty cells of those that may be empty, as the object that JSON has. */
function withSubject(record: Upload['records'][number]): Upload['records'][number] {
  const { value } = record;
  if (typeof value !== 'object' || value === null || !('subject_name' in value) || !('subject_contact' in value))
    return record;
  const given = Object.entries(value).filter(([own, cell]) => cell !== '' || !OPTIONAL.has(own));
  const {
    subject_name: name,
    subject_contact: contact,
    subject_language: language,
    subject_timeZone: timeZone,
    ...rest
  } = Object.fromEntries(given) as Record<string, unknown>;
  const subject = {
    name,
    contact,
    ...(language !== undefined && { language }),
    ...(timeZone !== undefined && { timeZone }),
  };
  return { ...record, value: { ...rest, subject } };
}

function docketTooLarge(sent: number, max: number): Problem {
  const number = describeNumber(max);
  const isDocket = max === MAX_CASES;
  const title = isDocket ? `A docket holds at most ${number} cases` : `An import holds at most ${number} cases`;
  return new Problem(422, 'docketTooLarge', title, {
    detail: `${describeNumber(sent)} cases were sent; none was imported`,
    remedy: isDocket
      ? `split them into dockets of at most ${number} cases and send each separately`
      : `split them into files of at most ${number} cases and send each separately`,
  });
}
