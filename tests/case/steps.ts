import type { Actor } from '#workflows/domain/actor.ts';
import type { CommandOf } from '#workflows/domain/command.ts';
import type { FindingKind } from '#workflows/domain/finding.ts';

/** What people do to a case whose window is open, by the name of the command. */
export type Step =
  | { act: 'raiseClaim' | 'restCase' | 'answerQuestion' }
  | { act: 'withdrawClaim'; claimId: string }
  /** `unlessHeld` leaves a judge alone who holds the hearing already. */
  | { act: 'assign'; by: Actor; unlessHeld: boolean }
  | { act: 'askQuestion' | 'reveal' | 'assessTheory' | 'noteDeliberation' | 'signDecision'; by: Actor }
  | {
      act: 'recordPerspective';
      by: Actor;
      finding: FindingKind;
      change: Partial<CommandOf<'recordPerspective'>>;
    }
  | { act: 'recordDecision'; by: Actor; outcome: string; change: Partial<CommandOf<'recordDecision'>> };

/**
 * The one way to tell a case, step by step, whatever carries the steps out: `claimed().heardBy(judge).decidedBy(judge, 'grant')`.
 *
 * @typeParam Next what a step gives, on which the next one is told
 */
export abstract class Steps<Next> {
  /** Carries steps out, each of which has to be accepted. */
  abstract take(...steps: Step[]): Next;

  /** The subject raises a claim. */
  claimed(): Next {
    return this.take({ act: 'raiseClaim' });
  }

  /** The subject takes a claim back. */
  withdrawn(claimId: string): Next {
    return this.take({ act: 'withdrawClaim', claimId });
  }

  /** The subject has nothing to add, so that a decision need not wait for the end of the window. */
  rested(): Next {
    return this.take({ act: 'restCase' });
  }

  /** A judge takes the hearing. */
  takenBy(by: Actor): Next {
    return this.take({ act: 'assign', by, unlessHeld: false });
  }

  /** The judge who holds the hearing asks the subject a question. */
  askedBy(by: Actor): Next {
    return this.take({ act: 'askQuestion', by });
  }

  /** The subject answers the question that is open. */
  answered(): Next {
    return this.take({ act: 'answerQuestion' });
  }

  /** A judge takes the hearing unless they hold it, and records the same finding on every open claim. */
  heardBy(
    by: Actor,
    finding: FindingKind = 'specialPleading',
    change: Partial<CommandOf<'recordPerspective'>> = {},
  ): Next {
    return this.take({ act: 'assign', by, unlessHeld: true }, { act: 'recordPerspective', by, finding, change });
  }

  /** The judge who holds the hearing records the same finding on every open claim. */
  recordedBy(by: Actor, finding: FindingKind = 'specialPleading'): Next {
    return this.take({ act: 'recordPerspective', by, finding, change: {} });
  }

  /** A judge who has a record sees the score, unless they have seen it. */
  revealedTo(by: Actor): Next {
    return this.take({ act: 'reveal', by });
  }

  /** A judge reasons from a theory. */
  assessedBy(by: Actor): Next {
    return this.take({ act: 'assessTheory', by });
  }

  /** A judge says in deliberation what they hold to. */
  deliberatedBy(by: Actor): Next {
    return this.take({ act: 'noteDeliberation', by });
  }

  /** A judge who has a record sees the score and decides, weighing everything that there is. */
  decidedBy(by: Actor, outcome: string, change: Partial<CommandOf<'recordDecision'>> = {}): Next {
    return this.take({ act: 'reveal', by }, { act: 'recordDecision', by, outcome, change });
  }

  /** A second person agrees to the decision that was proposed. */
  signedBy(by: Actor): Next {
    return this.take({ act: 'signDecision', by });
  }
}
