import { afterAll, beforeAll, test } from 'vitest';
import { startTestEngine, type TestEngine } from '../setup/engine.ts';
import { riskScorer, samplePolicy } from '../setup/sample-policy.ts';
import { judges } from './people.ts';
import { openSampleCases } from './sample.ts';
const [judge] = judges;
let engine: TestEngine;
beforeAll(async () => { engine = await startTestEngine({ scorer: riskScorer, skipTime: !process.env.REAL }); });
afterAll(() => engine.stop());
test('x', async () => {
  const cases = await openSampleCases(engine, Array.from({ length: 120 }, () => 80), samplePolicy());
  const queue = [...cases];
  await Promise.all(Array.from({ length: 10 }, async () => {
    for (let one = queue.shift(); one; one = queue.shift()) {
      await one.claimed();
      await one.takenBy(judge);
      const q = await one.asked(judge);
      await one.give(await one.subject(), await one.answering(q));
      await one.heardBy(judge);
      await one.rested();
      const d = await one.decidedBy(judge, 'refuse');
      const supersedes = { decisionId: d, reasonCommitment: await one.words('reason', 'I had overlooked an answer') };
      await one.decidedBy(judge, 'grant', { supersedes });
    }
  }));
}, 120_000);
