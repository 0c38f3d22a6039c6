import { randomUUID } from 'node:crypto';
import { WithStartWorkflowOperation } from '@temporalio/client';
import { empty, step, twoActivities, updates } from './floor-workflows.ts';
import { type Done, inFlight } from './in-flight.ts';
import { FLOOR_QUEUE, type Platform } from './platform.ts';

/** Empty workflows, from start to result. */
export const runEmptyWorkflows = (platform: Platform, atOnce: number, seconds: number): Promise<Done> =>
  inFlight(atOnce, seconds, () => execute(platform, empty));

/** Workflows with two activities that do nothing. */
export const runTwoActivities = (platform: Platform, atOnce: number, seconds: number): Promise<Done> =>
  inFlight(atOnce, seconds, () => execute(platform, twoActivities));

/** Workflows that take `each` updates one after the other and start with the first of them. */
export const runUpdates = (platform: Platform, atOnce: number, seconds: number, each: number): Promise<Done> =>
  inFlight(atOnce, seconds, async () => {
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
    return true;
  });

const execute = ({ temporal }: Platform, workflow: typeof empty) =>
  temporal.workflow.execute(workflow, { taskQueue: FLOOR_QUEUE, workflowId: randomUUID() }).then(() => true);
