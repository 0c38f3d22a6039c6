import type { IndividualFactsRole } from '#workflows/domain/causal-role.ts';
import type { CaseEvent, EventType } from '#workflows/domain/event.ts';
import { describeLanguage, describeMoment } from '#api/figures-in-words.ts';
import { listOf, Phrase, say, type Words } from '#api/ui/say.ts';
import { inFigures } from './reports/figures.ts';
import {
  EXTENDED,
  FAULTS,
  FOUND,
  GROUNDS,
  HOW,
  MAKERS,
  METHODS,
  MOVED,
  SEATS,
  UNSCORED,
  WAYS,
  WEIGHTS,
} from './event-words.ts';

/** How names and times are written in the words for an event. */
export interface Telling {
  /** A moment in words; in UTC, as the times of a trail are, with the zone's name if omitted. */
  moment?: (at: string) => Words;
  /** An outcome in words; its name if omitted. */
  outcome?: (name: string) => string;
  /** A member of staff by name; their account if omitted. */
  person?: (account: string) => string;
}

type Told = { [Type in EventType]: (event: Extract<CaseEvent, { type: Type }>, telling: Required<Telling>) => Phrase };

/** Clauses in a row, those left out that are false. */
const clauses = (...parts: (Phrase | false)[]): Phrase =>
  parts.filter((part) => part !== false).reduce((told, part) => say`${told}; ${part}`);

/** What a mail server replied. */
const replied = (reply: string | undefined) => reply !== undefined && say`the mail server replied ${reply}`;

/** The language that a claim is written in, where it was said. */
const writtenIn = (language: string | undefined) =>
  language !== undefined && say`it is written in ${new Phrase((reader) => describeLanguage(language, reader))}`;

const openUntil = (endsAt: string | null, { moment }: Required<Telling>) =>
  endsAt !== null && say`the appeal window is open until ${moment(endsAt)}`;

