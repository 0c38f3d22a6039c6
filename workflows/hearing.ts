import {
  ApplicationFailure,
  condition,
  continueAsNew,
  isCancellation,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  sleep,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import {
  hearingProgress,
  joinHints,
  wakeSignal,
  type Activities,
  type CaseProgress,
  type CaseRef,
  type Hint,
} from './contract.ts';
import { describeForSearch } from './search-attributes.ts';

/** Each attempt is short, so that a look that hangs does not delay the case's deadlines. */
const { advanceCase } = proxyLocalActivities<Activities>({
  startToCloseTimeout: '10 seconds',
  scheduleToCloseTimeout: '30 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '5 seconds' },
});
const { reportUnheardClaim } = proxyActivities<Activities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/**
 * The human part of one case, from the claim or the missing score to the notice of the decision.
 *
 * People act in PostgreSQL, with one transaction for each act. This workflow keeps the case's deadlines: it looks at the case
 * when something is due, or may be due according to a hint, and has the due steps carried out. A signal can only bring the
 * next look forward.
 */
export async function hearing(which: CaseRef): Promise<void> {
  const watch = watchCase(which);

  await watch.until(({ isHearingOpened }) => isHearingOpened);
  // A claim that joins after a perspective record, while the window is open, needs a finding of its own.
  for (let isHeard = false; !isHeard;) {
    await watch.until(({ isEveryClaimHeard }) => isEveryClaimHeard);
    const { isEveryClaimHeard, isOver } = await watch.until(({ isWindowOver }) => isWindowOver);
    isHeard = isEveryClaimHeard || isOver;
  }
  await watch.until(({ isDecided }) => isDecided);
  const { isDecided, isEveryClaimHeard } = await watch.until(({ isEverybodyTold }) => isEverybodyTold);

  if (!isDecided || isEveryClaimHeard) return;
  await reportUnheardClaim(which);
  throw ApplicationFailure.nonRetryable(
    'The case is decided and a claim has no finding of a person: stop the workers and look at the case',
    'ClaimUnheard',
  );
}

/** Milliseconds since 1970. */
type Instant = number;

/** Minimum pause between two looks, because the database's clock may be behind the timers' clock. */
const MIN_PAUSE = 500;
/** Maximum pause after failed looks; pauses double up to it. */
const MAX_PAUSE = 60_000;

/** Looks at a case when something is due, and reports its progress. */
function watchCase(which: CaseRef): { until(isReached: (progress: CaseProgress) => boolean): Promise<CaseProgress> } {
  let seen: CaseProgress | null = null;
  /** When the last look said to look again. */
  let nextAt: Instant = 0;
  /** The merged hint received since the last look began. */
  let hint: Hint | null = null;
  /** The earliest pending timer. A timer that turns out to be too early does no harm. */
  let timerAt: Instant = Infinity;
  let failures = 0;

  const lookAt = (): Instant => Math.min(nextAt, hint === null ? Infinity : Date.parse(hint.wakeBy));

  setHandler(hearingProgress, () => seen);
  setHandler(wakeSignal, (signal: unknown) => {
    const heard = dropStale(readHint(signal), seen?.seq ?? 0);
    if (heard !== null) hint = hint === null ? heard : joinHints(hint, heard);
  });

  /** Sets a timer for the next look, unless an earlier one is pending. */
  const setTimer = (): void => {
    const at = lookAt();
    if (at >= timerAt || at === Infinity) return;
    timerAt = at;
    void sleep(Math.max(at - Date.now(), 1)).then(() => {
      timerAt = Infinity;
    });
  };

  const look = async (): Promise<void> => {
    hint = null;
    nextAt = Infinity;
    let progress: CaseProgress | null;
    try {
      progress = await advanceCase(which);
    } catch (error) {
      if (isCancellation(error)) throw error;
      // The database is not responding, and nothing is lost by waiting for it.
      nextAt = Date.now() + Math.min(MIN_PAUSE * 2 ** failures++, MAX_PAUSE);
      return;
    }
    failures = 0;
    if (progress === null) throw ApplicationFailure.nonRetryable('There is no such case', 'UnknownCase');
    if (progress.isSearchable && (progress.awaiting !== seen?.awaiting || progress.dueAt !== seen.dueAt))
      upsertSearchAttributes(describeForSearch(which, progress));
    seen = progress;
    hint = dropStale(hint, progress.seq);
    if (progress.nextAt !== null) nextAt = Math.max(Date.parse(progress.nextAt), Date.now() + MIN_PAUSE);
  };

  return {
    async until(isReached) {
      for (;;) {
        if (lookAt() <= Date.now()) await look();
        else if (seen !== null && (seen.isOver || isReached(seen))) return seen;
        else {
          if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof hearing>(which);
          setTimer();
          const [known, timer] = [lookAt(), timerAt];
          await condition(() => lookAt() < known || timerAt !== timer);
        }
      }
    },
  };
}

const UTC_TIME = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** The hint in a signal, or null if it is not valid: any client of the Temporal server can send one. */
function readHint(signal: unknown): Hint | null {
  const { seq, wakeBy } = Object(signal) as Partial<Record<keyof Hint, unknown>>;
  const isTime = typeof wakeBy === 'string' && UTC_TIME.test(wakeBy) && !Number.isNaN(Date.parse(wakeBy));
  const isAboutEntry = typeof seq === 'number' && Number.isSafeInteger(seq);
  if (!isTime || (seq !== null && !isAboutEntry)) return null;
  return { seq: isAboutEntry ? seq : null, wakeBy };
}

/** A hint about an entry that the last look already saw is stale. */
const dropStale = (hint: Hint | null, seq: number): Hint | null =>
  hint !== null && hint.seq !== null && hint.seq <= seq ? null : hint;
