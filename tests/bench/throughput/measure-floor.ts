import { WithStartWorkflowOperation } from '@temporalio/client';
import { randomUUID } from 'node:crypto';
import { empty, step, twoActivities, updates } from './floor-workflows.ts';
import { inFlight } from './in-flight.ts';
import { FLOOR_QUEUE, type Platform } from './platform.ts';

/** Milliseconds in which Temporal runs `count` empty workflows, from the first start to the last end. */
export const runEmptyWorkflows = (platform: Platform, count: number, atOnce: number): Promise<number> =>
  timed(() => inFlight(count, atOnce, () => execute(platform, empty)));

/** The same for workflows with two activities that do nothing. */
export const runTwoActivities = (platform: Platform, count: number, atOnce: number): Promise<number> =>
  timed(() => inFlight(count, atOnce, () => execute(platform, twoActivities)));

/** The same for workflows that take `each` updates one after the other and start with the first of them. */
export const runUpdates = (platform: Platform, count: number, atOnce: number, each: number): Promise<number> =>
  timed(() =>
    inFlight(count, atOnce, async () => {
      const workflowId = randomUUID();
      for (let taken = 0; taken < each; taken++)
        await platform.temporal.workflow.executeUpdateWithStart(step, {
          startWorkflowOperation: new WithStartWorkflowOperation(updates, {
            taskQueue: FLOOR_QUEUE,
            workflowId,
            workflowIdConflictPolicy: 'USE_EXISTING',
            args: [each],
          }),
        });
      await platform.temporal.workflow.getHandle(workflowId).result();
    }),
  );

const execute = ({ temporal }: Platform, workflow: typeof empty) =>
  temporal.workflow.execute(workflow, { taskQueue: FLOOR_QUEUE, workflowId: randomUUID() });

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