const TOLD: Told = {
  caseReceived: ({ policyKey, policyVersion, receivedAt, completedAt, replaces }, { moment }) =>
    clauses(
      say`submitted the case under policy ${policyKey}, version ${policyVersion}`,
      receivedAt !== undefined && say`it had been received at ${moment(receivedAt)}`,
      completedAt !== undefined && say`it was complete at ${moment(completedAt)}`,
      replaces !== undefined && say`it takes the place of the withdrawn case ${replaces}`,
    ),
  factsCorrected: () => say`corrected the facts, with a reason; the case is scored again`,
  scored: ({ score }, { outcome }) =>
    clauses(
      say`scored it at ${inFigures(score.probability, 2)}: provisional outcome “${outcome(score.provisionalOutcome)}”`,
      score.builtin && say`it is not a language model`,
    ),
  unscored: ({ reason }) => say`no valid score (${UNSCORED[reason]}), so a person hears the case`,
  noticeHandedOver: ({ windowEndsAt, reply }, telling) =>
    clauses(say`notified the subject`, replied(reply), openUntil(windowEndsAt, telling)),
  noticeDelayed: ({ reply }) =>
    clauses(say`could not hand over a notice yet, and retries for five days`, replied(reply)),
  noticeUndeliverable: ({ attempts, fault, reply }) =>
    clauses(
      attempts === 1
        ? say`could not reach the subject in one attempt`
        : say`could not reach the subject in ${attempts} attempts`,
      fault !== undefined && FAULTS[fault],
      replied(reply),
    ),
  noticeBounced: () => say`reported that what was handed over to the subject has come back`,
  contactCorrected: () => say`corrected the contact of the subject, with a reason`,
  letterPrepared: ({ way }) =>
    way === 'post'
      ? say`prepared a letter, which waits to be posted`
      : say`prepared a letter, which waits to be collected by the subject`,
  letterHandedOver: ({ way, on, arrivesAt }, { moment }) =>
    clauses(
      way === 'post'
        ? say`recorded that the letter was posted on ${on}`
        : say`recorded that the letter was collected and signed for on ${on}`,
      arrivesAt !== null && say`it counts as arrived at ${moment(arrivesAt)}`,
    ),
  subjectReached: ({ by, windowEndsAt }, telling) => clauses(REACHED[by], openUntil(windowEndsAt, telling)),
  claimRaised: ({ kind = 'exception', language }) => clauses(CLAIMED[kind], writtenIn(language)),
  claimWrittenDown: ({ channel, receivedAt, language }, { moment }) =>
    clauses(WRITTEN_DOWN[channel](moment(receivedAt)), writtenIn(language)),
  claimRefused: () => say`claimed too late and was told so`,
  claimWithdrawn: () => say`took the claim back`,
  lateClaimRaised: ({ language }) =>
    clauses(say`claimed after the window to be an exception, and said why so late`, writtenIn(language)),
  lateClaimDeclined: () => say`declined the late claim, with a reason`,
  caseReopened: ({ admitted, because }) => {
    if (because === 'bounced') return say`reopened the case, because a notice to its subject had come back`;
    if (admitted.length === 0) return say`reopened the case, with a reason`;
    return admitted.length === 1
      ? say`reopened the case, with a reason, and admitted the late claim`
      : say`reopened the case, with a reason, and admitted ${admitted.length} late claims`;
  },
  reviewRequested: () => say`asked for a person to look at the decision, and said why`,
  caseSeen: () => say`said that they have read what their link shows`,
  nothingToAdd: () => say`said that they have nothing to add`,
  appealWindowClosed: () => say`the appeal window is closed`,
  appealWindowExtended: ({ windowEndsAt, reason }, { moment }) =>
    clauses(say`extended the appeal window until ${moment(windowEndsAt)}`, EXTENDED[reason]),
  hearingOpened: ({ ground, secondJudge }) =>
    clauses(
      say`a hearing opens (${GROUNDS[ground]})`,
      secondJudge?.drawn === true && say`it is drawn to be heard by a second judge as well`,
    ),
  hearingClosed: () => say`the hearing ends because no claim is left`,
  hearingAssigned: ({ judgeId, seat, how }, { person }) =>
    say`${person(judgeId)} has the hearing (${HOW[how]}, ${SEATS[seat]})`,
  leaseRenewed: () => say`worked on the hearing and keeps it for another lease`,
  leaseExpired: ({ judgeId }, { person }) => say`the lease of ${person(judgeId)} has ended`,
  holderAbsent: ({ judgeId, until }, { person }) =>
    say`${person(judgeId)} is absent until ${until} and no longer has the hearing`,
  hearingReleased: () => say`returned the hearing, with a reason`,
  judgeRecused: () => say`stepped back from the case for good`,
  hearingReassigned: ({ judgeId }, { person }) =>
    judgeId === null ? say`returned the hearing to the queue` : say`reassigned the hearing to ${person(judgeId)}`,
  hearingDelegated: ({ from, judgeId }, { person }) =>
    say`the hearing goes from ${person(from)} to ${person(judgeId)}, who works with them, with a reason`,
  hearingMoved: ({ to, reason }) =>
    to === 'judge'
      ? say`the hearing passes to another judge (${MOVED[reason]})`
      : say`the hearing passes to a supervisor (${MOVED[reason]})`,
  hearingReminded: () => say`the hearing is due soon`,
  hearingOverdue: () => say`the hearing is overdue`,
  questionAsked: () => say`asked the subject a question`,
  answerTermExtended: ({ answerBy }, { moment }) => say`gave the subject until ${moment(answerBy)} to answer`,
  questionAnswered: () => say`answered`,
  questionLapsed: () => say`no answer came in time`,
  perspectiveRecorded: ({ findings, version }) =>
    clauses(
      version === 1 ? say`recorded the subject’s point of view` : say`changed their perspective record`,
      ...findings.map(({ finding }) => FOUND[finding]),
    ),
  restatementAnswered: ({ confirmed }) =>
    confirmed
      ? say`confirmed the judge’s account of their point of view`
      : say`corrected the judge’s account of their point of view`,
  scoreRevealed: () => say`was shown the score, for the first time`,
  theoryAssessed: ({ afterReveal }) => {
    if (afterReveal === undefined) return say`reasoned from a named theory`;
    return afterReveal
      ? say`reasoned from a named theory, after the reveal`
      : say`reasoned from a named theory, before the reveal`;
  },
  comparisonAssessed: ({ fit }) => FITS[fit],
  deliberationOpened: ({ judgeIds }, { person }) =>
    say`these judges have to deliberate: ${listOf(judgeIds.map(person))}`,
  deliberationNoted: () => say`added a note to the deliberation`,
  deliberationClosed: ({ agreed }) =>
    agreed ? say`the deliberation ends: they agree` : say`the deliberation ends: they do not agree`,
  decisionProposed: ({ outcome: name }, { outcome }) =>
    say`proposed “${outcome(name)}”, which a second person has to sign`,
  signatureRefused: () => say`refused to sign`,
  decided: ({ outcome: name, contributions, outcomeWithoutIndividualFacts, individualFacts }, { outcome }) =>
    clauses(
      say`decided “${outcome(name)}”, resting on ${listOf(
        contributions.map(({ method, weight }) => say`${METHODS[method]} (${WEIGHTS[weight]})`),
      )}`,
      outcomeWithoutIndividualFacts !== null &&
        say`without the individual facts: “${outcome(outcomeWithoutIndividualFacts)}”`,
      ...(individualFacts ? tellRole(individualFacts) : []),
    ),
  withdrawalProposed: () => say`asked the subject to agree to a withdrawal, because a claim is open`,
  withdrawalAnswered: ({ agreed }) => (agreed ? say`agreed to the withdrawal` : say`wants to be heard nonetheless`),
  messageSent: () => say`wrote a message in the conversation`,
  appointmentProposed: ({ way, times }) =>
    times.length === 1
      ? say`proposed a time to meet (${WAYS[way]})`
      : say`proposed ${times.length} times to meet (${WAYS[way]})`,
  appointmentChosen: ({ time }, { moment }) => say`chose to meet at ${moment(time)}`,
  appointmentMoved: () => say`proposed other times to meet, with a reason`,
  appointmentCancelled: () => say`cancelled the appointment, with a reason`,
  appointmentMissed: () => say`noted that the appointment did not take place`,
  minuteRecorded: ({ way, from, to }, { moment }) =>
    say`recorded the minute of a meeting (${WAYS[way]}) from ${moment(from)} to ${moment(to)}`,
  minuteAnswered: ({ confirmed }) => (confirmed ? say`confirmed the minute` : say`corrected the minute`),
  judgeObjectedTo: ({ judgeId, waits }, { person }) =>
    clauses(
      say`objected to being heard by ${person(judgeId)}, with a reason`,
      waits && say`the hearing waits for the answer`,
    ),
  objectionOverdue: () => say`the objection is not answered in time`,
  objectionAnswered: ({ judgeId, upheld }, { person }) =>
    upheld
      ? say`upheld the objection: ${person(judgeId)} no longer hears the case`
      : say`declined the objection to ${person(judgeId)}`,
  caseWithdrawn: () => say`withdrew the case`,
  laterOutcomeRecorded: ({ event, comparable, supersedes }) =>
    clauses(
      supersedes
        ? say`corrected entry ${supersedes.seq}, with a reason: what later happened is ${event}`
        : say`noted what later happened: ${event}`,
      comparable === false && say`it happened under an adverse decision`,
    ),
  attachmentAdded: () => say`added a file to a claim`,
  attachmentRemoved: () => say`took a file back before anyone who decides was shown it; the file is deleted`,
  surveyAnswered: () => say`said how heard they felt`,
  recordingAnswered: ({ allowed }) =>
    allowed
      ? say`allowed meetings to be recorded`
      : say`does not allow meetings to be recorded; recordings are deleted`,
  recordingAdded: ({ what, madeBy }) =>
    what === 'recording'
      ? say`added a recording of a meeting, made by ${MAKERS[madeBy]}`
      : say`added a transcript of a meeting, made by ${MAKERS[madeBy]}`,
  expectationsAnswered: () => say`said what they expect of being heard`,
  helperGranted: () => say`gave a helper a link of their own`,
  helperRevoked: () => say`took a helper’s link back`,
  linkReadByStaff: ({ endsBlindness }) =>
    endsBlindness
      ? say`opened the subject’s private link, and can no longer hear the case`
      : say`opened the subject’s private link`,
  erasureRequested: () => say`asked for the erasure of their data`,
  subjectErased: ({ ground }) =>
    ground === 'requested'
      ? say`erased the subject’s personal data`
      : say`erased the subject’s personal data, because the policy’s term for it had ended`,
  legalHoldSet: ({ until }, { moment }) =>
    until === null
      ? say`set a legal hold without an end: nothing is erased meanwhile`
      : say`set a legal hold until ${moment(until)}: nothing is erased meanwhile`,
};

