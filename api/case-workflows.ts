import type { Client } from '@temporalio/client';
import { circuitBreaker, ConsecutiveBreaker, handleAll, isBrokenCircuitError } from 'cockatiel';
import { describeFault } from '../db/fault.ts';
import {
  docketStart,
  hearingWake,
  type CaseRef,
  type DocketInput,
  type DocketWorkflow,
  type HearingWorkflow,
  type Hint,
} from '../workflows/contract.ts';

/**
 * The workflows behind cases and dockets. Telling them is never waited for and may fail: what is committed has happened, and
 * workers find in PostgreSQL what nobody was told of.
 */
export interface CaseWorkflows {
  /** Tells a case's workflow that something may be due there, and starts it where none runs. */
  wake(which: CaseRef, hint: Hint): void;
  /** Starts a docket's workflow, or leaves the one that runs. */
  startDocket(input: DocketInput): void;
  /** Ends once everything that was begun is over. */
  settled(): Promise<void>;
}

/** How long the Temporal server may take to take in a signal. */
const PATIENCE_MILLISECONDS = 5_000;
/** Signals under way at once; more wait, and those about one case become one. */
const MAX_UNDER_WAY = 32;
/** After this many failures in a row nothing is tried for a while. */
const FAILURES = 5;
const HALF_OPEN_AFTER_MILLISECONDS = 5_000;

/** Tells workflows by a Temporal client. A server that does not answer is left alone for a while. */
export function createCaseWorkflows(temporal: Client): CaseWorkflows {
  const breaker = circuitBreaker(handleAll, {
    breaker: new ConsecutiveBreaker(FAILURES),
    halfOpenAfter: HALF_OPEN_AFTER_MILLISECONDS,
  });
  const waiting = new Map<string, () => Promise<unknown>>();
  const hints = new Map<string, Hint>();
  const underWay = new Set<Promise<void>>();

  const send = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    try {
      await breaker.execute(() => temporal.withDeadline(Date.now() + PATIENCE_MILLISECONDS, work));
    } catch (error) {
      // While the circuit is open the first failures have said it.
      if (!isBrokenCircuitError(error)) process.emitWarning(`${name} waits for the sweep: ${describeFault(error)}`);
    }
  };
  const next = (): void => {
    for (const [name, work] of waiting) {
      if (underWay.size >= MAX_UNDER_WAY) return;
      waiting.delete(name);
      const sending = send(name, work).finally(() => {
        underWay.delete(sending);
        next();
      });
      underWay.add(sending);
    }
  };
  const enqueue = (name: string, work: () => Promise<unknown>): void => {
    waiting.set(name, work);
    next();
  };

  return {
    wake(which, hint) {
      const known = hints.get(which.caseId);
      hints.set(which.caseId, known ? nearer(known, hint) : hint);
      enqueue(`case ${which.caseId}`, () => {
        const latest = hints.get(which.caseId) ?? hint;
        hints.delete(which.caseId);
        return temporal.workflow.signalWithStart<HearingWorkflow, [Hint]>('hearing', hearingWake(which, latest));
      });
    },
    startDocket(input) {
      enqueue(`docket ${input.docketId}`, () =>
        temporal.workflow.start<DocketWorkflow>('docket', docketStart(input)),
      );
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

/** One hint for two: about the later entry, by the earlier moment. */
const nearer = (one: Hint, other: Hint): Hint => ({
  seq: one.seq === null || other.seq === null ? null : Math.max(one.seq, other.seq),
  wakeBy: one.wakeBy < other.wakeBy ? one.wakeBy : other.wakeBy,
});
