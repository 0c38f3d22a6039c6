import { condition, continueAsNew, proxyActivities, setHandler, sleep, workflowInfo } from '@temporalio/workflow';
import {
  docketProgress,
  scoreAgainSignal,
  type Activities,
  type DocketPass,
  type DocketProgress,
  type DocketRef,
} from './contract.ts';

const { scoreCases, carryDocket } = proxyActivities<Activities>({
  startToCloseTimeout: '30 minutes',
  heartbeatTimeout: '60 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/** Pause before looking again at a window that, by the database's clock, is just short of its close. */
const PAUSE = 1_000;
const MAX_PAUSE = 3_600_000;
/** Longer than any pause: a case that waits for a score ends the sleep at once. */
const MAX_SLEEP = Number.MAX_SAFE_INTEGER;

/**
 * The bulk part of 1 to 500 cases: score, notify, wait for each appeal window, close.
 *
 * Every step works on the cases that still need it, so that one bad case never holds up the rest, and a repeated step
 * continues where it stopped. Scoring ends with a first pass. Each pass does whatever is due: it notifies subjects, closes
 * windows that have ended, hands cases that need a person to hearings of their own, and delivers decisions. Then the docket
 * sleeps until something is due, or a case waits for a score again because its facts were corrected. A docket whose history grows
 * long continues as a new run.
 */
export async function docket({ institutionId, docketId }: DocketRef): Promise<void> {
  // Runs that began before carry their policy as well.
  const which = { institutionId, docketId };
  const progress: DocketProgress = { step: 'scoring', cases: {}, windowEndsAt: null };
  setHandler(docketProgress, () => progress);
  const asked = { toScore: true };
  setHandler(scoreAgainSignal, () => {
    asked.toScore = true;
  });
  const score = async (): Promise<DocketPass | undefined> => {
    for (;;) {
      asked.toScore = false;
      const { remaining, cases, pass, pauseSeconds } = await scoreCases(which);
      progress.cases = cases;
      if (pauseSeconds !== undefined) await sleep(pauseSeconds * 1_000);
      else if (remaining === 0) return pass;
    }
  };

  let first = await score();
  progress.step = 'notifying';

  for (let refusals = 0; ;) {
    const pass = first ?? (await carryDocket(which));
    first = undefined;
    refusals = pass.refused > 0 ? refusals + 1 : 0;
    const pauses = pausesOf(pass, refusals);
    progress.cases = pass.cases;
    progress.windowEndsAt = pass.windowEndsAt ?? progress.windowEndsAt;
    if (pauses.length === 0 && !asked.toScore) break;
    const pause = Math.max(Math.min(...pauses, MAX_SLEEP), 1);
    progress.step = pass.untold.remaining > 0 ? 'notifying' : pass.cases.appealWindow ? 'appealWindow' : 'closing';
    if (await condition(() => asked.toScore, pause)) first = await score();
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof docket>(which);
  }
  progress.step = 'closed';
}

/** How long the docket may wait for each remaining thing before the next pass, in milliseconds. */
function pausesOf({ untold, undelivered, lookAgainAt, refused }: DocketPass, refusals: number): number[] {
  const pauses: number[] = [];
  if (untold.remaining > 0) pauses.push(untold.pauseSeconds * 1_000);
  if (undelivered.remaining > 0) pauses.push(undelivered.pauseSeconds * 1_000);
  if (lookAgainAt !== null) pauses.push(Math.max(Date.parse(lookAgainAt) - Date.now(), PAUSE));
  if (refused > 0) pauses.push(Math.min(PAUSE * 2 ** refusals, MAX_PAUSE));
  return pauses;
}
