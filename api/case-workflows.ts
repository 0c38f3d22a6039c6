import {
  isGrpcServiceError,
  ServiceError,
  WithStartWorkflowOperation,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  type Client,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { describeFault } from '../db/fault.ts';
import type { Actor } from '../workflows/domain/actor.ts';
import type { CommandOf } from '../workflows/domain/command.ts';
import type { Refusal } from '../workflows/domain/refusal.ts';
import {
  docketStart,
  hearingStart,
  hearingUpdate,
  REFUSED,
  type DocketInput,
  type HearingUpdateName,
  type HearingUpdateResult,
  type DocketWorkflow,
  type HearingWorkflow,
} from '../workflows/contract.ts';
import { uuidv7 } from '../db/id.ts';
import { Problem, problemOf } from './problem.ts';

/** What somebody asks of a case through its hearing. */
export interface Instruct {
  institutionId: string;
  caseId: string;
  actor: Actor;
  command: CommandOf<HearingUpdateName>;
  viewId?: string;
  /** Makes the effect happen once however often it is asked; a fresh one where it is left out. */
  commandId?: string;
}

const MOST_ATTEMPTS = 3;
/** How long a command may take, starting its workflow included. */
const PATIENCE_MILLISECONDS = 60_000;

/**
 * Gives a command to a case's hearing, starting its workflow where none runs, and waits until it has durably happened.
 *
 * @throws Problem with the domain's refusal, or 503 when the workflow server does not answer
 */
export async function instruct(
  temporal: Client,
  { institutionId, caseId, actor, command, viewId, commandId = uuidv7() }: Instruct,
  patienceMilliseconds = PATIENCE_MILLISECONDS,
): Promise<HearingUpdateResult> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await temporal.withDeadline(Date.now() + patienceMilliseconds, () =>
        temporal.workflow.executeUpdateWithStart(hearingUpdate(command.type), {
          startWorkflowOperation: new WithStartWorkflowOperation<HearingWorkflow>(
            'hearing',
            hearingStart({ institutionId, caseId }),
          ),
          updateId: commandId,
          args: [{ institutionId, commandId, actor, command, ...(viewId !== undefined && { viewId }) }],
        }),
      );
    } catch (error) {
      const refusal = refusalIn(error);
      if (refusal) throw problemOf(refusal);
      if (attempt < MOST_ATTEMPTS && hasJustEnded(error)) continue;
      if (!isUnanswered(error)) throw error;
      process.emitWarning(`${command.type} on case ${caseId} was not answered: ${describeFault(error)}`);
      throw workflowsUnavailable();
    }
  }
}

/** Starts a docket's workflow. What cannot be started now is started by a worker's sweep. */
export async function startDocket(temporal: Client, input: DocketInput): Promise<boolean> {
  try {
    await temporal.workflow.start<DocketWorkflow>('docket', docketStart(input));
    return true;
  } catch (error) {
    process.emitWarning(`docket ${input.docketId} waits for the sweep: ${describeFault(error)}`);
    return false;
  }
}

function refusalIn(error: unknown): Refusal | undefined {
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : error;
  if (!(cause instanceof ApplicationFailure) || cause.type !== REFUSED) return undefined;
  return cause.details?.[0] as Refusal | undefined;
}

/** The workflow ended between finding it and giving it the update; another try starts it again. */
function hasJustEnded(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return /already completed|workflow not found|completed before/i.test(error.message) || hasJustEnded(error.cause);
}

/** The server was not reached, is too busy, or did not answer in time. */
const isUnanswered = (error: unknown): boolean =>
  error instanceof ServiceError ||
  error instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
  isGrpcServiceError(error);

const workflowsUnavailable = (): Problem =>
  new Problem(503, 'workflowsUnavailable', 'The workflow server does not answer', {
    detail: 'it is not certain whether this was recorded',
    remedy: 'read the case again in a moment, and send the request again if it is not there',
    headers: { 'retry-after': '2' },
  });
