import type { IndividualFactsRole } from './causal-role.ts';
import type { ComparisonFit } from './comparison.ts';
import type { Way } from './appointment.ts';
import type { Duration } from './duration.ts';
import type { Contribution } from './method.ts';
import type { Channel, ClaimKind, ExtensionReason, Ground, ScoreSummary, Seat } from './event.ts';
import type { FindingKind, FindingSummary } from './finding.ts';
import type { Letter } from './letter.ts';
import type { Maker, RecordingKind } from './recording.ts';
import type { UnscoredReason } from './score.ts';

export const PHASES = ['received', 'scored', 'appealWindow', 'hearing', 'decided', 'withdrawn'] as const;
export type Phase = (typeof PHASES)[number];

export interface Claim {
  claimId: string;
  /** When the subject said it. */
  raisedAt: string;
  withdrawn: boolean;
  /** `exception` where it is left out. */
  kind?: ClaimKind;
  /** The policy's name of the fact that it says is wrong. */
  fact?: string;
  /** Who wrote it down, when, and how the subject had said it; absent where the subject wrote it. */
  writtenDown?: { by: string; channel: Channel; at: string };
  /** The helper who raised it for the subject; absent where the subject did. */
  helperId?: string;
}

/** A claim that was raised after its window. */
export interface LateClaim {
  claimId: string;
  raisedAt: string;
  status: 'waiting' | 'admitted' | 'declined';
  /** Why a supervisor declined it. */
  reasonCommitment?: string;
}

/** One judge holding a hearing, from assignment to release, record, recusal or lease end. */
export interface Holding {
  judgeId: string;
  role: 'judge' | 'supervisor';
  seat: Seat;
  since: string;
  lease: Duration;
  leaseUntil: string;
  /** The colleague who handed it over, and may take it back. */
  delegatedBy?: string;
}

export interface RecordSummary {
  recordId: string;
  version: number;
  judgeId: string;
  role: 'judge' | 'supervisor';
  seat: Seat;
  at: string;
  seq: number;
  findings: FindingSummary[];
  /** The subject's reply to the restatement in it; absent until they reply. */
  restatement?: { confirmed: boolean; at: string };
}

export interface Question {
  questionId: string;
  judgeId: string;
  askedAt: string;
  answerBy: string;
  status: 'open' | 'answered' | 'lapsed';
}

/**
 * The subject's objection to a person who hears them. `steppedBack`: that person recused themselves before it was answered;
 * `closed`: the hearing ended before that, because the subject withdrew every claim.
 */
export interface Objection {
  objectionId: string;
  judgeId: string;
  at: string;
  answerBy: string;
  reasonCommitment: string;
  /** Whether the hearing waits for the answer. */
  waits: boolean;
  overdue: boolean;
  status: 'open' | 'upheld' | 'declined' | 'steppedBack' | 'closed';
  /** What the supervisor said; absent until they answer. */
  answerCommitment?: string;
}

/** A time at which subject and judge meet. `proposed`: the subject has yet to choose one of its times. */
export interface Appointment {
  appointmentId: string;
  way: Way;
  times: string[];
  /** The time that the subject has chosen. */
  time: string | null;
  /** The time that was chosen last, which calendars may have although the appointment was moved. */
  entered: string | null;
  placeCommitment: string | null;
  /** Why it was moved or cancelled, if that was its last change. */
  reasonCommitment: string | null;
  /** When it was proposed or changed last. */
  at: string;
  /** How often it was chosen, moved or cancelled: the SEQUENCE of its iCalendar event. */
  sequence: number;
  status: 'proposed' | 'chosen' | 'cancelled' | 'missed';
}

/** A recording or a transcript of a meeting; `deletedAt` once the subject no longer allows it. */
export interface Recording {
  recordingId: string;
  what: RecordingKind;
  madeBy: Maker;
  mediaType: string;
  bytes: number;
  at: string;
  deletedAt?: string;
}

