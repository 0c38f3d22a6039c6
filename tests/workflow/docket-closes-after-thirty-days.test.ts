import { afterAll, beforeAll, expect, test } from 'vitest';
import { docketWorkflowId } from '../../workflows/contract.ts';
import { startTestEngine, type TestEngine } from '../setup/engine.ts';
import { readCase } from './read-case.ts';
import { riskScorer, samplePolicy } from '../setup/sample-policy.ts';
import { openSampleDocket } from './sample.ts';

let engine: TestEngine;
beforeAll(async () => {
  engine = await startTestEngine({ scorer: riskScorer, skipTime: true });
});
afterAll(() => engine.stop());

test('an uncontested case is decided when its thirty days are over, and not before', async () => {
  const docket = await openSampleDocket(engine, [10, 80, 100], samplePolicy());
  const handle = engine.environment.client.workflow.getHandle(docketWorkflowId(docket.docketId));
  await engine.pass(60_000);
  const [favourable, adverse, unscored] = docket.cases.map((each) => each.id);
  expect(await readCase(engine, favourable)).toMatchObject({ phase: 'decided', outcome: 'grant', adverse: false });
  expect(await readCase(engine, adverse)).toMatchObject({ phase: 'appealWindow', outcome: null });
  expect(await readCase(engine, unscored)).toMatchObject({ phase: 'hearing', outcome: null });

  await engine.pass(29 * 86_400_000);
  expect(await readCase(engine, adverse)).toMatchObject({ phase: 'appealWindow' });
  await handle.result();
  const decided = await readCase(engine, adverse);
  expect(decided).toMatchObject({ phase: 'decided', outcome: 'refuse', adverse: true });
  expect(Date.parse(decided.decided_at ?? '') - Date.parse(decided.received_at)).toBeGreaterThanOrEqual(
    30 * 86_400_000,
  );
  expect(await readCase(engine, unscored)).toMatchObject({ phase: 'hearing', outcome: null });
});
