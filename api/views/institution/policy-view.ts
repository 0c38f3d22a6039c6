import { z } from 'zod';
import type { StoredPolicy } from '#db/policies/policies.ts';
import { legalShortfall, timeToDecision } from '#workflows/domain/decide/index.ts';
import { millisecondsInWords } from '#workflows/domain/duration-in-words.ts';
import { durationToMilliseconds } from '#workflows/domain/duration.ts';
import { Calendar } from '#workflows/domain/calendar.ts';
import { Policy } from '#workflows/domain/policy.ts';
import { withFloor } from '#workflows/domain/record-floor.ts';
import { usualMilliseconds } from '#workflows/domain/term.ts';
import { windowTooShort } from '../../policies/ensure-window-usable.ts';
import { readHolidays } from '../../import/read-holidays.ts';

/** A policy's key in addresses and references. */
export const PolicyKey = z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9._-]{0,79}$/, {
  error: 'start with a letter or digit, then use letters, digits, dots, dashes or underscores; at most 80 characters',
});

const kept = {
  key: z.string(),
  version: z.number().int().min(1),
  /** SHA-256 of the document in canonical JSON (RFC 8785), hex. */
  hash: z.string(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  /** The promises of the policy that it cannot keep. */
  warnings: z.array(z.string()),
};

/** A policy in one of its versions: the document, and what was recorded when it was saved. */
export const PolicyView = Policy.safeExtend(kept);
export type PolicyView = z.infer<typeof PolicyView>;

/**
 * A policy as it is put: the document. What a reader of the policy gets beside it may stay there and is not looked at.
 * `meaningChanges` says that a change of what precedents mean is meant, with their number.
 */
export const PolicyBody = Policy.safeExtend({
  ...(Object.fromEntries(Object.keys(kept).map((name) => [name, z.unknown().optional()])) as Record<
    keyof typeof kept,
    z.ZodOptional<z.ZodUnknown>
  >),
  calendar: Calendar.extend({
    /** The text of an iCalendar file (RFC 5545), whose events become holidays beside those listed. */
    iCalendar: z.string().min(1).max(500_000).optional(),
  }).optional(),
  meaningChanges: z.strictObject({ confirmed: z.number().int().min(1) }).optional(),
});

/**
 * The document in a body, with the holidays of its iCalendar file in the list.
 *
 * @throws Problem 422 if that file cannot be read
 */
export function documentOf(body: z.infer<typeof PolicyBody>): Policy {
  const {
    key: _1,
    version: _2,
    hash: _3,
    createdAt: _4,
    createdBy: _5,
    warnings: _6,
    meaningChanges: _7,
    calendar,
    ...document
  } = body;
  if (calendar === undefined) return withFloor(document);
  const { iCalendar, weekend, holidays } = calendar;
  const read = iCalendar === undefined ? [] : readHolidays(iCalendar, new Date().toISOString());
  return withFloor({ ...document, calendar: { weekend, holidays: [...holidays, ...read] } });
}

export const viewPolicy = ({ document, ...stored }: StoredPolicy): PolicyView => ({
  ...document,
  ...stored,
  warnings: warningsOf(document),
});

/** The promises of a policy that it cannot keep, in words. */
export function warningsOf(policy: Policy): string[] {
  const warnings: string[] = [];
  const tooShort = windowTooShort(policy);
  if (tooShort !== undefined)
    warnings.push(`${tooShort} It serves to try Hearken out; outside the embedded stack such a policy is refused.`);
  const short = legalShortfall(policy);
  if (policy.legalClock && short !== null)
    warnings.push(
      `The appeal window (${policy.appealWindow.duration}) and a hearing (${policy.hearing.due}) can take ${millisecondsInWords(short, 'en-GB')} longer than the law allows: ${policy.legalClock.duration}, ${policy.legalClock.basis}.`,
    );
  const needed = timeToDecision(policy);
  const { maximum, answerWithin } = policy.hearing.questions;
  const paused = needed + maximum * usualMilliseconds(policy, answerWithin);
  if (policy.legalClock && short === null && paused > usualMilliseconds(policy, policy.legalClock.duration))
    warnings.push(
      `A hearing is paused while a question is open. With ${maximum} questions of ${answerWithin} each, it could take longer than the law allows: ${policy.legalClock.duration}, ${policy.legalClock.basis}. It is still due by that time, so the last answers get less time.`,
    );
  if (!policy.remedy)
    warnings.push(
      'The policy does not say what a subject can do against an adverse decision (remedy). Subjects are told to ask the institution.',
    );
  if (durationToMilliseconds(policy.retention.personalData) < needed)
    warnings.push(
      `Personal data is kept for ${policy.retention.personalData}, which can end before the appeal window and a hearing.`,
    );
  return warnings;
}
