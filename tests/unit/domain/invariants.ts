import type { Instruction } from '../../../workflows/domain/command.ts';
import type { CaseEvent, EventType, TrailEvent } from '../../../workflows/domain/event.ts';
import type { Policy } from '../../../workflows/domain/policy.ts';

type Of<Type extends EventType> = Extract<CaseEvent, { type: Type }>;
type Entry<Type extends EventType> = Omit<TrailEvent, 'event'> & { event: Of<Type> };

/** Thrown where a trail tells of something that must never happen; `invariant` is its name. */
export class InvariantBroken extends Error {
  readonly invariant: string;

  constructor(invariant: string, entry: TrailEvent) {
    super(`${invariant}: ${JSON.stringify(entry)}`);
    this.invariant = invariant;
  }
}

/**
 * Checks the entries that an instruction left, against the whole trail up to each of them.
 *
 * It reads the trail and nothing else: it shares no code with the core that it checks, so that the same mistake is not
 * made twice.
 */
export function checkEntries(policy: Policy, trail: readonly TrailEvent[], from: number, instruction: Instruction) {
  for (let index = from; index < trail.length; index++) {
    const entry = trail[index]!;
    const before = trail.slice(0, index);
    for (const [invariant, holds] of Object.entries(INVARIANTS))
      if (!holds({ policy, before, entry, instruction })) throw new InvariantBroken(invariant, entry);
  }
}

interface Moment {
  policy: Policy;
  before: readonly TrailEvent[];
  entry: TrailEvent;
  instruction: Instruction;
}

const is =
  <Type extends EventType>(...types: Type[]) =>
  (entry: TrailEvent): entry is TrailEvent & Entry<Type> =>
    (types as string[]).includes(entry.event.type);

const every = <Type extends EventType>(type: Type, trail: readonly TrailEvent[]) => trail.filter(is(type));
const latest = <Type extends EventType>(trail: readonly TrailEvent[], ...types: Type[]) => trail.findLast(is(...types));

/** Claims raised and not withdrawn. */
function claimsIn(trail: readonly TrailEvent[]): string[] {
  const withdrawn = new Set(every('claimWithdrawn', trail).map(({ event }) => event.claimId));
  return every('claimRaised', trail)
    .map(({ event }) => event.claimId)
    .filter((claimId) => !withdrawn.has(claimId));
}

/** What each judge found last on a claim, in the order in which they said so. */
function findingsOn(trail: readonly TrailEvent[], claimId: string) {
  const said = new Map<string, { judgeId: string; human: boolean; finding: string }>();
  for (const { actor, event } of every('perspectiveRecorded', trail)) {
    said.delete(actor.id);
    const found = event.findings.find((finding) => finding.claimId === claimId);
    if (found) said.set(actor.id, { judgeId: actor.id, human: actor.kind === 'human', finding: found.finding });
  }
  return [...said.values()];
}

const recusedIn = (trail: readonly TrailEvent[]) => every('judgeRecused', trail).map(({ event }) => event.judgeId);

/** The claims on which nothing was deciphered, as the latest record has it or as the judge found themselves. */
const standingAs = (trail: readonly TrailEvent[], kind: string, judgeId: string | null) =>
  claimsIn(trail).filter((claimId) => {
    const findings = findingsOn(trail, claimId);
    return (
      findings.at(-1)?.finding === kind || findings.some((each) => each.judgeId === judgeId && each.finding === kind)
    );
  });

/** An invariant of decisions; everything else keeps it. */
const ofDecisions =
  (holds: (decided: Of<'decided'>, moment: Moment) => boolean) =>
  (moment: Moment): boolean =>
    moment.entry.event.type !== 'decided' || holds(moment.entry.event, moment);

const sourcesIn = (trail: readonly TrailEvent[]) =>
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

