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

/** Pause before a window that is a moment short of its end by the database's clock is looked at again. */
const PAUSE = '1 second';

/**
 * The bulk part of 1 to 500 cases: score, notify, wait for the appeal window, close.
 *
 * Every step works on the cases that are still where it found them, so that one bad case never holds up the rest, and a step
 * that is repeated goes on where it stopped. Cases that need a person leave for a hearing of their own.
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
  for (;;) {
    const { remaining, pauseSeconds } = await handOverNotices(which);
    if (remaining === 0) break;
    if (pauseSeconds > 0) await sleep(pauseSeconds * 1_000);
  }
  await startHearings(which);

  for (;;) {
    const { waiting, windowEndsAt } = await closeDocket(which);
    await startHearings(which);
    for (;;) {
      const { remaining, pauseSeconds } = await deliverNotices(which);
      if (remaining === 0) break;
      await sleep(Math.max(pauseSeconds, 1) * 1_000);
    }
    if (waiting === 0 || windowEndsAt === null) break;
    progress.windowEndsAt = windowEndsAt;
    await enter('appealWindow');
    const left = Date.parse(windowEndsAt) - Date.now();
    await sleep(left > 0 ? left : PAUSE);
    await enter('closing');
  }
  await enter('closed');
}