/** What the individual facts did to a decision, and how what would be without them compares with the score. */
function tellRole({ playedCausalRole, withoutThemAsScored }: IndividualFactsRole): Phrase[] {
  const role = playedCausalRole ? say`they changed the outcome` : say`they played no causal role`;
  if (withoutThemAsScored === null) return [role];
  return [
    role,
    withoutThemAsScored
      ? say`without them it would be what the score alone gives`
      : say`without them it would not be what the score alone gives`,
  ];
}

const REACHED = {
  link: say`used the private link, so they have been reached`,
  letter: say`the days for the post have passed, so the subject counts as reached`,
  pickUp: say`recorded that the subject signed for the letter, so they have been reached`,
};
const CLAIMED = {
  exception: say`claimed to be an exception`,
  wrongFact: say`claimed that a fact is wrong`,
  wrongComparison: say`claimed to be compared with the wrong people`,
};
const WRITTEN_DOWN = {
  phone: (at: Words) => say`wrote down what the subject had said by phone at ${at}`,
  letter: (at: Words) => say`wrote down what the subject had said by letter at ${at}`,
  inPerson: (at: Words) => say`wrote down what the subject had said in person at ${at}`,
};
const FITS = {
  fits: say`found that the comparison fits`,
  doesNotFit: say`found that the comparison does not fit`,
  cannotTell: say`could not tell whether the comparison fits`,
};

/** What happened, in words that follow the name of the actor who did it or caused it. */
export function tellEvent(
  event: CaseEvent,
  {
    moment = (at) => new Phrase((language) => describeMoment(at, language)),
    outcome = (name) => name,
    person = (account) => account,
  }: Telling = {},
): Phrase {
  const tell = TOLD[event.type] as (event: CaseEvent, telling: Required<Telling>) => Phrase;
  return tell(event, { moment, outcome, person });
}
