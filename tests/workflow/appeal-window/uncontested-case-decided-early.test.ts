import { expect, test } from 'vitest';
import { riskScorer, samplePolicy } from '../../setup/sample-policy.ts';
import { openSampleCases } from '../sample.ts';
import { openEngine } from '../../setup/open-engine.ts';

const DAY = 86_400_000;

const engine = await openEngine({ scorer: riskScorer, skipTime: true });

test('an uncontested case is decided when its thirty days are over, and not before', async () => {
  const [favourable, adverse, unscored] = await openSampleCases(engine, [10, 80, 100], samplePolicy());
  expect(await favourable!.row()).toMatchObject({ phase: 'decided', outcome: 'grant', adverse: false });
  expect(await adverse!.row()).toMatchObject({ phase: 'appealWindow', outcome: null });
  expect(await unscored!.row()).toMatchObject({ phase: 'hearing', outcome: null });

  await engine.pass(29.9 * DAY);
  expect(await adverse!.row()).toMatchObject({ phase: 'appealWindow' });
  await engine.pass(0.1 * DAY + 301_000);
  await adverse!.becomes(({ phase }) => phase === 'decided');
  const decided = await adverse!.row();
  expect(decided).toMatchObject({ outcome: 'refuse', adverse: true });
  expect(Date.parse(decided.decided_at!) - Date.parse(decided.received_at)).toBeGreaterThanOrEqual(30 * DAY);
  expect(await unscored!.row()).toMatchObject({ phase: 'hearing', outcome: null });
});

test('a policy that gives all subjects a window gives it to those with a favourable outcome, too', async () => {
  const policy = samplePolicy({ appealWindow: { duration: 'P2D', for: 'all' } });
  const [favourable] = await openSampleCases(engine, [10], policy);
  expect(await favourable!.row()).toMatchObject({ phase: 'appealWindow', provisional_outcome: 'grant' });
  await engine.pass(2 * DAY + 301_000);
  await favourable!.becomes(({ phase }) => phase === 'decided');
  expect(await favourable!.row()).toMatchObject({ outcome: 'grant' });
  const notices = await favourable!.noticesWhen((all) => all.every(({ status }) => status === 'handedOver'));
  expect(notices.map(({ about }) => about)).toEqual(['provisionalOutcome', 'decision']);
});
