import { sql } from 'kysely';
import { addMilliseconds } from '#workflows/domain/duration.ts';
import type { CaseEvent } from '#workflows/domain/event.ts';
import { countAwaitedActs } from '../staffing/hearing-list.ts';
import { isBarred } from '../staffing/obstacles.ts';
import type { Transaction } from '../transaction.ts';
import type { Topic } from '../schema/mail-topics.ts';

const DUE_SOON_MILLISECONDS = 86_400_000;

/** What a subject does that the person who hears them waits for, or has to know of. */
const REPLIES: CaseEvent['type'][] = [
  'appointmentCancelled',
  'appointmentChosen',
  'attachmentAdded',
  'claimRaised',
  'claimWithdrawn',
  'messageSent',
  'minuteAnswered',
  'nothingToAdd',
  'questionAnswered',
  'recordingAnswered',
  'restatementAnswered',
];

/** How many matters of each topic wait at a moment, for one member of staff. Counts alone: nothing of what is in them. */
export async function countMatters(
  transaction: Transaction,
  institutionId: string,
  staffId: string,
  at: string,
): Promise<Record<Topic, number>> {
  const { rows } = await sql<Record<Topic, number>>`
    select
      (select count(*)::int from hearings h
        where h.institution_id = ${institutionId} and h.open and h.holder_id is null and not h.awaiting_signature
          and h.seeking_role = 'judge' and not (${isBarred(sql`${staffId}`)})) as "hearingsWaiting",
      (select count(*)::int from hearings h
        where h.institution_id = ${institutionId} and h.open and h.holder_id = ${staffId}
          and h.due_at < ${addMilliseconds(at, DUE_SOON_MILLISECONDS)}) as "hearingsDueSoon",
      (select count(*)::int from hearings h
        where h.institution_id = ${institutionId} and h.open and h.holder_id = ${staffId}
          and not exists (
            select from trail t
            where t.institution_id = h.institution_id and t.case_id = h.case_id and t.kind = 'hearingAssigned'
              and t.at = h.last_served_at and t.actor_id = ${staffId})
          and not exists (
            select from views v
            where v.institution_id = h.institution_id and v.case_id = h.case_id and v.principal_id = ${staffId}
              and v.served_at >= h.last_served_at)) as "givenToMe",
      (select count(*)::int from hearings h
        where h.institution_id = ${institutionId} and h.open and h.holder_id = ${staffId}
          and exists (
            select from trail t
            where t.institution_id = h.institution_id and t.case_id = h.case_id and t.at > h.last_served_at
              and (t.kind = 'questionLapsed' or t.actor_kind = 'subject' and t.kind = any (${REPLIES}::text[]))
              and not exists (
                select from views v
                where v.institution_id = h.institution_id and v.case_id = h.case_id and v.principal_id = ${staffId}
                  and v.served_at >= t.at))) as "subjectReplied",
      (${countAwaitedActs(institutionId, staffId)}) as "actsAwaited",
      (select count(*)::int from hearings h
        where h.institution_id = ${institutionId} and h.open and h.holder_id is null
          and h.seeking_role = 'supervisor') as escalated,
      (select count(*)::int from hearings h
        where h.institution_id = ${institutionId} and h.open and h.due_at < ${at}) as overdue,
      (select count(*)::int from cases c
        where c.institution_id = ${institutionId}
          and c.state @? '$."lateClaims"[*]?(@."status" == "waiting")') as "lateClaims",
      (select count(*)::int from cases c
        where c.institution_id = ${institutionId}
          and c.state @? '$."hearing"."objections"[*]?(@."status" == "open")') as objections,
      (select count(*)::int from notices n
        where n.institution_id = ${institutionId} and n.status = 'undeliverable') as undeliverable,
      (select count(*)::int from cases c
        where c.institution_id = ${institutionId} and c.state ? 'erasureRequest'
          and not c.state ? 'erasedAt') as "erasureRequests"`.execute(transaction);
  const [counts] = rows;
  if (!counts) throw new Error('what waits could not be counted');
  return counts;
}
