import { parseDuration } from '#workflows/domain/duration.ts';
import type { CaseEvent, EventType, TrailEvent } from '#workflows/domain/event.ts';
import type { Policy } from '#workflows/domain/policy.ts';

type Of<Type extends EventType> = Extract<CaseEvent, { type: Type }>;
type Entry<Type extends EventType> = Omit<TrailEvent, 'event'> & { event: Of<Type> };
export type Decided = Of<'decided'>;

/*
 * What a trail tells, read off it anew: this shares no code with the core under test, so that the same mistake is not made
 * twice.
 */

export const is =
  <Type extends EventType>(...types: Type[]) =>
  (entry: TrailEvent): entry is TrailEvent & Entry<Type> =>
    (types as string[]).includes(entry.event.type);

export const every = <Type extends EventType>(type: Type, trail: readonly TrailEvent[]) => trail.filter(is(type));
export const latest = <Type extends EventType>(trail: readonly TrailEvent[], ...types: Type[]) =>
  trail.findLast(is(...types));

/** The case's arrival, which every trail starts with. */
export function arrivalIn(trail: readonly TrailEvent[]): Of<'caseReceived'> | undefined {
  const event = trail[0]?.event;
  return event?.type === 'caseReceived' ? event : undefined;
}

/** The end of the appeal window, or null where there is none. */
export const windowEndIn = (trail: readonly TrailEvent[]): string | null =>
  trail
    .filter(is('noticeHandedOver', 'subjectReached', 'appealWindowExtended'))
    .findLast(({ event }) => event.windowEndsAt !== null)?.event.windowEndsAt ?? null;

/** Until when the subject can answer the question that is open, or null where none is. */
export function answerByIn(trail: readonly TrailEvent[]): string | null {
  const last = latest(trail, 'questionAsked', 'answerTermExtended', 'questionAnswered', 'questionLapsed')?.event;
  return last?.type === 'questionAsked' || last?.type === 'answerTermExtended' ? last.answerBy : null;
}

/**
 * Whether the subject has been reached: told, or known by their own act, and nothing has come back since. What first reached them
 * after the decision came too late, and does not count.
 */
export function isReachedIn(trail: readonly TrailEvent[]): boolean {
  const last = trail
    .filter(is('noticeHandedOver', 'subjectReached', 'noticeBounced'))
    .findLast((entry) => !isTooLateIn(trail, entry));
  return last !== undefined && last.event.type !== 'noticeBounced' && !isAnewIn(trail, last.seq);
}

/** Whether an entry first reaches a subject, of whom it was known that nothing had, while the decision on their case is in force. */
export function isTooLateIn(trail: readonly TrailEvent[], { seq, event }: TrailEvent): boolean {
  if (event.type !== 'noticeHandedOver' && event.type !== 'subjectReached') return false;
  const before = trail.filter((entry) => entry.seq < seq);
  return (
    before.some(is('decided')) &&
    !isUnderReviewIn(before) &&
    before.some(is('noticeBounced', 'noticeUndeliverable')) &&
    !isReachedIn(before)
  );
}

/** When something first reached a subject too late since the last bounce, or null where nothing has. */
export function reachedTooLateIn(trail: readonly TrailEvent[]): string | null {
  const bounced = latest(trail, 'noticeBounced')?.seq ?? 0;
  return trail.find((entry) => entry.seq > bounced && isTooLateIn(trail, entry))?.at ?? null;
}

/**
 * Whether the facts were corrected after an entry, before the subject could answer anything: the case is then as if it had just
 * come.
 */
export const isAnewIn = (trail: readonly TrailEvent[], since: number): boolean =>
  every('factsCorrected', trail).some(({ seq }) => {
    const before = trail.filter((entry) => entry.seq < seq);
    return seq > since && windowEndIn(before) === null && !before.some(is('hearingOpened', 'decided'));
  });

/** Whether the window was closed, and no later one was opened. */
export const isWindowClosedIn = (trail: readonly TrailEvent[]): boolean => {
  const last = trail.findLast(
    ({ event }) => event.type === 'appealWindowClosed' || ('windowEndsAt' in event && event.windowEndsAt !== null),
  );
  return last?.event.type === 'appealWindowClosed';
};

/** The score in force: the last one, unless corrected facts could not be scored after it. */
export function scoreIn(trail: readonly TrailEvent[]): Of<'scored'>['score'] | undefined {
  const last = latest(trail, 'scored', 'unscored');
  return last?.event.type === 'scored' && !isAnewIn(trail, last.seq) ? last.event.score : undefined;
}

