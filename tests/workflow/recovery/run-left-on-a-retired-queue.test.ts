import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { retireRuns } from '#worker/retire-runs.ts';
import { sweep } from '#worker/sweep.ts';
import { hearingWorkflowId, RETIRED_TASK_QUEUES, TASK_QUEUE } from '#workflows/contract.ts';
import { riskScorer, samplePolicy } from '../../setup/sample-policy.ts';
import { INSTITUTION, judges } from '../people.ts';
import { openSampleCase } from '../sample.ts';
import { openEngine } from '../../setup/open-engine.ts';

const [judge] = judges;

const engine = await openEngine({ scorer: riskScorer, skipTime: false });

test.each(RETIRED_TASK_QUEUES)(
  'a run on the retired queue %s is ended, and the case’s workflow started anew',
  async (queue) => {
    const { workflow } = engine.environment.client;
    const one = await openSampleCase(engine, samplePolicy());
    await one.claimed();
    await one.lookedAt();
    const workflowId = hearingWorkflowId(one.id);
    await workflow.getHandle(workflowId).terminate('as if it had never run');
    // As an earlier design left it: nobody serves its queue, and its signals are heard by nobody.
    const args = [{ institutionId: INSTITUTION, caseId: one.id }];
    const old = await workflow.start('hearing', { taskQueue: queue, workflowId, args });
    await one.rested();
    const isListed = async (): Promise<boolean> => {
      for await (const { runId } of workflow.list({ query: `TaskQueue = "${queue}" and ExecutionStatus = "Running"` }))
        if (runId === old.firstExecutionRunId) return true;
      return false;
    };
    // The server lists a run a moment after it has begun.
    while (!(await isListed())) await new Promise((resolve) => setTimeout(resolve, 200));

    const retired = await Promise.all([
      retireRuns(engine.dependencies.temporal),
      retireRuns(engine.dependencies.temporal),
    ]);
    expect(Math.max(...retired)).toBe(1);
    expect((await workflow.getHandle(workflowId, old.firstExecutionRunId).describe()).status.name).toBe('TERMINATED');
    await retireRuns(engine.dependencies.temporal);

    await one.within((transaction) =>
      sql`update case_wakes set wake_at = now() - interval '1 minute' where case_id = ${one.id}`.execute(transaction),
    );
    expect(await sweep(engine.dependencies)).toBe(1);
    const anew = await workflow.getHandle(workflowId).describe();
    expect([anew.status.name, anew.taskQueue]).toEqual(['RUNNING', TASK_QUEUE]);
    // Runs of today's design are left alone.
    await retireRuns(engine.dependencies.temporal);
    await one.heardBy(judge);
    await one.decidedBy(judge, 'refuse');
    await workflow.getHandle(workflowId).result();
    expect(await one.state()).toMatchObject({ phase: 'decided', decision: { judgeId: judge.id } });
  },
  240_000,
);
