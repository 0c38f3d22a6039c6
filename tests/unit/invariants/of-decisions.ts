import type { TrailEvent } from '#workflows/domain/event.ts';
import { parseDuration } from '#workflows/domain/duration.ts';
import type { Moment } from './moment.ts';
import {
  arrivalIn,
  is,
  every,
  latest,
  claimsIn,
  findingsOn,
  recusedIn,
  standingAs,
  sourcesIn,
  claimsEndIn,
  isReachedIn,
  isWindowClosedIn,
  restsIn,
  type Decided,
  scoreIn,
} from './reading-a-trail.ts';

/** When whoever decided did so: a signature comes later. */
const proposedAt = (before: readonly TrailEvent[], { at, event }: TrailEvent): string =>
  (event.type === 'decided' && event.signedBy !== null ? latest(before, 'decisionProposed')?.at : undefined) ?? at;

/** What must hold of every decision, given the trail before it. The names are what the tests speak of. */
export const OF_DECISIONS: Record<string, (decided: Decided, moment: Moment) => boolean> = {
  'a claim is heard by a person before the case is decided': (_, { before }) =>
    claimsIn(before).every((claimId) => findingsOn(before, claimId).some((finding) => finding.human)),
  'the deciding judge has heard every claim': ({ adverse, decidedBy, supersedes }, { before }) =>
    claimsIn(before).every(
      (claimId) =>
        (supersedes !== null && !adverse) ||
        findingsOn(before, claimId).some((finding) => finding.judgeId === decidedBy),
    ),
  'a machine decides no claimed case': ({ decidedBy, route }, { before, entry }) =>
    claimsIn(before).length === 0 || (entry.actor.kind === 'human' && decidedBy !== null && route === 'hearing'),
  'an unscored case is decided by a person': ({ decidedBy }, { before, entry }) =>
    scoreIn(before) !== undefined || (entry.actor.kind === 'human' && decidedBy !== null),
  'without a person the score decides': ({ decidedBy, outcome }, { before }) => {
    const score = scoreIn(before);
    return (
      decidedBy !== null || (score?.provisionalOutcome === outcome && every('perspectiveRecorded', before).length === 0)
    );
  },
  'an adverse decision has a subject who was reached, or a judge who was told': (
    { adverse, decidedBy, subjectUnreached },
    { before, instruction: { command } },
  ) => {
    const isTold = 'toldUnreached' in command && command.toldUnreached;
    return !adverse || isReachedIn(before) || (decidedBy !== null && isTold && subjectUnreached === true);
  },
  'a sign-off is a person’s': ({ adverse, decidedBy }, { policy }) =>
    !adverse || policy.uncontestedAdverse !== 'signOff' || decidedBy !== null,
  'one decision is in force': ({ decisionId, supersedes }, { before }) => {
    const inForce = latest(before, 'decided')?.event.decisionId;
    return supersedes?.decisionId === inForce && decisionId !== inForce;
  },
  'nobody decides before claims end unless the subject rests': (_, { before, entry, policy }) => {
    const until = claimsEndIn(policy, before);
    // A window that an earlier decision has closed stays closed while that decision is reviewed.
    const isClosedByDecision = before.some(is('decided')) && isWindowClosedIn(before);
    return until === null || entry.at >= until || restsIn(before) || isClosedByDecision;
  },
  'a decision on an exception says what it changed': (
    { decidedBy, outcomeWithoutIndividualFacts },
    { before, policy },
  ) =>
    standingAs(before, 'exceptional', decidedBy).length === 0 ||
    policy.outcomes.some(({ name }) => name === outcomeWithoutIndividualFacts),
  'of several facts that changed the outcome, each says what it changed': (
    { decidedBy, outcome, outcomeWithoutIndividualFacts, individualFacts },
    { before },
  ) => {
    const own = every('perspectiveRecorded', before).findLast(({ actor }) => actor.id === decidedBy);
    const facts = (own?.event.findings ?? []).flatMap((finding) =>
      finding.finding === 'exceptional' && claimsIn(before).includes(finding.claimId) ? finding.individualFactIds : [],
    );
    const said = (individualFacts?.changes ?? []).map(({ factId }) => factId);
    return facts.length < 2 || outcome === outcomeWithoutIndividualFacts || facts.every((id) => said.includes(id));
  },
  'what an exception changed rests on a record that found it': (
    { decidedBy, outcome, outcomeWithoutIndividualFacts, contributions },
    { before },
  ) => {
    const claims = standingAs(before, 'exceptional', decidedBy);
    const counted = contributions.filter(({ weight }) => weight !== 'setAside').map(({ sourceId }) => sourceId);
    return (
      claims.length === 0 ||
      outcome === outcomeWithoutIndividualFacts ||
      every('perspectiveRecorded', before).some(
        ({ event: { recordId, findings } }) =>
          counted.includes(recordId) &&
          findings.some(({ claimId, finding }) => finding === 'exceptional' && claims.includes(claimId)),
      )
    );
  },
  'an adverse decision takes up what the subject first corrected': ({ adverse, decidedBy, supersedes }, { before }) => {
    if (!adverse || supersedes !== null || claimsIn(before).length === 0) return true;
    const own = every('perspectiveRecorded', before).filter(({ actor }) => actor.id === decidedBy);
    const answers = new Map(
      every('restatementAnswered', before).map(({ event: { recordId, confirmed } }) => [recordId, confirmed]),
    );
    const corrected = own.filter(({ event: { recordId } }) => answers.get(recordId) === false);
    return corrected.length !== 1 || corrected[0] !== own.at(-1);
  },
  'an adverse decision leaves the subject their time for the restatement': (
    { adverse, decidedBy, supersedes },
    { before, policy, entry },
  ) => {
    const { restatement } = policy.hearing;
    const own = every('perspectiveRecorded', before).findLast(({ actor }) => actor.id === decidedBy);
    if (!adverse || supersedes !== null || !restatement || !own || claimsIn(before).length === 0) return true;
    const isAnswered = every('restatementAnswered', before).some(
      ({ event: { recordId } }) => recordId === own.event.recordId,
    );
    const until = new Date(Date.parse(own.at) + (parseDuration(restatement.answerWithin) ?? 0)).toISOString();
    const legal = arrivalIn(before)?.legalDeadline ?? null;
    return isAnswered || proposedAt(before, entry) >= until || (legal !== null && proposedAt(before, entry) >= legal);
  },
  'an undeciphered claim ends adversely by a supervisor after two judges only': ({ adverse, decidedBy }, { before }) =>
    !adverse ||
    standingAs(before, 'cannotDecipher', decidedBy).every((claimId) => {
      const tried = findingsOn(before, claimId).filter(
        ({ finding, judgeId }) =>
          finding === 'cannotDecipher' && judgeId !== decidedBy && !recusedIn(before).includes(judgeId),
      );
      const role = before.findLast(({ actor }) => actor.id === decidedBy)?.actor.role;
      return role === 'supervisor' && tried.length >= 2;
    }),
  'an adverse decision waits for the answer': ({ adverse, supersedes }, { before }) => {
    const settled = new Set(
      [...every('questionAnswered', before), ...every('questionLapsed', before)].map(({ event }) => event.questionId),
    );
    const reopened = before.findLastIndex(is('hearingClosed'));
    const asked = every('questionAsked', before.slice(reopened + 1));
    return !adverse || supersedes !== null || asked.every(({ event }) => settled.has(event.questionId));
  },
  'an override is signed by somebody else': ({ outcome, decidedBy, signedBy }, { before, policy, entry }) => {
    const provisional = scoreIn(before)?.provisionalOutcome;
    if (!policy.hearing.overrideNeedsSignature || provisional === undefined || provisional === outcome) return true;
    return signedBy !== null && signedBy !== decidedBy && entry.actor.kind === 'human' && entry.actor.id === signedBy;
  },
  'two judges are heard where two were drawn': ({ decidedBy, supersedes }, { before }) => {
    if (supersedes !== null) return true;
    const drawn = every('hearingOpened', before).some(({ event }) => event.secondJudge?.drawn);
    const records = every('perspectiveRecorded', before).filter(({ actor }) => !recusedIn(before).includes(actor.id));
    const seat = records.findLast(({ actor }) => actor.id === decidedBy)?.event.seat;
    if (!drawn || (seat !== 'first' && seat !== 'second')) return true;
    return ['first', 'second'].every((each) => records.some(({ event }) => event.seat === each));
  },
  'nobody decides who stepped back': ({ decidedBy, signedBy }, { before }) =>
    !recusedIn(before).some((judgeId) => judgeId === decidedBy || judgeId === signedBy),
  'a decision rests on what is on the trail, by whom it says': ({ contributions }, { before }) => {
    const sources = sourcesIn(before);
    const ids = contributions.map(({ sourceId }) => sourceId);
    return (
      new Set(ids).size === ids.length &&
      contributions.every(({ sourceId, method, actor }) => {
        const source = sources.get(sourceId);
        return source?.method === method && source.actor.kind === actor.kind && source.actor.id === actor.id;
      })
    );
  },
  'a claimed case rests on a perspective record': ({ contributions }, { before }) =>
    claimsIn(before).length === 0 || contributions.some(({ method }) => method === 'empathy'),
  'a decision leaves out neither the score nor anybody’s record': ({ contributions, decidedBy }, { before }) => {
    const records = every('perspectiveRecorded', before);
    const inForce = records.filter(
      (record, index) => !records.slice(index + 1).some((later) => later.actor.id === record.actor.id),
    );
    const needed = [scoreIn(before)?.scoreId, ...inForce.map(({ event }) => event.recordId)];
    const named = contributions.map(({ sourceId }) => sourceId);
    return decidedBy === null || needed.every((sourceId) => sourceId === undefined || named.includes(sourceId));
  },
};
