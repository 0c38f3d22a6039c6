import { z } from 'zod';
import { Actor, type ModelActor } from './actor.ts';
import { APPEAL_EVENTS } from './events/appeal.ts';
import { CLOSURE_EVENTS } from './events/closure.ts';
import { CONVERSATION_EVENTS } from './events/conversation.ts';
import { Instant } from './events/fields.ts';
import { HEARING_EVENTS } from './events/hearing.ts';
import { INTAKE_EVENTS, type ScoreSummary } from './events/intake.ts';
import { RECORDING_EVENTS } from './events/recording.ts';
import { JUDGEMENT_EVENTS } from './events/judgement.ts';
import { NOTICE_EVENTS } from './events/notice.ts';
import type { Method } from './method.ts';

export { CHANNELS, CLAIM_KINDS, Channel, ClaimKind, ExtensionReason } from './events/appeal.ts';
export { ErasureGround } from './events/closure.ts';
export { GROUNDS, Ground, Seat } from './events/hearing.ts';
export { ScoreSummary } from './events/intake.ts';
export { MailFault, MailReply, NOTICE_ABOUT, NoticeSubject } from './events/notice.ts';

/**
 * Everything that can happen to a case, as its trail keeps it. Bodies hold ids, commitments, names the policy declares and
 * numbers; no words of a person.
 */
export const CaseEvent = z.discriminatedUnion('type', [
  ...INTAKE_EVENTS,
  ...NOTICE_EVENTS,
  ...APPEAL_EVENTS,
  ...HEARING_EVENTS,
  ...CONVERSATION_EVENTS,
  ...RECORDING_EVENTS,
  ...JUDGEMENT_EVENTS,
  ...CLOSURE_EVENTS,
]);
export type CaseEvent = z.infer<typeof CaseEvent>;
export type EventType = CaseEvent['type'];

/** An event in its place on a case's trail. `seq` starts at 1 and has no gaps; `at` is UTC. */
export const TrailEvent = z.strictObject({
  seq: z.number().int().min(1),
  at: Instant,
  actor: Actor,
  event: CaseEvent,
});
export type TrailEvent = z.infer<typeof TrailEvent>;

/** The method of an event: one for a contribution, none for a procedural event. */
export function methodOf(event: CaseEvent): Method | null {
  switch (event.type) {
    case 'scored':
      return 'correlational';
    case 'theoryAssessed':
      return 'theoryBased';
    case 'perspectiveRecorded':
      return 'empathy';
    default:
      return null;
  }
}

/** The actor of a score: a language model, or the built-in scorer, which is none. */
export const scorerOf = (score: Pick<ScoreSummary, 'model' | 'builtin'>): ModelActor => ({
  kind: score.builtin ? 'model' : 'llm',
  id: score.model,
  role: 'scorer',
});
