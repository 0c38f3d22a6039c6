import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hearingWorkflowId, TASK_QUEUE } from '#workflows/contract.ts';
import { spoiledRecord } from '../../case/generated-records.ts';
import { riskScorer, samplePolicy } from '../../setup/sample-policy.ts';
import { uuidv7 } from '#db/id.ts';
import { INSTITUTION, judges } from '../people.ts';
import { openSampleCase } from '../sample.ts';
import { openEngine } from '../../setup/open-engine.ts';

const [judge] = judges;
const PATIENCE = 240_000;

const engine = await openEngine({ scorer: riskScorer, skipTime: false });

const FAR_PAST = '0001-01-01T00:00:00.000Z';
const FAR_FUTURE = '9999-12-31T23:59:59.999Z';

/** Everything that somebody at the Temporal server's port might say instead of a hint. */
const FORGED: unknown[][] = [
  [],
  [null],
  ['wake'],
  [42],
  [[]],
  [{}],
  [{ seq: 1 }],
  [{ wakeBy: FAR_PAST }],
  ...[null, -1, 0, 1, 1e9, Number.MAX_SAFE_INTEGER, 1e300, 0.5, 'two', {}].flatMap((seq) =>
    [FAR_PAST, FAR_FUTURE, '', 'tomorrow', '2026-13-45T99:99:99Z', '+275760-09-13T00:00:00.001Z', NaN, null, {}].map(
      (wakeBy) => [{ seq, wakeBy }],
    ),
  ),
  [{ seq: null, wakeBy: FAR_PAST }, 'and more', { type: 'withdrawClaim' }],
];

const encoded = (encoding: string, data: string) => ({
  metadata: { encoding: Buffer.from(encoding) },
  data: Buffer.from(data),
});
/** What no client of ours would send: bytes that are not what they are said to be. */
const UNREADABLE = [
  encoded('json/plain', '{"seq":'),
  encoded('json/protobuf', '{}'),
  encoded('nothing/known', 'x'),
  {},
];

/** Signals a case past every client, as bytes. */
async function signalRaw(caseId: string, payload: (typeof UNREADABLE)[number]): Promise<void> {
  const { workflowService, options } = engine.environment.client;
  await workflowService.signalWorkflowExecution({
    namespace: options.namespace,
    workflowExecution: { workflowId: hearingWorkflowId(caseId) },
    signalName: 'wake',
    input: { payloads: [payload] },
  });
}

test(
  'forged signals and updates change nothing in a case, stop no clock and hide no true signal',
  async () => {
    const policy = samplePolicy();
    const one = await openSampleCase(engine, { ...policy, hearing: { ...policy.hearing, lease: 'PT25S' } });
    const claimId = await one.claimed();
    await one.takenBy(judge);
    const { hearing } = await one.state();
    const trail = await one.trail();
    const workflow = engine.environment.client.workflow.getHandle(hearingWorkflowId(one.id));

    for (const args of FORGED) await workflow.signal('wake', ...args);
    for (const payload of UNREADABLE) await signalRaw(one.id, payload);
    for (const name of ['raiseClaim', 'withdrawClaim', 'deliver', 'decide', '__proto__'])
      await workflow.signal(name, { claimId, commandId: uuidv7() });
    for (const { spoiled } of fc.sample(spoiledRecord(claimId, 'specialPleading'), 20))
      await workflow.signal('recordPerspective', { actor: judge, record: spoiled, commandId: uuidv7() });
    for (const name of ['raiseClaim', 'withdrawClaim', 'recordPerspective', 'recordDecision'])
      await expect(
        workflow.executeUpdate(name, {
          args: [{ actor: { kind: 'human', id: judge.id }, claimId, outcome: 'refuse' }],
        }),
      ).rejects.toThrow();
    // It answers, and has done what it does at each look: nothing.
    expect(await workflow.query('progress')).toMatchObject({ phase: 'hearing' });
    expect(await one.trail()).toEqual(trail);
    expect((await one.state()).claims).toMatchObject([{ claimId, withdrawn: false }]);

    // Its timer was not lost: the lease ends when it should have, and not before.
    const after = await one.becomes((state) => state.hearing?.holding === null);
    expect(after.hearing).not.toBeNull();
    const expired = (await one.trail()).find(({ event }) => event.type === 'leaseExpired');
    expect(expired!.at >= hearing!.holding!.leaseUntil).toBe(true);

    // What people do is still heard of.
    await one.rested();
    await one.heardBy(judge);
    await one.decidedBy(judge, 'refuse');
    await workflow.result();
    expect(await one.state()).toMatchObject({ phase: 'decided', decision: { judgeId: judge.id, outcome: 'refuse' } });
    expect((await one.notices()).map(({ about, status }) => [about, status]).at(-1)).toEqual([
      'decision',
      'handedOver',
    ]);
  },
  PATIENCE,
);

test(
  'a forged workflow for a case that needs none ends and changes nothing',
  async () => {
    const one = await openSampleCase(engine, samplePolicy({ appealWindow: { duration: 'PT1S', for: 'adverse' } }));
    await one.becomes(({ phase }) => phase === 'decided');
    await one.noticesWhen((notices) => notices.every(({ status }) => status === 'handedOver') && notices.length === 2);
    const trail = await one.trail();
    const start = (caseId: string) =>
      engine.environment.client.workflow.start('hearing', {
        taskQueue: TASK_QUEUE,
        workflowId: hearingWorkflowId(caseId),
        args: [{ institutionId: INSTITUTION, caseId }],
      });
    await (await start(one.id)).result();
    expect(await one.trail()).toEqual(trail);
    await expect((await start(uuidv7())).result()).rejects.toMatchObject({ cause: { type: 'UnknownCase' } });
  },
  PATIENCE,
);
