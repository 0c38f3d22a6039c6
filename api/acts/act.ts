import type { LockedCase } from '#db/cases/lock-cases.ts';
import type { TextKind } from '#db/schema/cases.ts';
import type { DraftKind } from '#db/schema/trail.ts';
import type { Transaction } from '#db/transaction.ts';
import type { Actor, StaffRole } from '#workflows/domain/actor.ts';
import type { CommandOf, CommandType } from '#workflows/domain/command.ts';
import type { CaseState } from '#workflows/domain/state.ts';
import type { ApiDependencies } from '../deps.ts';

/** Commands that people and institutions' programs may send. */
export type ActName = Extract<
  CommandType,
  | 'raiseClaim'
  | 'withdrawClaim'
  | 'writeDownClaim'
  | 'attachOriginal'
  | 'addAttachment'
  | 'removeAttachment'
  | 'restCase'
  | 'answerQuestion'
  | 'answerRestatement'
  | 'answerSurvey'
  | 'answerExpectations'
  | 'answerRecording'
  | 'addRecording'
  | 'answerWithdrawal'
  | 'assign'
  | 'renewLease'
  | 'release'
  | 'recuse'
  | 'reassign'
  | 'delegate'
  | 'escalate'
  | 'extendWindow'
  | 'extendAnswerTerm'
  | 'raiseLateClaim'
  | 'declineLateClaim'
  | 'reopenCase'
  | 'requestReview'
  | 'askQuestion'
  | 'recordPerspective'
  | 'reveal'
  | 'assessTheory'
  | 'assessComparison'
  | 'noteDeliberation'
  | 'recordDecision'
  | 'signDecision'
  | 'withdrawCase'
  | 'recordLaterOutcome'
  | 'eraseSubject'
  | 'setLegalHold'
  | 'requestErasure'
  | 'grantHelper'
  | 'revokeHelper'
  | 'noteLinkReader'
  | 'correctContact'
  | 'reportBounce'
  | 'confirmSeen'
  | 'sendMessage'
  | 'proposeAppointment'
  | 'chooseAppointment'
  | 'moveAppointment'
  | 'cancelAppointment'
  | 'recordMissedAppointment'
  | 'recordMinute'
  | 'answerMinute'
  | 'objectToJudge'
  | 'answerObjection'
  | 'correctFacts'
  | 'handOverLetter'
>;

/** Texts that an act stores beside the trail, so that its command can refer to them by commitment. */
export interface ActWords {
  kind: TextKind;
  text: string;
  /** The id by which the text is referred to; a fresh one by default. */
  id?: string;
}

/** The request for an act. */
export interface Asked<Body> {
  caseId: string;
  body: Body;
  actor: Actor;
  /** A fresh id for what the act creates. */
  id: string;
}

/** The basis on which an act is decided: the case under its lock. */
export interface Ground<Body> extends Asked<Body> {
  found: LockedCase;
  /** Commitments to the act's texts, in their order. */
  commitments: readonly string[];
}

/** The result of an act. */
export interface Outcome<Name extends ActName, Stored> {
  command: CommandOf<Name>;
  state: CaseState;
  at: string;
  /** What `store` returned. */
  stored: Stored;
}

/**
 * An act of a person or an institution's program on a case: one command, one permission, one file. `perform` carries it out.
 *
 * Every function here runs under the case's lock, in the act's one transaction.
 */
export interface Act<Body, Answer, Name extends ActName, Stored = unknown> {
  /** The command, and the permission that the domain core asks for. */
  name: Name;
  /** The staff roles for the act; a member of staff acts in the first that they have. Empty for an act of the subject. */
  as: readonly StaffRole[];
  /** Set where a supervisor acts on a case, whether or not it has a hearing. */
  on?: 'case';
  words?(asked: Asked<Body>): ActWords[];
  /** The draft stored for the author if the act is refused, and deleted once it is carried out. */
  draft?(body: Body): { kind: DraftKind; body: unknown };
  /** What distinguishes this act from another under the same key; the body by default. */
  identity?(body: Body): unknown;
  /** Whether the act refers to the newest view that its author was served, if the request names none. */
  refersToView?: true;
  /** Whether the act needs an open appeal window, which is lengthened first if an outage took time from it. */
  needsWindow?: true;
  /** Throws a Problem if something other than the case prevents the act. */
  check?(ground: Ground<Body>, transaction: Transaction, dependencies: ApiDependencies): Promise<void>;
  /** The earlier answer, if the request repeats an act that was already carried out. */
  findRepeated?(ground: Ground<Body>, transaction: Transaction): Promise<Answer | undefined>;
  command(ground: Ground<Body>, transaction: Transaction): CommandOf<Name> | Promise<CommandOf<Name>>;
  /** Writes rows that belong to the act in addition to its texts, after the trail. */
  store?(ground: Ground<Body>, transaction: Transaction, dependencies: ApiDependencies): Promise<Stored>;
  /** Ids and times only, so that the answer can be stored and repeated. */
  answer(asked: Asked<Body>, outcome: Outcome<Name, Stored>): Answer;
}

/** Declares an act, inferring the types of its body and answer. */
export const act = <Body, Answer, Name extends ActName, Stored = unknown>(
  declared: Act<Body, Answer, Name, Stored>,
): Act<Body, Answer, Name, Stored> => declared;
