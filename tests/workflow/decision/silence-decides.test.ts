import { expect, test } from 'vitest';
import { uuidv7 } from '#db/id.ts';
import { answer, claim, decision } from '../../case/commands.ts';
import { riskScorer, samplePolicy } from '../../setup/sample-policy.ts';
import { judges } from '../people.ts';
import { openSampleCase, openSampleCases } from '../sample.ts';
import { openEngine } from '../../setup/open-engine.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const [judge] = judges;

const engine = await openEngine({ scorer: riskScorer, skipTime: true });

test('a question holds up an adverse decision until it is answered, and stops the clock of the hearing', async () => {
  const one = await openSampleCase(engine, samplePolicy());
  await one.claimed();
  await one.rested();
  await one.heardBy(judge);
  const { hearing: before } = await one.state();
  const questionId = await one.askedBy(judge);
  await one.give(judge, { type: 'reveal' });
  expect(await one.refuses(judge, decision(await one.standing(), judge, 'refuse'))).toBe('questionPending');
  await engine.pass(3 * HOUR);
  await one.give(await one.subject(), answer(await one.standing(), questionId));
  expect(await one.refuses(await one.subject(), answer(await one.standing(), questionId))).toBe('questionAnswered');
  const { hearing } = await one.state();
  expect(hearing?.questions).toMatchObject([{ status: 'answered' }]);
  const paused = Date.parse(hearing!.dueAt) - Date.parse(before!.dueAt);
  expect(paused).toBeGreaterThanOrEqual(3 * HOUR);
  expect(paused).toBeLessThan(3 * HOUR + 60_000);
  await one.decidedBy(judge, 'refuse');
  const handedOver = await one.noticesWhen((notices) => notices.every(({ status }) => status === 'handedOver'));
  expect(handedOver.map(({ about }) => about)).toEqual(['provisionalOutcome', 'question', 'decision']);
});

test('a question that is never answered lapses, and nothing else follows from the silence', async () => {
  const one = await openSampleCase(engine, samplePolicy());
  await one.claimed();
  await one.takenBy(judge);
  const { hearing: before } = await one.state();
  const questionId = await one.askedBy(judge);
  await engine.pass(3 * DAY + 60_000);
  const { hearing, phase, claims } = await one.state();
  expect(hearing?.questions).toMatchObject([{ questionId, status: 'lapsed' }]);
  expect(Date.parse(hearing!.dueAt) - Date.parse(before!.dueAt)).toBeGreaterThanOrEqual(3 * DAY);
  expect({ phase, claims }).toMatchObject({ phase: 'hearing', claims: [{ withdrawn: false }] });
  expect(await one.refuses(await one.subject(), answer(await one.standing(), questionId))).toBe(
    'questionDeadlinePassed',
  );
  const lapsed = (await one.trail()).find((entry) => entry.event.type === 'questionLapsed');
  expect(lapsed?.actor.kind).toBe('system');
});

test('an unheard claim leads to a reminder, becomes overdue, and is never decided', async () => {
  const one = await openSampleCase(engine, samplePolicy());
  await one.claimed();
  await engine.pass(34 * DAY + HOUR);
  expect((await one.state()).hearing).toMatchObject({ reminded: true, overdue: false });
  await engine.pass(DAY);
  expect((await one.state()).hearing).toMatchObject({ reminded: true, overdue: true });
  await engine.pass(400 * DAY);
  const state = await one.state();
  expect(state).toMatchObject({ phase: 'hearing', decision: null, claims: [{ withdrawn: false }] });
  expect((await one.trail()).filter((entry) => entry.event.type === 'hearingReminded')).toHaveLength(1);
  await one.heardBy(judge);
  await one.decidedBy(judge, 'grant');
  expect((await one.state()).phase).toBe('decided');
});

test('a case without a score is decided by a person who was heard, and by nothing else', async () => {
  const [one] = await openSampleCases(engine, [100], samplePolicy());
  expect(await one!.state()).toMatchObject({
    score: null,
    unscored: 'modelUnavailable',
    hearing: { grounds: ['unscored'] },
  });
  const claimId = await one!.claimed();
  await one!.withdrawn(claimId);
  await engine.pass(40 * DAY);
  expect(await one!.state()).toMatchObject({ phase: 'hearing', decision: null });
  await one!.takenBy(judge);
  const marking = { sourceId: uuidv7(), weight: 'principal', reasonCommitment: '0'.repeat(64) } as const;
  const unheard = decision(await one!.standing(), judge, 'grant', { markings: [marking] });
  expect(await one!.refuses(judge, unheard)).toBe('perspectiveMissing');
  await one!.heardBy(judge);
  await one!.decidedBy(judge, 'grant');
  const { decision: made } = await one!.state();
  expect(made).toMatchObject({ judgeId: judge.id, contributions: [{ method: 'empathy' }] });
});

test('an adverse outcome that needs a signature does not take effect at the window’s end', async () => {
  const policy = samplePolicy({ uncontestedAdverse: 'signOff' });
  const [adverse, favourable] = await openSampleCases(engine, [80, 10], policy);
  expect((await favourable!.state()).phase).toBe('decided');
  await engine.pass(30 * DAY + 600_000);
  await adverse!.becomes(({ phase }) => phase === 'hearing');
  expect(await adverse!.state()).toMatchObject({ decision: null, hearing: { grounds: ['signOff'] } });
  expect(await adverse!.refuses(await adverse!.subject(), claim(await adverse!.standing()))).toBe('appealWindowClosed');
  await engine.pass(60 * DAY);
  expect((await adverse!.state()).phase).toBe('hearing');
  await adverse!.takenBy(judge);
  expect(await adverse!.refuses(judge, decision(await adverse!.standing(), judge, 'refuse'))).toBe(
    'perspectiveMissing',
  );
  await adverse!.heardBy(judge);
  expect(await adverse!.refuses(judge, decision(await adverse!.standing(), judge, 'refuse'))).toBe('revealMissing');
  await adverse!.decidedBy(judge, 'refuse');
  expect((await adverse!.state()).decision).toMatchObject({
    judgeId: judge.id,
    contributions: [{ method: 'correlational' }, { method: 'empathy' }],
  });
});
