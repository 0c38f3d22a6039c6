import type { IndividualFactsRole } from '#workflows/domain/causal-role.ts';
import type { CaseEvent, EventType } from '#workflows/domain/event.ts';

/** How names and times are written in the words for an event. */
export interface Telling {
  /** A moment in words. */
  moment: (at: string) => string;
  /** An outcome in words; its name where left out. */
  outcome?: (name: string) => string;
  /** A member of staff by name; their account where left out. */
  person?: (account: string) => string;
}

type Told = { [Type in EventType]: (event: Extract<CaseEvent, { type: Type }>, telling: Required<Telling>) => string };

/** What a mail server replied. */
const replied = (reply: string | undefined): string =>
  reply === undefined ? '' : ` (the mail server replied ${reply})`;

const MAKERS = {
  judge: 'the judge',
  subject: 'the subject',
  interpreter: 'an interpreter',
  transcriber: 'a person who wrote it down',
  software: 'a program',
} as const;

const TOLD: Told = {
  caseReceived: ({ policyKey, policyVersion, receivedAt, completedAt, replaces }, { moment }) =>
    `submitted the case under policy ${policyKey}, version ${policyVersion}${receivedAt === undefined ? '' : `, as received at ${moment(receivedAt)}`}${completedAt === undefined ? '' : `, as complete at ${moment(completedAt)}`}${replaces === undefined ? '' : `, in place of the withdrawn case ${replaces}`}`,
  factsCorrected: () => 'corrected the facts, with a reason; the case is scored again',
  scored: ({ score }, { outcome }) =>
    `scored it at ${score.probability.toFixed(2)}: provisional outcome ${outcome(score.provisionalOutcome)}${score.builtin ? ' (not a language model)' : ''}`,
  unscored: ({ reason }) => `no valid score (${reason}), so a person hears the case`,
  noticeHandedOver: ({ windowEndsAt, reply }, { moment }) =>
    `notified the subject${replied(reply)}${windowEndsAt === null ? '' : `; the appeal window is open until ${moment(windowEndsAt)}`}`,
  noticeDelayed: ({ reply }) => `could not hand over a notice yet, and tries again for five days${replied(reply)}`,
  noticeUndeliverable: ({ attempts, fault, reply }) =>
    `could not reach the subject in ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}${fault === undefined ? '' : ` (${fault} fault)`}${replied(reply)}`,
  noticeBounced: () => 'reported that what was handed over to the subject has come back',
  contactCorrected: () => 'corrected the contact of the subject, with a reason',
  letterPrepared: ({ way }) =>
    `prepared a letter, which waits to be ${way === 'post' ? 'posted' : 'collected by the subject'}`,
  letterHandedOver: ({ way, on, arrivesAt }, { moment }) =>
    `recorded that the letter was ${way === 'post' ? 'posted' : 'collected and signed for'} on ${on}${arrivesAt === null ? '' : `; it counts as arrived at ${moment(arrivesAt)}`}`,
  subjectReached: ({ by, windowEndsAt }, { moment }) =>
    `${REACHED[by]}${windowEndsAt === null ? '' : `; the appeal window is open until ${moment(windowEndsAt)}`}`,
  claimRaised: ({ kind = 'exception' }) =>
    ({
      exception: 'claimed to be an exception',
      wrongFact: 'claimed that a fact is wrong',
      wrongComparison: 'claimed to be compared with the wrong people',
    })[kind],
  claimWrittenDown: ({ channel, receivedAt }, { moment }) =>
    `wrote down what the subject had said ${SAID[channel]} at ${moment(receivedAt)}`,
  claimRefused: () => 'claimed too late and was told so',
  claimWithdrawn: () => 'took the claim back',
  lateClaimRaised: () => 'claimed after the window to be an exception, and said why so late',
  lateClaimDeclined: () => 'declined the late claim, with a reason',
  caseReopened: ({ admitted }) =>
    `reopened the case, with a reason${admitted.length > 0 ? `, and admitted ${admitted.length === 1 ? 'the late claim' : `${admitted.length} late claims`}` : ''}`,
  reviewRequested: () => 'asked for a person to look at the decision, and said why',
  caseSeen: () => 'said that they have read what their link shows',
  nothingToAdd: () => 'said that they have nothing to add',
  appealWindowClosed: () => 'the appeal window is closed',
  appealWindowExtended: ({ windowEndsAt, reason }, { moment }) =>
    `extended the appeal window until ${moment(windowEndsAt)} (${EXTENDED[reason]})`,
  hearingOpened: ({ ground, secondJudge }) =>
    `a hearing opens (${ground})${secondJudge?.drawn ? ', drawn to be heard by a second judge as well' : ''}`,
  hearingClosed: () => 'the hearing ends because no claim is left',
  hearingAssigned: ({ judgeId, seat, how }, { person }) =>
    `${person(judgeId)} has the hearing (${HOW[how]}, seat: ${seat})`,
  leaseRenewed: () => 'worked on the hearing and keeps it for another lease',
  leaseExpired: ({ judgeId }, { person }) => `the lease of ${person(judgeId)} has ended`,
  holderAbsent: ({ judgeId, until }, { person }) =>
    `${person(judgeId)} is absent until ${until} and no longer has the hearing`,
  hearingReleased: () => 'returned the hearing, with a reason',
  judgeRecused: () => 'stepped back from the case for good',
  hearingReassigned: ({ judgeId }, { person }) =>
    `reassigned the hearing to ${judgeId === null ? 'the queue' : person(judgeId)}`,
  hearingDelegated: ({ from, judgeId }, { person }) =>
    `the hearing goes from ${person(from)} to ${person(judgeId)}, who works with them, with a reason`,
  hearingMoved: ({ to, reason }) => `the hearing passes to another ${to} (${reason})`,
  hearingReminded: () => 'the hearing is due soon',
  hearingOverdue: () => 'the hearing is overdue',
  questionAsked: () => 'asked the subject a question',
  questionAnswered: () => 'answered',
  questionLapsed: () => 'no answer came in time',
  perspectiveRecorded: ({ findings, version }) =>
    `${version === 1 ? 'recorded the subject’s point of view' : 'changed their perspective record'}${findings.map(({ finding }) => ` and found ${finding}`).join('')}`,
  restatementAnswered: ({ confirmed }) =>
    confirmed
      ? 'confirmed the judge’s account of their point of view'
      : 'corrected the judge’s account of their point of view',
  scoreRevealed: () => 'was shown the score, for the first time',
  theoryAssessed: ({ afterReveal }) =>
    `reasoned from a named theory${afterReveal === undefined ? '' : afterReveal ? ', after the reveal' : ', before the reveal'}`,
  comparisonAssessed: ({ fit }) =>
    ({
      fits: 'found that the comparison fits',
      doesNotFit: 'found that the comparison does not fit',
      cannotTell: 'could not tell whether the comparison fits',
    })[fit],
  deliberationOpened: ({ judgeIds }, { person }) => `${judgeIds.map(person).join(' and ')} have to deliberate`,
  deliberationNoted: () => 'added a note to the deliberation',
  deliberationClosed: ({ agreed }) => `the deliberation ends: ${agreed ? 'they agree' : 'they do not agree'}`,
  decisionProposed: ({ outcome: name }, { outcome }) => `proposed ${outcome(name)}, which a second person has to sign`,
  signatureRefused: () => 'refused to sign',
  decided: ({ outcome: name, contributions, outcomeWithoutIndividualFacts, individualFacts }, { outcome }) =>
    `decided ${outcome(name)}, resting on ${contributions.map(({ method, weight }) => `${method} (${weight})`).join(', ')}${
      outcomeWithoutIndividualFacts === null
        ? ''
        : `; without the individual facts: ${outcome(outcomeWithoutIndividualFacts)}`
    }${individualFacts ? tellRole(individualFacts) : ''}`,
  withdrawalProposed: () => 'asked the subject to agree to a withdrawal, because a claim is open',
  withdrawalAnswered: ({ agreed }) => (agreed ? 'agreed to the withdrawal' : 'wants to be heard nonetheless'),
  messageSent: () => 'wrote a message in the conversation',
  appointmentProposed: ({ way, times }) =>
    `proposed ${times.length === 1 ? 'a time' : `${times.length} times`} to meet (${WAYS_TOLD[way]})`,
  appointmentChosen: ({ time }, { moment }) => `chose to meet at ${moment(time)}`,
  appointmentMoved: () => 'proposed other times to meet, with a reason',
  appointmentCancelled: () => 'cancelled the appointment, with a reason',
  appointmentMissed: () => 'noted that the appointment did not take place',
  minuteRecorded: ({ way, from, to }, { moment }) =>
    `recorded the minute of a meeting (${WAYS_TOLD[way]}) from ${moment(from)} to ${moment(to)}`,
  minuteAnswered: ({ confirmed }) => (confirmed ? 'confirmed the minute' : 'corrected the minute'),
  judgeObjectedTo: ({ judgeId, waits }, { person }) =>
    `objected to being heard by ${person(judgeId)}, with a reason${waits ? '; the hearing waits for the answer' : ''}`,
  objectionOverdue: () => 'the objection is not answered in time',
  objectionAnswered: ({ judgeId, upheld }, { person }) =>
    upheld
      ? `upheld the objection: ${person(judgeId)} no longer hears the case`
      : `declined the objection to ${person(judgeId)}`,
  caseWithdrawn: () => 'withdrew the case',
  laterOutcomeRecorded: ({ event, comparable, supersedes }) =>
    `${supersedes ? `corrected entry ${supersedes.seq}, with a reason: what later happened is ${event}` : `noted what later happened: ${event}`}${comparable === false ? ', under an adverse decision' : ''}`,
  attachmentAdded: () => 'added a file to a claim',
  attachmentRemoved: () => 'took a file back before anyone who decides was shown it; the file is deleted',
  surveyAnswered: () => 'said how heard they felt',
  recordingAnswered: ({ allowed }) =>
    allowed ? 'allowed meetings to be recorded' : 'does not allow meetings to be recorded; recordings are deleted',
  recordingAdded: ({ what, madeBy }) => `added a ${what} of a meeting, made by ${MAKERS[madeBy]}`,
  expectationsAnswered: () => 'said what they expect of being heard',
  helperGranted: () => 'gave a helper a link of their own',
  helperRevoked: () => 'took a helper’s link back',
  linkReadByStaff: ({ endsBlindness }) =>
    `opened the subject’s private link${endsBlindness ? ', and can no longer hear the case' : ''}`,
  erasureRequested: () => 'asked for the erasure of their data',
  subjectErased: ({ ground }) =>
    ground === 'requested'
      ? 'erased the subject’s personal data'
      : 'erased the subject’s personal data, because the policy’s term for it had ended',
  legalHoldSet: ({ until }, { moment }) =>
    `set a legal hold${until === null ? ' without an end' : ` until ${moment(until)}`}: nothing is erased meanwhile`,
};

