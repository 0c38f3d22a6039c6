import type { Client } from '@temporalio/client';
import { circuitBreaker, ConsecutiveBreaker, handleAll, isBrokenCircuitError } from 'cockatiel';
import { describeFault } from '#db/fault.ts';
import {
  docketScoreAgain,
  docketStart,
  hearingWake,
  joinHints,
  type CaseRef,
  type DocketRef,
  type DocketWorkflow,
  type HearingWorkflow,
  type Hint,
} from '#workflows/contract.ts';

/**
 * The workflows behind cases and dockets. No request waits for a notification, and a notification may fail: the act is
 * already committed, and workers find in PostgreSQL whatever a workflow was not told.
 */
export interface CaseWorkflows {
  /** Tells a case's workflow that something may be due, and starts the workflow if it is not running. */
  wake(which: CaseRef, hint: Hint): void;
  /** Starts a docket's workflow; one that is running is left alone. */
  startDocket(input: DocketRef): void;
  /** Tells a docket's workflow that one of its cases awaits a score again, and starts the workflow if it is not running. */
  scoreAgain(input: DocketRef): void;
  /** Resolves once every notification under way has ended. */
  settled(): Promise<void>;
}

/** How long the Temporal server may take to accept a signal. */
const PATIENCE_MILLISECONDS = 5_000;
/** Maximum number of concurrent signals, one for each case; further hints about a case are merged into one signal. */
const MAX_UNDER_WAY = 32;
/** After this many consecutive failures the server is left alone for a while. */
const FAILURES = 5;
/** A look that is due later than this is signalled after a pause, merged with other hints about the case. */
const FAR_OFF_MILLISECONDS = 60_000;
const PAUSE_MILLISECONDS = 5_000;
const HALF_OPEN_AFTER_MILLISECONDS = 5_000;

/** Notifies workflows through a Temporal client. A server that does not answer is left alone for a while. */
export function createCaseWorkflows(temporal: Client): CaseWorkflows {
  const breaker = circuitBreaker(handleAll, {
    breaker: new ConsecutiveBreaker(FAILURES),
    halfOpenAfter: HALF_OPEN_AFTER_MILLISECONDS,
  });
  const waiting = new Map<string, Errand>();
  const underWay = new Map<string, Promise<void>>();
  /** Notifications about distant looks, until their pause is over. */
  const paused = new Map<string, { errand: Errand; timer: NodeJS.Timeout }>();

  const send = async (name: string, { work }: Errand): Promise<void> => {
    try {
      await breaker.execute(() => temporal.withDeadline(Date.now() + PATIENCE_MILLISECONDS, work));
    } catch (error) {
      // While the circuit is open, the first failures have already been reported.
      if (!isBrokenCircuitError(error)) process.emitWarning(`${name} waits for the sweep: ${describeFault(error)}`);
    }
  };
  const next = (): void => {
    for (const [name, errand] of waiting) {
      if (underWay.size >= MAX_UNDER_WAY) return;
      if (underWay.has(name)) continue;
      waiting.delete(name);
      const sending = send(name, errand).finally(() => {
        underWay.delete(name);
        next();
      });
      underWay.set(name, sending);
    }
  };
  const enqueue = (name: string, errand: Errand): void => {
    waiting.set(name, errand);
    next();
  };

  const endPause = (name: string): Errand | undefined => {
    const { errand, timer } = paused.get(name) ?? {};
    clearTimeout(timer);
    paused.delete(name);
    return errand;
  };
  const pause = (name: string, errand: Errand): void => {
    const timer = setTimeout(() => {
      endPause(name);
      enqueue(name, errand);
    }, PAUSE_MILLISECONDS);
    paused.set(name, { errand, timer });
  };

  return {
    wake(which, hint) {
      const name = `case ${which.caseId}`;
      const known = (waiting.get(name) ?? endPause(name))?.hint;
      const whole = known ? joinHints(known, hint) : hint;
      const errand = {
        hint: whole,
        work: () => temporal.workflow.signalWithStart<HearingWorkflow, [Hint]>('hearing', hearingWake(which, whole)),
      };
      const isFarOff = Date.parse(whole.wakeBy) - Date.now() > FAR_OFF_MILLISECONDS;
      if (isFarOff && !waiting.has(name)) pause(name, errand);
      else enqueue(name, errand);
    },
    startDocket(input) {
      enqueue(`docket ${input.docketId}`, {
        work: () => temporal.workflow.start<DocketWorkflow>('docket', docketStart(input)),
      });
    },
    scoreAgain(input) {
      enqueue(`docket ${input.docketId} again`, {
        work: () => temporal.workflow.signalWithStart<DocketWorkflow>('docket', docketScoreAgain(input)),
      });
    },
    async settled() {
      for (const [name, { errand }] of [...paused]) {
        endPause(name);
        enqueue(name, errand);
      }
      while (underWay.size > 0) await Promise.all(underWay.values());
    },
  };
}

/** A notification for the Temporal server. */
interface Errand {
  work: () => Promise<unknown>;
  /** The hint that it carries, if it is one. */
  hint?: Hint;
}
