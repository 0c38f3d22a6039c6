import { Client, Connection } from '@temporalio/client';
import type { Court } from './court.ts';

/** Ids of workflows that still run for any of the given cases or dockets. */
export async function workflowsLeft(court: Court, ids: ReadonlySet<string>): Promise<string[]> {
  const connection = await Connection.connect({ address: court.stack.settings['TEMPORAL_ADDRESS'] ?? '' });
  try {
    const left: string[] = [];
    const running = new Client({ connection }).workflow.list({ query: "ExecutionStatus = 'Running'" });
    for await (const { workflowId } of running)
      if ((workflowId.match(UUID) ?? []).some((id) => ids.has(id))) left.push(workflowId);
    return left;
  } finally {
    await connection.close();
  }
}

/** Finds ids in a text. */
export const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