/** What the individual facts did to a decision, and how what would be without them compares with the score. */
function tellRole({ playedCausalRole, withoutThemAsScored }: IndividualFactsRole): string {
  const role = playedCausalRole ? 'they changed the outcome' : 'they played no causal role';
  if (withoutThemAsScored === null) return `; ${role}`;
  return `; ${role}, and without them it would ${withoutThemAsScored ? 'be' : 'not be'} what the score alone gives`;
}

const REACHED = {
  link: 'used the private link, so they have been reached',
  letter: 'the days for the post have passed, so the subject counts as reached',
  pickUp: 'recorded that the subject signed for the letter, so they have been reached',
};
const WAYS_TOLD = { call: 'by phone', video: 'by video', inPerson: 'in person' };
const EXTENDED = {
  outage: 'people could not be heard for a part of it',
  granted: 'the subject was given more time',
  corrected: 'the case was scored again on corrected facts',
};
const SAID = { phone: 'by phone', letter: 'by letter', inPerson: 'in person' };
const HOW = { next: 'next in the queue', chosen: 'chosen by the judge', given: 'assigned by a supervisor' };

/** What happened, in words that follow the name of the actor who did it or caused it. */
export function tellEvent(
  event: CaseEvent,
  { moment, outcome = (name) => name, person = (account) => account }: Telling,
): string {
  const tell = TOLD[event.type] as (event: CaseEvent, telling: Required<Telling>) => string;
  return tell(event, { moment, outcome, person });
}
