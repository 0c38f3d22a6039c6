import type { ComparisonFit } from './comparison.ts';
import type { Way } from './appointment.ts';
import type { Duration } from './duration.ts';
import type { Ground, Seat } from './event.ts';
import type { DecisionSummary } from './decision.ts';

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

export interface Question {
  questionId: string;
  judgeId: string;
  askedAt: string;
  answerBy: string;
  /** Until when the answer was awaited before its time was extended last; absent where it never was. */
  earlierAnswerBy?: string;
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
  /** How often it was chosen, moved or cancelled: the SEQUENCE of its iCalendar event follows from it. */
  sequence: number;
  status: 'proposed' | 'chosen' | 'cancelled' | 'missed';
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
