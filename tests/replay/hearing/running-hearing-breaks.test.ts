import { DeterminismViolationError } from '@temporalio/workflow';
import { beforeAll, expect, test } from 'vitest';
import type { WorkflowBundle } from '@temporalio/worker';
import { bundleWorkflows, startTestEngine } from '../../setup/engine.ts';
import { quietWorkers, replayAll, type Execution } from '../../setup/executions.ts';
import { riskScorer } from '../../setup/sample-policy.ts';
import { readHistories, writeHistories } from '../histories.ts';
import { SCENARIOS } from '../scenarios.ts';

let histories: Awaited<ReturnType<typeof readHistories>>;
let bundle: WorkflowBundle;
beforeAll(async () => {
  quietWorkers();
  if (process.env['HEARKEN_RECORD_HISTORIES'] !== undefined) await record();
  [histories, bundle] = await Promise.all([readHistories(), bundleWorkflows()]);
}, 180_000);

/** Runs every scenario on a real server and keeps its history. */
async function record(): Promise<void> {
  const engine = await startTestEngine({ scorer: riskScorer, skipTime: false });
  try {
    const ids = await Promise.all(
      Object.entries(SCENARIOS).map(async ([name, run]) => [name, await run(engine)] as const),
    );
    const recorded = new Map<string, Execution['history']>();
    for (const [name, id] of ids)
      recorded.set(name, await engine.environment.client.workflow.getHandle(id).fetchHistory());
    await writeHistories(recorded);
  } finally {
    await engine.stop();
  }
}

test('every recorded history is there', () => {
  expect([...histories.keys()]).toEqual(Object.keys(SCENARIOS).toSorted());
});

test.each(Object.keys(SCENARIOS))('today’s workflows go on where the recorded ones are: %s', async (name) => {
  const history = histories.get(name);
  expect(history?.events?.length).toBeGreaterThan(10);
  await replayAll(bundle, [{ workflowId: name, history: history! }]);
});

test('a workflow that would do something else is found', async () => {
  const history = structuredClone(histories.get('docket-of-every-outcome')!);
  const scheduled = history.events?.find((event) => event.activityTaskScheduledEventAttributes);
  scheduled!.activityTaskScheduledEventAttributes!.activityType!.name = 'somethingElse';
  await expect(replayAll(bundle, [{ workflowId: 'changed', history }])).rejects.toMatchObject({
    cause: expect.any(DeterminismViolationError),
  });
});