/** What must hold of every entry, given the trail before it. The names are what the tests speak of. */
const INVARIANTS: Record<string, (moment: Moment) => boolean> = {
  'a claim is heard by a person before the case is decided': ofDecisions((_, { before }) =>
    claimsIn(before).every((claimId) => findingsOn(before, claimId).some((finding) => finding.human)),
  ),
  'the deciding judge has heard every claim': ofDecisions(({ adverse, decidedBy, supersedes }, { before }) =>
    claimsIn(before).every(
      (claimId) =>
        (supersedes !== null && !adverse) ||
        findingsOn(before, claimId).some((finding) => finding.judgeId === decidedBy),
    ),
  ),
  'a machine decides no claimed case': ofDecisions(
    ({ decidedBy, route }, { before, entry }) =>
      claimsIn(before).length === 0 || (entry.actor.kind === 'human' && decidedBy !== null && route === 'hearing'),
  ),
  'an unscored case is decided by a person': ofDecisions(
    ({ decidedBy }, { before, entry }) =>
      latest(before, 'scored') !== undefined || (entry.actor.kind === 'human' && decidedBy !== null),
  ),
  'without a person the score decides': ofDecisions(({ decidedBy, outcome }, { before }) => {
    const score = latest(before, 'scored')?.event.score;
    return (
      decidedBy !== null || (score?.provisionalOutcome === outcome && every('perspectiveRecorded', before).length === 0)
    );
  }),
  'a sign-off is a person’s': ofDecisions(
    ({ adverse, decidedBy }, { policy }) => !adverse || policy.uncontestedAdverse !== 'signOff' || decidedBy !== null,
  ),
  'one decision is in force': ofDecisions(({ decisionId, supersedes }, { before }) => {
    const inForce = latest(before, 'decided')?.event.decisionId;
    return supersedes?.decisionId === inForce && decisionId !== inForce;
  }),
  'nobody decides before the window ends unless the subject rests': ofDecisions((_, { before, entry }) => {
    const endsAt = latest(before, 'noticeHandedOver')?.event.windowEndsAt ?? null;
    const rested = latest(before, 'nothingToAdd', 'claimRaised')?.event.type === 'nothingToAdd';
    return endsAt === null || entry.at >= endsAt || rested;
  }),
  'an exception names its facts': ({ entry: { event } }) =>
    event.type !== 'perspectiveRecorded' ||
    event.findings.every((finding) => finding.finding !== 'exceptional' || finding.individualFactIds.length > 0),
  'a decision on an exception says what it changed': ofDecisions(
    ({ decidedBy, outcomeWithoutIndividualFacts }, { before, policy }) =>
      standingAs(before, 'exceptional', decidedBy).length === 0 ||
      policy.outcomes.some(({ name }) => name === outcomeWithoutIndividualFacts),
  ),
  'an undeciphered claim ends adversely by a supervisor after two judges only': ofDecisions(
    ({ adverse, decidedBy }, { before }) =>
      !adverse ||
      standingAs(before, 'cannotDecipher', decidedBy).every((claimId) => {
        const tried = findingsOn(before, claimId).filter(
          ({ finding, judgeId }) =>
            finding === 'cannotDecipher' && judgeId !== decidedBy && !recusedIn(before).includes(judgeId),
        );
        const role = before.findLast(({ actor }) => actor.id === decidedBy)?.actor.role;
        return role === 'supervisor' && tried.length >= 2;
      }),
  ),
  'an adverse decision waits for the answer': ofDecisions(({ adverse, supersedes }, { before }) => {
    const settled = new Set(
      [...every('questionAnswered', before), ...every('questionLapsed', before)].map(({ event }) => event.questionId),
    );
    const reopened = before.findLastIndex(is('hearingClosed'));
    const asked = every('questionAsked', before.slice(reopened + 1));
    return !adverse || supersedes !== null || asked.every(({ event }) => settled.has(event.questionId));
  }),
  'an override is signed by somebody else': ofDecisions(
    ({ outcome, decidedBy, signedBy }, { before, policy, entry }) => {
      const provisional = latest(before, 'scored')?.event.score.provisionalOutcome;
      if (!policy.hearing.overrideNeedsSignature || provisional === undefined || provisional === outcome) return true;
      return signedBy !== null && signedBy !== decidedBy && entry.actor.kind === 'human' && entry.actor.id === signedBy;
    },
  ),
  'two judges are heard where two were drawn': ofDecisions(({ decidedBy, supersedes }, { before }) => {
    if (supersedes !== null) return true;
    const drawn = every('hearingOpened', before).some(({ event }) => event.secondJudge?.drawn);
    const records = every('perspectiveRecorded', before).filter(({ actor }) => !recusedIn(before).includes(actor.id));
    const seat = records.findLast(({ actor }) => actor.id === decidedBy)?.event.seat;
    if (!drawn || (seat !== 'first' && seat !== 'second')) return true;
    return ['first', 'second'].every((each) => records.some(({ event }) => event.seat === each));
  }),
  'nobody decides who stepped back': ofDecisions(
    ({ decidedBy, signedBy }, { before }) =>
      !recusedIn(before).some((judgeId) => judgeId === decidedBy || judgeId === signedBy),
  ),
  'a decision rests on what is on the trail, by whom it says': ofDecisions(({ contributions }, { before }) => {
    const sources = sourcesIn(before);
    const ids = contributions.map(({ sourceId }) => sourceId);
    return (
      new Set(ids).size === ids.length &&
      contributions.every(({ sourceId, method, actor }) => {
        const source = sources.get(sourceId);
        return source?.method === method && source.actor.kind === actor.kind && source.actor.id === actor.id;
      })
    );
  }),
  'a claimed case rests on a perspective record': ofDecisions(
    ({ contributions }, { before }) =>
      claimsIn(before).length === 0 || contributions.some(({ method }) => method === 'empathy'),
  ),
  'a decision leaves out neither the score nor anybody’s record': ofDecisions(
    ({ contributions, decidedBy }, { before }) => {
      const records = every('perspectiveRecorded', before);
      const inForce = records.filter(
        (record, index) => !records.slice(index + 1).some((later) => later.actor.id === record.actor.id),
      );
      const needed = [latest(before, 'scored')?.event.score.scoreId, ...inForce.map(({ event }) => event.recordId)];
      const named = contributions.map(({ sourceId }) => sourceId);
      return decidedBy === null || needed.every((sourceId) => sourceId === undefined || named.includes(sourceId));
    },
  ),
  'only a person contributes theory and empathy': ({ entry: { actor, event } }) => {
    const contributed = event.type === 'perspectiveRecorded' || event.type === 'theoryAssessed';
    return !contributed || (actor.kind === 'human' && (actor.role === 'judge' || actor.role === 'supervisor'));
  },
  'the score is a model’s': ({ entry: { actor, event } }) =>
    event.type !== 'scored' || actor.kind === 'llm' || actor.kind === 'model',
  'nobody is shown the score before their record': ({ before, entry: { event } }) =>
    event.type !== 'scoreRevealed' ||
    every('perspectiveRecorded', before).some(({ actor }) => actor.id === event.judgeId),
  'nobody gets a hearing they stepped back from': ({ before, entry: { event } }) =>
    event.type !== 'hearingAssigned' || !recusedIn(before).includes(event.judgeId),
  'nobody is their own second judge': ({ before, entry: { event } }) =>
    event.type !== 'hearingAssigned' ||
    every('perspectiveRecorded', before).every(
      ({ actor, event: { seat } }) => actor.id !== event.judgeId || seat === event.seat,
    ),
  'what a judge could not decipher moves on to others': ({ before, entry: { event } }) => {
    if (event.type !== 'hearingAssigned' || event.seat === 'supervisor') return true;
    const own = every('perspectiveRecorded', before).findLast(({ actor }) => actor.id === event.judgeId);
    return own === undefined || own.event.findings.every(({ finding }) => finding !== 'cannotDecipher');
  },
  'a record speaks to every open claim and to no other': ({ before, entry: { event } }) => {
    if (event.type !== 'perspectiveRecorded') return true;
    const found = event.findings.map(({ claimId }) => claimId);
    return found.toSorted().join() === claimsIn(before).toSorted().join();
  },
  'nobody with a conflict makes a finding': ({ entry: { event } }) =>
    event.type !== 'perspectiveRecorded' || !event.conflict,
  'a changed mind gives a reason': ({ before, entry: { actor, event } }) => {
    if (event.type !== 'perspectiveRecorded' || event.changeReasonCommitment !== null) return true;
    const earlier = every('perspectiveRecorded', before).findLast((each) => each.actor.id === actor.id);
    return (
      earlier?.event.findings.every(({ claimId, finding }) =>
        event.findings.every((now) => now.claimId !== claimId || now.finding === finding),
      ) ?? true
    );
  },
  'the policy limits the questions': ({ policy, before, entry: { event } }) =>
    event.type !== 'questionAsked' || every('questionAsked', before).length < policy.hearing.questions.maximum,
  'only the subject closes a claim': ({ entry: { actor, event } }) =>
    (event.type !== 'claimWithdrawn' && event.type !== 'claimRaised') || actor.kind === 'subject',
  'no claim is taken outside its window': ({ before, entry: { at, event } }) => {
    const endsAt = latest(before, 'noticeHandedOver')?.event.windowEndsAt ?? null;
    return event.type !== 'claimRaised' || (endsAt !== null && at < endsAt && !before.some(is('decided')));
  },
  'no due time is later than the law’s': ({ before, entry: { event } }) => {
    const [first] = every('caseReceived', before);
    const legal = first?.event.legalDeadline ?? null;
    return !('dueAt' in event) || legal === null || event.dueAt <= legal;
  },
  'what is over stays over': ({ before, entry: { event } }) => {
    const after = ['decided', 'decisionProposed', 'signatureRefused', 'laterOutcomeRecorded', 'surveyAnswered'];
    if (event.type === 'claimRefused') return true;
    if (before.some(is('caseWithdrawn'))) return false;
    return !before.some(is('decided')) || after.includes(event.type);
  },
  'nobody acts for another institution or on what they declared a conflict with': ({ before, entry, instruction }) => {
    const home = every('caseReceived', before)[0]?.event.institutionId;
    if (home === undefined || entry.event.type === 'claimRefused') return true;
    const asJudge = ['assign', 'recordPerspective', 'reveal', 'assessTheory', 'recordDecision', 'signDecision'];
    return (
      instruction.institutionId === home &&
      !(instruction.conflicted === true && asJudge.includes(instruction.command.type))
    );
  },
  'everyone keeps to their part': ({ before, entry, instruction: { actor, command } }) => {
    if (entry.event.type === 'claimRefused') return actor.kind === 'subject';
    const parts: Record<string, readonly string[]> = {
      engine: [
        'receive',
        'recordScore',
        'recordUnscored',
        'handOverNotice',
        'giveUpNotice',
        'decideUncontested',
      ].concat(['closeAppealWindow', 'expireLease', 'remind', 'markOverdue', 'lapseQuestion', 'escalate']),
      institution: ['receive', 'withdrawCase', 'recordLaterOutcome'],
      subject: ['raiseClaim', 'withdrawClaim', 'restCase', 'answerQuestion', 'answerRestatement', 'answerSurvey'],
      judge: ['assign', 'release', 'recuse', 'askQuestion', 'recordPerspective', 'reveal', 'assessTheory'].concat([
        'noteDeliberation',
        'recordDecision',
        'signDecision',
      ]),
    };
    const part = actor.role === 'supervisor' ? [...parts['judge']!, 'reassign', 'escalate'] : (parts[actor.role] ?? []);
    const subjectId = every('caseReceived', before)[0]?.event.subjectId;
    return part.includes(command.type) && (actor.kind !== 'subject' || actor.id === subjectId);
  },
};
