import type { Client } from '@temporalio/client';
import { RETIRED_TASK_QUEUES } from '#workflows/contract.ts';

/**
 * Terminates workflow runs of earlier designs that workers no longer serve. Their cases and dockets are due in PostgreSQL, so
 * the sweep restarts them. Safe to repeat, and to run in many processes at once.
 *
 * @returns how many runs were terminated
 */
export async function retireRuns(temporal: Client): Promise<number> {
  let retired = 0;
  for (const queue of RETIRED_TASK_QUEUES)
    for await (const { workflowId, runId } of temporal.workflow.list({
      query: `TaskQueue = "${queue}" and ExecutionStatus = "Running"`,
    })) {
      await temporal.workflow
        .getHandle(workflowId, runId)
        .terminate('workers no longer serve this design')
        .catch((error: unknown) => {
          // Another process has already terminated it.
          if (!(error instanceof Error) || error.name !== 'WorkflowNotFoundError') throw error;
        });
      retired++;
    }
  return retired;
}
