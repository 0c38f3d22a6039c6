import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { sweep } from '#worker/sweep.ts';
import { docketProgress, docketWorkflowId, hearingWorkflowId } from '#workflows/contract.ts';
import { riskScorer, samplePolicy } from '../../setup/sample-policy.ts';
import { WorkflowCase } from '../../case/workflow-case.ts';
import { judges } from '../people.ts';
import { openSampleCase, openSampleDocket } from '../sample.ts';
import { openEngine } from '../../setup/open-engine.ts';

const [judge] = judges;
const PATIENCE = 240_000;

const engine = await openEngine({ scorer: riskScorer, skipTime: false });

const handle = (workflowId: string) => engine.environment.client.workflow.getHandle(workflowId);
const lose = (workflowId: string) => handle(workflowId).terminate('lost');
const statusOf = async (workflowId: string) => (await handle(workflowId).describe()).status.name;

const pause = () => new Promise((resolve) => setTimeout(resolve, 100));

/** What was rescued so far, by workflow. */
async function rescued(): Promise<Record<string, number>> {
  const { values } = await engine.dependencies.metrics.rescued.get();
  return Object.fromEntries(values.map(({ labels, value }) => [String(labels.workflow), value]));
}

/** Makes what is noted to be due at some time due for long. */
async function makeDue(one: WorkflowCase, table: 'case_wakes' | 'dockets', id: string): Promise<void> {
  const key = table === 'dockets' ? 'docket_id' : 'case_id';
  await one.within((transaction) =>
    sql`update ${sql.table(table)} set wake_at = now() - interval '1 minute'
        where ${sql.ref(key)} = ${id} and wake_at is not null`.execute(transaction),
  );
}

test(
  'a hearing whose workflow was lost is started again, keeps its time and ends',
  async () => {
    const policy = samplePolicy();
    const one = await openSampleCase(engine, { ...policy, hearing: { ...policy.hearing, lease: 'PT20S' } });
    await one.claimed();
    await one.takenBy(judge);
    await one.lookedAt();
    await lose(hearingWorkflowId(one.id));
    expect(await sweep(engine.dependencies)).toBe(0);

    const before = await rescued();
    await makeDue(one, 'case_wakes', one.id);
    expect(await sweep(engine.dependencies)).toBe(1);
    expect(await rescued()).toEqual({ ...before, hearing: before['hearing']! + 1 });
    expect(await statusOf(hearingWorkflowId(one.id))).toBe('RUNNING');

    // Time goes on for it: the judge's lease ends by itself.
    await one.becomes(({ hearing }) => hearing?.holding === null);
    await one.rested();
    await one.heardBy(judge);
    await one.decidedBy(judge, 'refuse');
    await handle(hearingWorkflowId(one.id)).result();
    expect((await one.notices()).map(({ about, status }) => [about, status])).toEqual([
      ['provisionalOutcome', 'handedOver'],
      ['decision', 'handedOver'],
    ]);
    expect(await sweep(engine.dependencies)).toBe(0);
  },
  PATIENCE,
);

test(
  'a docket whose workflow was lost while its window was open is started again, and closes',
  async () => {
    const policy = samplePolicy({ appealWindow: { duration: 'PT25S', for: 'adverse' } });
    const docket = await openSampleDocket(engine, [80, 80], policy);
    const [silent, claimed] = docket.cases.map(({ id }) => new WorkflowCase(engine, id));
    for (const one of [silent!, claimed!]) await one.becomes(({ phase }) => phase === 'appealWindow');
    await claimed!.claimed();
    const workflowId = docketWorkflowId(docket.docketId);
    while ((await handle(workflowId).query(docketProgress)).step !== 'appealWindow') await pause();
    await lose(workflowId);

    const before = await rescued();
    await makeDue(silent!, 'dockets', docket.docketId);
    expect(await sweep(engine.dependencies)).toBe(1);
    expect(await rescued()).toEqual({ ...before, docket: before['docket']! + 1 });
    expect((await silent!.state()).phase).toBe('appealWindow');

    const { decision, window } = await silent!.becomes(({ phase }) => phase === 'decided');
    expect(decision).toMatchObject({ judgeId: null, outcome: 'refuse' });
    expect(decision!.at >= window!.endsAt).toBe(true);
    await handle(workflowId).result();
    expect((await claimed!.state()).phase).toBe('hearing');
    await claimed!.heardBy(judge);
    await claimed!.becomes((state) => state.window?.closed === true);
    await claimed!.decidedBy(judge, 'refuse');
    await handle(hearingWorkflowId(claimed!.id)).result();
  },
  PATIENCE,
);

test(
  'a docket whose workflow is running late is left alone',
  async () => {
    const one = await openSampleCase(engine, samplePolicy());
    const { docket_id } = await one.row();
    const { runId } = await handle(docketWorkflowId(docket_id)).describe();
    const before = await rescued();
    await makeDue(one, 'dockets', docket_id);
    expect(await sweep(engine.dependencies)).toBe(0);
    expect(await rescued()).toEqual(before);
    expect((await handle(docketWorkflowId(docket_id)).describe()).runId).toBe(runId);
  },
  PATIENCE,
);

test(
  'if nothing is lost the sweep wakes nothing, over a whole hearing',
  async () => {
    const policy = samplePolicy({ appealWindow: { duration: 'PT12S', for: 'adverse' } });
    const questions = { ...policy.hearing.questions, answerWithin: 'PT1S' };
    const one = await openSampleCase(engine, { ...policy, hearing: { ...policy.hearing, lease: 'PT20S', questions } });
    const before = await rescued();
    const woken = [await sweep(engine.dependencies)];
    const sweepAfter = async (done: PromiseLike<unknown>) => {
      await done;
      woken.push(await sweep(engine.dependencies));
    };
    await sweepAfter(one.claimed());
    await sweepAfter(one.takenBy(judge));
    await sweepAfter(one.askedBy(judge));
    await sweepAfter(one.becomes(({ hearing }) => hearing?.questions[0]?.status === 'lapsed'));
    await sweepAfter(one.heardBy(judge));
    await sweepAfter(one.becomes(({ window }) => window?.closed === true));
    if ((await one.state()).hearing?.holding === null) await sweepAfter(one.takenBy(judge));
    await sweepAfter(one.decidedBy(judge, 'refuse'));
    await sweepAfter(handle(hearingWorkflowId(one.id)).result());
    expect(woken).toEqual(woken.map(() => 0));
    expect(await rescued()).toEqual(before);
  },
  PATIENCE,
);
