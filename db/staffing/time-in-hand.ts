import { sql } from 'kysely';
import type { Transaction } from '../transaction.ts';

/** A period in which a judge had a hearing in hand. */
export interface InHand {
  from: string;
  until: string;
}

/** Entries after which a judge no longer has the hearing in hand. */
const ENDS = [
  'hearingReleased',
  'leaseExpired',
  'holderAbsent',
  'hearingDelegated',
  'judgeRecused',
  'hearingReassigned',
  'hearingMoved',
  'hearingClosed',
  'decisionProposed',
  'decided',
  'caseWithdrawn',
];

/**
 * When a judge had hearings in hand: those of the given cases, and those that they hold now.
 *
 * @param at the current time, until which a hearing that they still hold is in hand
 */
export async function timesInHand(
  transaction: Transaction,
  institutionId: string,
  judgeId: string,
  caseIds: readonly string[],
  at: string,
): Promise<InHand[]> {
  const { rows } = await sql<InHand>`
    select t.at as from, coalesce((
      select min(e.at) from trail e
      where e.institution_id = t.institution_id and e.case_id = t.case_id and e.seq > t.seq and e.kind = any(${ENDS})
    ), ${at}::timestamptz) as until
    from trail t
    where t.institution_id = ${institutionId} and t.kind = 'hearingAssigned' and t.body->>'judgeId' = ${judgeId}
      and t.case_id in (
        select unnest(${[...caseIds]}::uuid[])
        union
        select h.case_id from hearings h
        where h.institution_id = ${institutionId} and h.open and h.holder_id = ${judgeId})
    order by t.at`.execute(transaction);
  return rows;
}

/** Whether there is a period of at least the given milliseconds between two times in which nothing was in hand. */
export function isPauseBetween(from: number, to: number, inHand: readonly InHand[], milliseconds: number): boolean {
  let free = from;
  for (const each of inHand) {
    if (Math.min(Date.parse(each.from), to) - free >= milliseconds) return true;
    free = Math.max(free, Date.parse(each.until));
  }
  return to - free >= milliseconds;
}
