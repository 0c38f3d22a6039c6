import { z } from 'zod';
import type { StoredPolicy } from '#db/policies/policies.ts';
import { legalShortfall, timeToDecision } from '#workflows/domain/decide/index.ts';
import { millisecondsInWords } from '#workflows/domain/duration-in-words.ts';
import { durationToMilliseconds } from '#workflows/domain/duration.ts';
import { Policy } from '#workflows/domain/policy.ts';
import { usualMilliseconds } from '#workflows/domain/term.ts';

const DAY = 24 * 60 * 60 * 1_000;

/** What is recorded of a policy beside its document when it is saved. */
export const recordedOfPolicy = {
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
export const PolicyView = Policy.safeExtend(recordedOfPolicy);
export type PolicyView = z.infer<typeof PolicyView>;

export const viewPolicy = ({ document, ...stored }: StoredPolicy): PolicyView => ({
  ...document,
  ...stored,
  warnings: warningsOf(document),
});

/** What is wrong with an appeal window in which no person could be reached, read and answer; `undefined` where it lasts a day. */
export const windowTooShort = (policy: Policy): string | undefined =>
  usualMilliseconds(policy, policy.appealWindow.duration) < DAY
    ? `The appeal window (${policy.appealWindow.duration}) is shorter than a day, which leaves people no time to read their notice and to answer.`
    : undefined;

/** The promises of a policy that it cannot keep, in words. */
export function warningsOf(policy: Policy): string[] {
  const warnings: string[] = [];
  const tooShort = windowTooShort(policy);
  if (tooShort !== undefined)
    warnings.push(
      `${tooShort} It is only for trying Hearken out; outside the embedded stack such a policy is refused.`,
    );
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
