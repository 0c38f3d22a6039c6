import { activityInfo } from '@temporalio/activity';
import type { Client } from '@temporalio/client';
import { DefaultLogger, Runtime, Worker, type WorkflowBundle } from '@temporalio/worker';
import type { Activities } from '#workflows/contract.ts';

type History = Awaited<ReturnType<ReturnType<Client['workflow']['getHandle']>['fetchHistory']>>;

/** One run of a workflow, with all that is kept of it. */
export interface Execution {
  workflowId: string;
  runId: string;
  history: History;
}

/**
 * Notes every run of a workflow by the activities it has carried out, because the time-skipping server cannot list runs and
 * every workflow here begins with an activity.
 */
export function noteRuns(activities: Activities): { activities: Activities; runs: Map<string, string> } {
  const runs = new Map<string, string>();
  const noting = Object.entries(activities).map(([name, run]) => [
    name,
    (argument: never) => {
      const { workflowExecution } = activityInfo();
      if (workflowExecution) runs.set(workflowExecution.runId, workflowExecution.workflowId);
      return (run as (argument: never) => unknown)(argument);
    },
  ]);
  return { activities: Object.fromEntries(noting) as Activities, runs };
}

export async function fetchExecutions({ workflow }: Client, runs: ReadonlyMap<string, string>): Promise<Execution[]> {
  const executions: Execution[] = [];
  for (const [runId, workflowId] of runs)
    executions.push({ workflowId, runId, history: await workflow.getHandle(workflowId, runId).fetchHistory() });
  return executions;
}

/** Lets workers say what is wrong, and nothing else. */
export function quietWorkers(): void {
  try {
    Runtime.install({ logger: new DefaultLogger('ERROR') });
  } catch {
    // Installed earlier in the same test file.
  }
}

/** Replays histories; throws where today's code would not do what was done. */
export async function replayAll(
  workflowBundle: WorkflowBundle,
  executions: readonly Pick<Execution, 'workflowId' | 'history'>[],
): Promise<void> {
  for await (const result of Worker.runReplayHistories({ workflowBundle }, executions))
    if (result.error) throw new Error(`workflow ${result.workflowId} does not replay`, { cause: result.error });
}

/** Every text in a history: names, messages and payloads, as they are stored. */
export function textOf(history: History): string {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value === 'string') found.push(value);
    else if (value instanceof Uint8Array) found.push(Buffer.from(value).toString('utf8'));
    else if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit);
  };
  visit(history);
  return found.join('\n');
}