/** A judge's minute of a meeting. */
export interface Minute {
  minuteId: string;
  judgeId: string;
  at: string;
  way: Way;
  from: string;
  to: string;
  /** The subject's reply; absent until they reply. */
  answer?: { confirmed: boolean; at: string; correctionCommitment: string | null };
}

export interface Hearing {
  grounds: Ground[];
  openedAt: string;
  dueAt: string;
  reminded: boolean;
  overdue: boolean;
  secondJudge: { seed: string; drawn: boolean };
  /** The judge who has the hearing now, or null while it waits in the queue. */
  holding: Holding | null;
  /** Who is needed next while no judge holds the hearing. */
  seeking: { role: 'judge' | 'supervisor'; seat: Seat };
  /** The seat that a supervisor can give back, if the hearing was escalated only because no judge could take it. */
  escalatedFrom?: Seat | null;
  /** The people who held the hearing and no longer do. */
  formerHolders?: string[];
  recused: string[];
  released: string[];
  questions: Question[];
  /** Judges to whom score and reference class have been shown. */
  revealedTo: string[];
  theories: { assessmentId: string; judgeId: string }[];
  /** Each judge's newest assessment of the comparison; absent while there is none. */
  comparisons?: { judgeId: string; fit: ComparisonFit; reasonsCommitment: string }[];
  deliberation: { judgeIds: string[]; notedBy: string[]; closed: boolean; agreed: boolean } | null;
  proposal: DecisionSummary | null;
  /** Absent while there is none. */
  objections?: Objection[];
  /** Absent while there is none. */
  appointments?: Appointment[];
  minutes?: Minute[];
  /** How many messages the conversation has, and when the last one was sent; absent while there is none. */
  conversation?: { messages: number; lastAt: string };
}

export interface DecisionSummary {
  decisionId: string;
  outcome: string;
  adverse: boolean;
  judgeId: string | null;
  at: string;
  seq: number;
  contributions: Contribution[];
  outcomeWithoutIndividualFacts: string | null;
  /** Absent where no claim stands as exceptional, and from decisions made before it was noted. */
  individualFacts?: IndividualFactsRole;
  reasonsCommitment: string | null;
  supersedes: { decisionId: string; reasonCommitment: string } | null;
}

/** The time in which the subject may raise claims. */
export interface Window {
  endsAt: string;
  closed: boolean;
  /**
   * From when on outages have not been made up for: the window's opening, or the last time it was lengthened for one. Absent
   * from states that were stored before there was such a thing.
   */
  outagesSince?: string;
  /** Why it was lengthened last; absent where it never was. */
  extendedFor?: ExtensionReason;
}

