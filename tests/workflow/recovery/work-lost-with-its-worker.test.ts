import { expect, test } from 'vitest';
import { answer } from '../../case/commands.ts';
import { riskScorer, samplePolicy } from '../../setup/sample-policy.ts';
import { judges } from '../people.ts';
import { openSampleCases } from '../sample.ts';
import { openEngine } from '../../setup/open-engine.ts';

const [judge, otherJudge] = judges;

const engine = await openEngine({ scorer: riskScorer, skipTime: false });

test('a worker that ends in the middle loses no docket, no hearing, no timer and no update', async () => {
  const policy = samplePolicy({ appealWindow: { duration: 'PT8S', for: 'adverse' } });
  const hearing = { ...policy.hearing, lease: 'PT3S', due: 'PT30S' };
  const [heard, silent] = await openSampleCases(engine, [80, 80], { ...policy, hearing });
  await heard!.claimed();
  await heard!.takenBy(judge);
  const questionId = await heard!.askedBy(judge);
  await engine.restartWorker();

  // The lease ends under a worker that has not seen it begin.
  await heard!.becomes((state) => state.hearing?.holding === null);
  const restarting = engine.restartWorker();
  await heard!.give(await heard!.subject(), answer(await heard!.standing(), questionId));
  await restarting;
  await heard!.heardBy(otherJudge);
  await silent!.becomes(({ phase }) => phase === 'decided');
  await engine.restartWorker();
  await heard!.becomes((state) => state.window?.closed === true);
  await heard!.takenBy(otherJudge).then(undefined, () => undefined);
  await heard!.decidedBy(otherJudge, 'refuse');

  expect(await heard!.state()).toMatchObject({ phase: 'decided', hearing: { questions: [{ status: 'answered' }] } });
  expect((await silent!.state()).decision).toMatchObject({ judgeId: null, outcome: 'refuse' });
  const events = await heard!.events();
  for (const once of ['claimRaised', 'questionAsked', 'questionAnswered', 'perspectiveRecorded', 'decided'])
    expect([once, events.filter((type) => type === once).length]).toEqual([once, 1]);
});
