import {
  allHandlersFinished,
  condition,
  defineUpdate,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
} from '@temporalio/workflow';
import type { FloorActivities } from './floor-activities.ts';

const { nothing } = proxyActivities<FloorActivities>({ startToCloseTimeout: '1 minute' });
const local = proxyLocalActivities<FloorActivities>({ startToCloseTimeout: '1 minute' });

/** Does nothing: what Temporal takes for any workflow at all. */
export async function empty(): Promise<void> {
  await Promise.resolve();
}

/** Two activities one after the other that do nothing. */
export async function twoActivities(): Promise<void> {
  await nothing();
  await nothing();
}

export const step = defineUpdate<number>('step');

/** As many updates as a hearing takes, each with a local activity that does nothing. */
export async function updates(expected: number): Promise<void> {
  let taken = 0;
  setHandler(step, async () => {
    await local.nothing();
    return ++taken;
  });
  await condition(() => taken === expected);
  await condition(allHandlersFinished);
}
