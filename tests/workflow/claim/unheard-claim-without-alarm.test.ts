import pg from 'pg';
import { afterEach, expect, test, vi } from 'vitest';
import { hearingWorkflowId } from '#workflows/contract.ts';
import { riskScorer, samplePolicy } from '../../setup/sample-policy.ts';
import type { WorkflowCase } from '../../case/workflow-case.ts';
import { INSTITUTION, judges } from '../people.ts';
import { openSampleCase } from '../sample.ts';
import { openEngine } from '../../setup/open-engine.ts';

const [judge] = judges;
const PATIENCE = 240_000;

const engine = await openEngine({ scorer: riskScorer, skipTime: false });
afterEach(() => vi.restoreAllMocks());

const alarms = async (): Promise<number> => (await engine.dependencies.metrics.unheardClaims.get()).values[0]!.value;
const resultOf = (one: WorkflowCase) =>
  engine.environment.client.workflow.getHandle(hearingWorkflowId(one.id)).result();

/** A case that is heard and ready to be decided. */
async function ripe(): Promise<WorkflowCase> {
  const one = await openSampleCase(engine, samplePolicy());
  await one.claimed();
  await one.heardBy(judge);
  await one.rested();
  return one;
}

/** Takes a case's findings away, as the owner of the database with its guards switched off. */
async function loseFindings(one: WorkflowCase): Promise<number> {
  const owner = new pg.Client({ connectionString: engine.test.ownerUrl });
  await owner.connect();
  try {
    await owner.query('begin');
    await owner.query('alter table hearken.findings disable trigger all');
    await owner.query('alter table hearken.findings no force row level security');
    const { rowCount } = await owner.query(
      'delete from hearken.findings where claim_id in (select claim_id from hearken.claims where case_id = $1)',
      [one.id],
    );
    await owner.query('alter table hearken.findings force row level security');
    await owner.query('alter table hearken.findings enable trigger all');
    await owner.query('commit');
    return rowCount ?? 0;
  } finally {
    await owner.end();
  }
}

test(
  'a case that was heard and decided ends without an alarm',
  async () => {
    const one = await ripe();
    await one.decidedBy(judge, 'refuse');
    await resultOf(one);
    expect(await alarms()).toBe(0);
  },
  PATIENCE,
);

test(
  'a decided case with a claim that nobody has heard fails its workflow and raises the alarm',
  async () => {
    const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const one = await ripe();
    await one.decidedBy(judge, 'refuse');
    await resultOf(one);
    expect(await loseFindings(one)).toBe(1);
    const before = await alarms();
    // Whatever makes a worker look at the case again finds it, whether or not the workflow saw it heard.
    engine.workflows.wake({ institutionId: INSTITUTION, caseId: one.id }, { seq: null, wakeBy: await engine.now() });
    await engine.workflows.settled();
    await expect(resultOf(one)).rejects.toMatchObject({ cause: { type: 'ClaimUnheard' } });
    expect(await alarms()).toBe(before + 1);
    expect(warned).toHaveBeenCalledWith(expect.stringContaining(one.id), { type: 'ClaimUnheard' });
  },
  PATIENCE,
);
