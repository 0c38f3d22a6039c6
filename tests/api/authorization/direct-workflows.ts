import { WorkflowUpdateFailedError, type Client } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { createExecuteCommand } from '../../../activities/execute-command.ts';
import type { Clock } from '../../../db/clock.ts';
import type { Database } from '../../../db/database.ts';
import { fold } from '../../../workflows/domain/evolve.ts';
import { REFUSED, type HearingInput, type HearingMessage } from '../../../workflows/contract.ts';

interface UpdateWithStart {
  startWorkflowOperation: { options: { args: [HearingInput] } };
  args: [HearingMessage];
}

/**
 * A workflow server that runs no workflow: what is asked of a hearing is carried out at once by the activity that the hearing
 * would have carry it out, on the same database, and is refused as the hearing would refuse it. Nothing is sent, and
 * time brings nothing.
 */
export function directWorkflows(database: Database, clock: Clock): Client {
  const executeCommand = createExecuteCommand({ database, clock });
  const workflow = {
    start: () => Promise.resolve({}),
    async executeUpdateWithStart(_update: unknown, { startWorkflowOperation, args }: UpdateWithStart) {
      const [input] = startWorkflowOperation.options.args;
      const [{ institutionId, ...update }] = args;
      const outcome =
        institutionId === input.institutionId
          ? await executeCommand({ ...input, after: 0, update })
          : ({ refusal: { code: 'unknownCase' }, entries: [] } as const);
      if (outcome.refusal)
        throw new WorkflowUpdateFailedError(
          'refused',
          ApplicationFailure.create({ type: REFUSED, details: [outcome.refusal] }),
        );
      const { seq, phase } = fold(outcome.entries);
      return { seq, phase };
    },
  };
  return {
    workflow,
    withDeadline: <T>(_deadline: unknown, work: () => Promise<T>) => work(),
    workflowService: { getSystemInfo: () => Promise.resolve({}) },
  } as unknown as Client;
}