/** The state of a case, folded from its trail. Times are UTC. */
export interface CaseState {
  seq: number;
  /** When the last entry was made. Absent from states that were stored before it was noted. */
  at?: string;
  institutionId: string;
  phase: Phase;
  docketId: string;
  subjectId: string;
  /** When the institution received it. The legal clock and service levels count from here. */
  receivedAt: string;
  /** When everything that the institution needs was there; absent where that is not known. */
  completedAt?: string;
  legalDeadline: string | null;
  score: ScoreSummary | null;
  unscored: UnscoredReason | null;
  /** The subject has been reached: a notice was handed over, or they acted, and no bounce has come since. */
  /** How often the facts were corrected; absent where they never were. */
  corrections?: number;
  /** Whether the case waits for a score on corrected facts, while its subject may already be heard. */
  scoringAgain?: true;
  notified: boolean;
  /** Why and since when the subject is known not to have been reached; absent while that is not known. */
  unreached?: { since: string; why: 'undeliverable' | 'bounced' };
  /** When the subject's contact was corrected last; absent where it never was. */
  contactCorrectedAt?: string;
  /** Notices on paper that wait to be posted or collected, or are on their way; absent where there never was one. */
  letters?: Letter[];
  /** Its window opened outside its docket, so that its own workflow ends it; absent otherwise. */
  leftDocket?: true;
  window: Window | null;
  nothingToAdd: boolean;
  claims: Claim[];
  /** Absent while there is none. */
  lateClaims?: LateClaim[];
  /** When the subject asked for a person to look at a machine's decision; absent while they have not. */
  reviewRequests?: { requestId: string; at: string }[];
  attachments: {
    attachmentId: string;
    mediaType: string;
    bytes: number;
    at: string;
    originalOf?: string;
    /** When its subject took it back. */
    removedAt?: string;
  }[];
  records: RecordSummary[];
  hearing: Hearing | null;
  decision: DecisionSummary | null;
  laterOutcome: string | null;
  /** The entry that recorded it; absent where there is none, and from states that were stored before it was noted. */
  laterOutcomeSeq?: number;
  /** Whether it was observed under a decision that was not adverse; absent as above. */
  laterOutcomeComparable?: boolean;
  surveyed: boolean;
  /** Whether the subject allows meetings to be recorded; absent until they say so. */
  recordingAllowed?: boolean;
  /** Absent while there is none. */
  recordings?: Recording[];
  /** Whether the subject said, before a judge had their hearing, what they expect of it; absent until they do. */
  expectationsAnswered?: true;
  /** The institution's request to withdraw the case; absent until it makes one. */
  withdrawal?: { reasonCommitment: string; declined: boolean };
  /** People to whom the subject granted a link of their own; absent while there are none. */
  helpers?: { helperId: string; grantedAt: string; revoked: boolean }[];
  /** Staff who opened the subject's private link, and whether that ended their blindness; absent while there are none. */
  linkReaders?: { staffId: string; sawScore: boolean; endsBlindness: boolean }[];
  /** The subject's request for the erasure of their data; absent until they make it. */
  erasureRequest?: { at: string; whyCommitment: string | null };
  /** When the subject's data was erased; absent before. */
  erasedAt?: string;
  /** The newest legal hold, which may have ended; absent where there was none. `until` is null for one without an end. */
  legalHold?: { until: string | null };
  /** The withdrawn case that had the same reference before; absent where there is none. */
  replaces?: string;
}

/** The current time, or that of the case's last entry if the clock has gone back since: times on a trail never decrease. */
export const momentOf = ({ at: last }: Pick<CaseState, 'at'>, clock: string): string =>
  last !== undefined && clock < last ? last : clock;

export const openClaims = (state: CaseState): Claim[] => state.claims.filter((claim) => !claim.withdrawn);

/** Whether the subject has granted that helper a link and has not taken it back. */
export const isHelping = ({ helpers = [] }: CaseState, helperId: string): boolean =>
  helpers.some((helper) => helper.helperId === helperId && !helper.revoked);

/** Late claims that a supervisor has neither admitted nor declined. */
export const waitingLateClaims = ({ lateClaims = [] }: CaseState): LateClaim[] =>
  lateClaims.filter(({ status }) => status === 'waiting');

/** Whether the decision in force has been put in question, and no person has confirmed or superseded it since. */
export const isUnderReview = ({ phase, decision }: Pick<CaseState, 'phase' | 'decision'>): boolean =>
  phase === 'hearing' && decision !== null;

/** Whether a case is in its appeal window or its hearing, so that its subject can be heard. */
export const isContestable = ({ phase }: Pick<CaseState, 'phase'>): boolean =>
  phase === 'appealWindow' || phase === 'hearing';

/**
 * Whether a case waits for a score: since it came, or since its facts were corrected. One that was withdrawn meanwhile waits no
 * more.
 */
export const awaitsScore = (state: CaseState): boolean =>
  state.phase === 'received' || (state.scoringAgain === true && isContestable(state));

/** Whether the subject can be heard, and no judge has had their hearing yet: what they expect of it is not yet changed by it. */
export const isBeforeJudge = (state: CaseState): boolean =>
  isContestable(state) &&
  state.decision === null &&
  state.records.length === 0 &&
  !state.hearing?.holding &&
  !state.hearing?.formerHolders?.length;

