import type { Channel, ClaimKind, ExtensionReason, ScoreSummary, Seat } from './event.ts';
import type { FindingKind, FindingSummary } from './finding.ts';
import type { Letter } from './letter.ts';
import type { Maker, RecordingKind } from './recording.ts';
import type { UnscoredReason } from './score.ts';
import type { DecisionSummary } from './decision.ts';
import type { Appointment, Hearing } from './hearing.ts';

export const PHASES = ['received', 'scored', 'appealWindow', 'hearing', 'decided', 'withdrawn'] as const;
export type Phase = (typeof PHASES)[number];

export interface Claim {
  claimId: string;
  /** When the subject said it. */
  raisedAt: string;
  withdrawn: boolean;
  /** `exception` if omitted. */
  kind?: ClaimKind;
  /** The policy's name of the fact that it says is wrong. */
  fact?: string;
  /** The language that it is written in, by its tag; if omitted, the subject's. */
  language?: string;
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
  /** The language that it is written in, by its tag; if omitted, the subject's. */
  language?: string;
  /** Why a supervisor declined it. */
  reasonCommitment?: string;
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
  /** How often the facts were corrected; absent where they never were. */
  corrections?: number;
  /** Whether the case waits for a score on corrected facts, while its subject may already be heard. */
  scoringAgain?: true;
  /** The subject has been reached: a notice was handed over, or they acted, and no bounce has come since. */
  notified: boolean;
  /** Why and since when the subject is known not to have been reached; absent while that is not known. */
  unreached?: {
    since: string;
    why: 'undeliverable' | 'bounced';
    /** When something first reached them after the decision, too late for a window; absent where nothing has. */
    reachedTooLateAt?: string;
  };
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

/** Whether the decision in force is adverse, and no person made it. */
export const isAutomaticAdverse = ({ decision }: Pick<CaseState, 'decision'>): boolean =>
  decision?.adverse === true && decision.judgeId === null;

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

/** The chosen appointments that are still to come, and do not take place because the hearing has ended; the soonest first. */
export const fallenAppointments = ({ phase, hearing }: Pick<CaseState, 'phase' | 'hearing'>, at: string) =>
  (phase === 'hearing' ? [] : (hearing?.appointments ?? []))
    .flatMap((each) =>
      each.status === 'chosen' && each.time !== null && each.time > at ? [{ ...each, time: each.time }] : [],
    )
    .toSorted((a, b) => (a.time < b.time ? -1 : 1));
