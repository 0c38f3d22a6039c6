import type { CommandOf, CommandType, Instruction } from '../command.ts';
import type { CaseEvent } from '../event.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Policy } from '../policy.ts';
import type { CaseState } from '../state.ts';

/** What the engine has to do because of a decision of the core. */
export type Effect =
  | { type: 'startHearing' }
  | {
      type: 'notifySubject';
      about:
        | 'provisionalOutcome'
        | 'question'
        | 'restatement'
        | 'windowExtended'
        | 'decision'
        | 'withdrawalProposed'
        | 'withdrawal'
        | 'lateClaimDeclined'
        | 'reopened'
        | 'claimWrittenDown'
        | 'contactCorrected'
        | 'objectionAnswered'
        | 'message'
        | 'appointment'
        | 'minute'
        | 'factsCorrected';
    }
  | { type: 'decideUncontested' };

/** Events to append and effects to see to, or a refusal; a refused claim leaves its own entry all the same. */
export type Decided =
  | { accepted: true; events: CaseEvent[]; effects: Effect[] }
  | { accepted: false; refusal: Refusal; events?: CaseEvent[] };

export const accept = (events: CaseEvent[], effects: Effect[] = []): Decided => ({ accepted: true, events, effects });

/** A command on an existing case, with all it is decided from. */
export interface Given<Type extends CommandType> {
  policy: Policy;
  state: CaseState;
  command: CommandOf<Type>;
  instruction: Instruction;
  at: string;
}

/** The refusal of any further act on a case whose personal data is erased; `null` where it is not. */
export const refuseErased = ({ erasedAt }: CaseState): Decided | null =>
  erasedAt === undefined ? null : refuse('erased', `it was erased at ${erasedAt}`);

export { refuse };
