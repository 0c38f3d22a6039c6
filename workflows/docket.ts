import { proxyActivities, setHandler, sleep } from '@temporalio/workflow';
import { docketProgress, type Activities, type DocketInput, type DocketProgress } from './contract.ts';

const { scoreCases, handOverNotices, deliverNotices } = proxyActivities<Activities>({
  startToCloseTimeout: '30 minutes',
  heartbeatTimeout: '60 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});
const { closeDocket, startHearings, countPhases } = proxyActivities<Activities>({
  startToCloseTimeout: '2 minutes',
  retry: { initialInterval: '1 second', maximumInterval: '30 seconds' },
});

type Progress = Awaited<ReturnType<Activities['deliverNotices']>>;

/** Pause before a window that is a moment short of its end by the database's clock is looked at again. */
const PAUSE = 1_000;
const LONGEST_PAUSE = 3_600_000;

/**
 * The bulk part of 1 to 500 cases: score, notify, wait for the appeal window, close.
 *
 * Every step works on the cases that are still where it found them, so that one bad case never holds up the rest, and a step
 * that is repeated goes on where it stopped. A notice that cannot be handed over is tried again beside everything else.
 * Cases that need a person leave for a hearing of their own.
 */
export async function docket({ institutionId, docketId }: DocketInput): Promise<void> {
  const which = { institutionId, docketId };
  const progress: DocketProgress = { step: 'scoring', cases: {}, windowEndsAt: null };
  setHandler(docketProgress, () => progress);
  const enter = async (step: DocketProgress['step']) => {
    progress.step = step;
    progress.cases = await countPhases(which);
  };

  while ((await scoreCases(which)).remaining > 0) progress.cases = await countPhases(which);
  await enter('notifying');

  for (let refusals = 0; ;) {
    const untold = await untilPause(() => handOverNotices(which));
    const { waiting, windowEndsAt, refused } = await closeDocket(which);
    await startHearings(which);
    const undelivered = await untilPause(() => deliverNotices(which));
    refusals = refused > 0 ? refusals + 1 : 0;

    const pauses: number[] = [];
    if (untold.remaining > 0) pauses.push(untold.pauseSeconds * 1_000);
    if (undelivered.remaining > 0) pauses.push(undelivered.pauseSeconds * 1_000);
    if (windowEndsAt !== null) pauses.push(Math.max(Date.parse(windowEndsAt) - Date.now(), PAUSE));
    if (refused > 0) pauses.push(Math.min(PAUSE * 2 ** refusals, LONGEST_PAUSE));
    if (pauses.length === 0) break;
    progress.windowEndsAt = windowEndsAt ?? progress.windowEndsAt;
    await enter(untold.remaining > 0 ? 'notifying' : waiting > 0 ? 'appealWindow' : 'closing');
    await sleep(Math.min(...pauses));
  }
  await enter('closed');
}

/** Repeats a step that does a part at a time until nothing remains, or until the rest needs a pause. */
async function untilPause(step: () => Promise<Progress>): Promise<Progress> {
  for (;;) {
    const progress = await step();
    if (progress.remaining === 0 || progress.pauseSeconds > 0) return progress;
  }
}
