import type { LockedCase } from '#db/cases/lock-cases.ts';
import type { DraftKind, TextKind } from '#db/schema.ts';
import type { Transaction } from '#db/transaction.ts';
import type { Actor, StaffRole } from '#workflows/domain/actor.ts';
import type { CommandOf, CommandType } from '#workflows/domain/command.ts';
import type { CaseState } from '#workflows/domain/state.ts';
import type { ApiDependencies } from '../deps.ts';

/** Commands that people and institutions' programs give. */
export type ActName = Extract<
  CommandType,
  | 'raiseClaim'
  | 'withdrawClaim'
  | 'addAttachment'
  | 'restCase'
  | 'answerQuestion'
  | 'answerRestatement'
  | 'answerSurvey'
  | 'answerWithdrawal'
  | 'assign'
  | 'release'
  | 'recuse'
  | 'reassign'
  | 'escalate'
  | 'askQuestion'
  | 'recordPerspective'
  | 'reveal'
  | 'assessTheory'
  | 'noteDeliberation'
  | 'recordDecision'
  | 'signDecision'
  | 'withdrawCase'
  | 'recordLaterOutcome'
>;

/** Words that an act stores beside the trail, so that its command can refer to them by commitment. */
export interface ActWords {
  kind: TextKind;
  text: string;
  /** The id under which they are referred to; a fresh one where it is left out. */
  id?: string;
}

/** What an act was asked with. */
export interface Asked<Body> {
  caseId: string;
  body: Body;
  actor: Actor;
  /** A fresh id, for what the act makes. */
  id: string;
}

/** What an act is decided from: the case as it stands under its lock. */
export interface Ground<Body> extends Asked<Body> {
  found: LockedCase;
  /** Commitments to the act's words, in their order. */
  commitments: readonly string[];
}

/** What an act came to. */
export interface Outcome<Name extends ActName, Stored> {
  command: CommandOf<Name>;
  state: CaseState;
  at: string;
  /** What `store` gave. */
  stored: Stored;
}

/**
 * Something that a person or an institution's program does to a case: one command, one permission, one file. `perform` does
 * the rest.
 *
 * Everything here runs under the case's lock, in the act's one transaction.
 */
export interface Act<Body, Answer, Name extends ActName, Stored = unknown> {
  /** The command, and the permission that the domain core asks for. */
  name: Name;
  /** The staff roles in the first of which a member of staff does it; empty for an act of the subject. */
  as: readonly StaffRole[];
  words?(asked: Asked<Body>): ActWords[];
  /** What is stored for its author when the act is refused, and dropped when it is carried out. */
  draft?(body: Body): { kind: DraftKind; body: unknown };
  /** What tells this act from another under the same key; the body where it is left out. */
  identity?(body: Body): unknown;
  /** Whether the act refers to the newest view that its author was served, where the request names none. */
  refersToView?: true;
  /** Whether the act needs an open appeal window, which is lengthened first if an outage took time from it. */
  needsWindow?: true;
  /** Throws a Problem where something beside the case stands in the way. */
  check?(ground: Ground<Body>, transaction: Transaction, dependencies: ApiDependencies): Promise<void>;
  /** The answer of the same act that was carried out before, where the request says nothing new. */
  findRepeated?(ground: Ground<Body>, transaction: Transaction): Promise<Answer | undefined>;
  command(ground: Ground<Body>, transaction: Transaction): CommandOf<Name> | Promise<CommandOf<Name>>;
  /** Rows that belong to the act beside its words, written after the trail. */
  store?(ground: Ground<Body>, transaction: Transaction, dependencies: ApiDependencies): Promise<Stored>;
  /** Ids and times: what can be stored, and answered again. */
  answer(asked: Asked<Body>, outcome: Outcome<Name, Stored>): Answer;
}

/** Declares an act, with the types of its body and answer as they follow from it. */
export const act = <Body, Answer, Name extends ActName, Stored = unknown>(
  declared: Act<Body, Answer, Name, Stored>,
): Act<Body, Answer, Name, Stored> => declared;
