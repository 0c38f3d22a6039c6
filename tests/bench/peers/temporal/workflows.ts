import {
  allHandlersFinished,
  condition,
  defineUpdate,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  sleep,
} from '@temporalio/workflow';
import type { Act, Stage } from '../rows/tape.ts';
import type { PeerActivities } from './activities.ts';

const activities = proxyActivities<PeerActivities>({ startToCloseTimeout: '1 minute' });
const localActivities = proxyLocalActivities<PeerActivities>({ startToCloseTimeout: '1 minute' });

export const carryOut = defineUpdate<undefined, [Act]>('carryOut');

/** One hearing: each act is an update that writes, the deadline is a timer, and the subject is told at the end. */
export async function hearing(caseId: string, isLocal: boolean, dueInMilliseconds: number): Promise<void> {
  const { write } = isLocal ? localActivities : activities;
  let isDecided = false;
  setHandler(carryOut, async (act) => {
    await write(caseId, act);
    if (act === 'decision') isDecided = true;
    return undefined;
  });
  await condition(() => isDecided, dueInMilliseconds);
  await condition(allHandlersFinished);
  await write(caseId, 'told');
}

/** One case that nobody contests: an activity a step, and the window as a timer. */
export async function uncontested(
  caseId: string,
  before: Stage[],
  windowMilliseconds: number,
  after: Stage[],
): Promise<void> {
  for (const stage of before) await activities.write(caseId, stage);
  if (windowMilliseconds > 0) await sleep(windowMilliseconds);
  for (const stage of after) await activities.write(caseId, stage);
}