/** Until when claims are taken: the grace after the window's end, as the policy says or by its length. */
export function claimsEndIn({ appealWindow: { duration, grace } }: Policy, trail: readonly TrailEvent[]) {
  const endsAt = windowEndIn(trail);
  const tenth = (parseDuration(duration) ?? 0) / 10;
  const after = grace === undefined ? Math.max(3_000, Math.min(300_000, tenth)) : (parseDuration(grace) ?? 0);
  return endsAt === null ? null : new Date(Date.parse(endsAt) + after).toISOString();
}

/** Whether the subject has said that they have nothing to add, and has added nothing since. */
export const restsIn = (trail: readonly TrailEvent[]): boolean =>
  latest(
    trail,
    'nothingToAdd',
    'claimRaised',
    'attachmentAdded',
    'caseReopened',
    'reviewRequested',
    'claimWrittenDown',
    'factsCorrected',
    'scored',
    'unscored',
  )?.event.type === 'nothingToAdd';

/** Claims raised in time, or late and admitted, and not withdrawn. */
export function claimsIn(trail: readonly TrailEvent[]): string[] {
  const withdrawn = new Set(every('claimWithdrawn', trail).map(({ event }) => event.claimId));
  return trail
    .flatMap(({ event }) => {
      if (event.type === 'claimRaised' || event.type === 'claimWrittenDown') return [event.claimId];
      return event.type === 'caseReopened' ? event.admitted : [];
    })
    .filter((claimId) => !withdrawn.has(claimId));
}

/** What each judge found last on a claim, in the order in which they said so. */
export function findingsOn(trail: readonly TrailEvent[], claimId: string) {
  const said = new Map<string, { judgeId: string; human: boolean; finding: string }>();
  for (const { actor, event } of every('perspectiveRecorded', trail)) {
    said.delete(actor.id);
    const found = event.findings.find((finding) => finding.claimId === claimId);
    if (found) said.set(actor.id, { judgeId: actor.id, human: actor.kind === 'human', finding: found.finding });
  }
  return [...said.values()];
}

/** Late claims that have been neither admitted nor declined. */
export function lateClaimsIn(trail: readonly TrailEvent[]): string[] {
  const settled = [
    ...every('caseReopened', trail).flatMap(({ event }) => event.admitted),
    ...every('lateClaimDeclined', trail).map(({ event }) => event.claimId),
  ];
  return every('lateClaimRaised', trail)
    .filter(({ actor, event }) => actor.kind === 'subject' && !settled.includes(event.claimId))
    .map(({ event }) => event.claimId);
}

/** The objection that has no answer, and whose judge has not stepped back. */
export function openObjectionIn(trail: readonly TrailEvent[]): Of<'judgeObjectedTo'> | undefined {
  const index = trail.findLastIndex(is('judgeObjectedTo'));
  const event = trail[index]?.event;
  if (event?.type !== 'judgeObjectedTo') return undefined;
  const after = trail.slice(index + 1);
  const isSettled = after.some(
    (entry) =>
      entry.event.type === 'hearingClosed' ||
      (is('objectionAnswered', 'judgeRecused')(entry) && entry.event.judgeId === event.judgeId),
  );
  return isSettled ? undefined : event;
}

/** Whether a decision has been put in question since it was made. */
export const isUnderReviewIn = (trail: readonly TrailEvent[]): boolean =>
  trail.slice(trail.findLastIndex(is('decided')) + 1).some(is('caseReopened', 'reviewRequested', 'claimWrittenDown')) &&
  trail.some(is('decided'));

export const recusedIn = (trail: readonly TrailEvent[]) => [
  ...every('judgeRecused', trail).map(({ event }) => event.judgeId),
  ...every('objectionAnswered', trail).flatMap(({ event }) => (event.upheld ? [event.judgeId] : [])),
];

/** The claims on which nothing was deciphered, as the latest record has it or as the judge found themselves. */
export const standingAs = (trail: readonly TrailEvent[], kind: string, judgeId: string | null) =>
  claimsIn(trail).filter((claimId) => {
    const findings = findingsOn(trail, claimId);
    return (
      findings.at(-1)?.finding === kind || findings.some((each) => each.judgeId === judgeId && each.finding === kind)
    );
  });

export const sourcesIn = (trail: readonly TrailEvent[]) =>
  new Map<string, { method: string; actor: TrailEvent['actor'] }>([
    ...every('scored', trail).map(
      ({ actor, event }) => [event.score.scoreId, { method: 'correlational', actor }] as const,
    ),
    ...every('theoryAssessed', trail).map(
      ({ actor, event }) => [event.assessmentId, { method: 'theoryBased', actor }] as const,
    ),
    ...every('perspectiveRecorded', trail).map(
      ({ actor, event }) => [event.recordId, { method: 'empathy', actor }] as const,
    ),
  ]);