/** The latest version of each judge's record. */
export function recordsInForce(state: CaseState): RecordSummary[] {
  return state.records.filter(
    (record) => !state.records.some((later) => later.judgeId === record.judgeId && later.seq > record.seq),
  );
}

export const recordOf = (state: CaseState, judgeId: string): RecordSummary | undefined =>
  recordsInForce(state).find((record) => record.judgeId === judgeId);

/** The finding on a claim that counts: the latest one given, or undefined while there is none. */
export function findingOn(state: CaseState, claimId: string): FindingSummary | undefined {
  return recordsInForce(state)
    .toSorted((a, b) => b.seq - a.seq)
    .flatMap((record) => record.findings.filter((finding) => finding.claimId === claimId))[0];
}

/** Claims, not withdrawn, that stand with that finding, or that the judge, if one is named, found to be so themselves. */
export function claimsStandingAs(state: CaseState, finding: FindingKind, judgeId?: string): Claim[] {
  const own = (judgeId === undefined ? undefined : recordOf(state, judgeId))?.findings ?? [];
  return openClaims(state).filter(
    ({ claimId }) =>
      findingOn(state, claimId)?.finding === finding ||
      own.some((each) => each.claimId === claimId && each.finding === finding),
  );
}

export const standsAs = (state: CaseState, finding: FindingKind, judgeId?: string): boolean =>
  claimsStandingAs(state, finding, judgeId).length > 0;

/**
 * Whether the subject has corrected a judge's restatement, and the judge has not answered in a later version of their record.
 * A correction blocks a judge only once: a correction of the later version does not.
 */
export function hasUnansweredCorrection(state: CaseState, judgeId: string): boolean {
  const corrected = state.records.filter(
    (record) => record.judgeId === judgeId && record.restatement?.confirmed === false,
  );
  return corrected.length === 1 && recordOf(state, judgeId)?.recordId === corrected[0]?.recordId;
}

/** Claims without a finding in any record in force. */
export const unheardClaims = (state: CaseState): Claim[] =>
  openClaims(state).filter((claim) => findingOn(state, claim.claimId) === undefined);

export const cannotDecipher = (record: Pick<RecordSummary, 'findings'>): boolean =>
  record.findings.some((finding) => finding.finding === 'cannotDecipher');

export const pendingQuestion = (hearing: Hearing): Question | undefined =>
  hearing.questions.find((question) => question.status === 'open');

/** The objection that no supervisor has answered; there is never more than one. */
export const openObjection = (hearing: Hearing | null): Objection | undefined =>
  hearing?.objections?.find(({ status }) => status === 'open');

/** The open objection for which the hearing waits, or `undefined`. */
export function awaitedObjection(hearing: Hearing | null): Objection | undefined {
  const objection = openObjection(hearing);
  return objection?.waits ? objection : undefined;
}

/** Whether the judge who holds the hearing waits for the answer to an objection to them, and keeps it meanwhile. */
export const isHolderObjectedTo = (hearing: Hearing): boolean =>
  hearing.holding !== null && awaitedObjection(hearing)?.judgeId === hearing.holding.judgeId;

/** Who hears the subject: the judge who holds the hearing, otherwise the last one with a record who has not stepped back. */
export function judgeHearing(
  state: CaseState,
): { judgeId: string; role: 'judge' | 'supervisor'; since: string } | null {
  const { hearing } = state;
  if (!hearing || state.phase !== 'hearing') return null;
  if (hearing.holding) return hearing.holding;
  const record = state.records.findLast(({ judgeId }) => !hearing.recused.includes(judgeId));
  return record ? { judgeId: record.judgeId, role: record.role, since: record.at } : null;
}

/** The appointment that was proposed or changed last. */
export const latestAppointment = ({ hearing }: Pick<CaseState, 'hearing'>): Appointment | undefined =>
  hearing?.appointments?.reduce<Appointment | undefined>(
    (latest, each) => (latest && each.at < latest.at ? latest : each),
    undefined,
  );
