import { beginningOfDay, dayOf, endOfTerm, type Term } from './term.ts';
import type { NoticeSubject } from './event.ts';
import type { PaperWay } from './paper-way.ts';
import { timeZoneOf, type Policy } from './policy.ts';

/** A notice on paper. */
export interface Letter {
  noticeId: string;
  about: NoticeSubject;
  way: PaperWay;
  preparedAt: string;
  /** When a letter that was posted counts as arrived; absent while it waits to be posted or collected. */
  arrivesAt?: string;
}

const ARRIVES_AFTER: Term = 'P4D';
/** The easternmost time zone: a day begins there so long before it begins in UTC. */
const EASTERNMOST = 14 * 3_600_000;

/** When a letter that is posted on a day counts as arrived: once the policy's days have passed. RFC 3339 UTC */
export const arrivalOf = (policy: Policy, postedOn: string): string =>
  endOfTerm(policy, beginningOfDay(postedOn, timeZoneOf(policy)), policy.letterArrivesAfter ?? ARRIVES_AFTER);

/** The earliest moment at which a letter can have arrived that is prepared at a moment. RFC 3339 UTC */
export const earliestArrival = (policy: Policy, way: PaperWay, preparedAt: string): string =>
  way === 'post' ? arrivalOf(policy, dayOf(preparedAt, timeZoneOf(policy))) : preparedAt;

/** Why a letter cannot have been posted or collected on a day, in words; `null` where it can. */
export function unlikelyDay(policy: Policy, { preparedAt }: Letter, day: string, at: string): string | null {
  if (Date.parse(`${day}T00:00:00Z`) - EASTERNMOST > Date.parse(at)) return 'that day is still to come';
  const prepared = dayOf(preparedAt, timeZoneOf(policy));
  return day < prepared ? `the letter was prepared on ${prepared}` : null;
}

/** The letter that counts as arrived next; `undefined` while none is on its way. */
export const nextArrival = (letters: readonly Letter[] = []): (Letter & { arrivesAt: string }) | undefined =>
  letters
    .flatMap((letter) => (letter.arrivesAt === undefined ? [] : [{ ...letter, arrivesAt: letter.arrivesAt }]))
    .toSorted((a, b) => (a.arrivesAt < b.arrivesAt ? -1 : 1))[0];
