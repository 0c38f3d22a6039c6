import { expect, test } from 'vitest';
import type { Policy } from '#workflows/domain/policy.ts';
import { decision, record } from '../../case/commands.ts';
import { riskScorer, samplePolicy } from '../../setup/sample-policy.ts';
import type { WorkflowCase } from '../../case/workflow-case.ts';
import { judges, supervisor } from '../people.ts';
import { openSampleCase } from '../sample.ts';
import { openEngine } from '../../setup/open-engine.ts';

const [judge, otherJudge, thirdJudge] = judges;

const engine = await openEngine({ scorer: riskScorer, skipTime: true });

/** A claimed case whose subject has nothing to add, under a policy that hears like this. */
async function claimedCase(change: Partial<Policy['hearing']>): Promise<WorkflowCase> {
  const policy = samplePolicy();
  const one = await openSampleCase(engine, { ...policy, hearing: { ...policy.hearing, ...change } });
  await one.claimed();
  await one.rested();
  return one;
}

test('what one judge cannot decipher goes to another, then to a supervisor, and only then may end adversely', async () => {
  const one = await claimedCase({ cannotDecipherMoves: 1 });
  await one.heardBy(judge, 'cannotDecipher');
  expect((await one.state()).hearing).toMatchObject({ holding: null, seeking: { role: 'judge', seat: 'further' } });
  expect(await one.refuses(judge, { type: 'assign', how: 'next' })).toBe('notPermitted');
  expect(await one.refuses(judge, decision(await one.standing(), judge, 'refuse'))).toBe('notAssigned');

  await one.heardBy(otherJudge, 'cannotDecipher');
  expect((await one.state()).hearing?.seeking).toEqual({ role: 'supervisor', seat: 'supervisor' });
  expect(await one.refuses(thirdJudge, { type: 'assign', how: 'next' })).toBe('notPermitted');

  await one.heardBy(supervisor, 'cannotDecipher');
  await one.decidedBy(supervisor, 'refuse');
  expect(await one.state()).toMatchObject({ phase: 'decided', decision: { judgeId: supervisor.id, adverse: true } });
  expect((await one.state()).decision?.contributions.filter(({ method }) => method === 'empathy')).toHaveLength(3);
});

test('a claim that only the second judge could decipher is decided by the second judge', async () => {
  const one = await claimedCase({ cannotDecipherMoves: 1 });
  await one.heardBy(judge, 'cannotDecipher');
  await one.heardBy(otherJudge, 'exceptional');
  await one.give(otherJudge, { type: 'reveal' });
  expect(await one.refuses(otherJudge, decision(await one.standing(), otherJudge, 'grant'))).toBe(
    'outcomeWithoutFactsMissing',
  );
  await one.decidedBy(otherJudge, 'grant', { outcomeWithoutIndividualFacts: 'refuse' });
  expect((await one.state()).decision).toMatchObject({ outcome: 'grant', outcomeWithoutIndividualFacts: 'refuse' });
});

test('a drawn second judge hears the case before it is decided, and two who agree decide it', async () => {
  const one = await claimedCase({ secondJudgeShare: 1 });
  await one.heardBy(judge, 'specialPleading');
  expect((await one.state()).hearing).toMatchObject({
    holding: null,
    secondJudge: { drawn: true },
    seeking: { role: 'judge', seat: 'second' },
  });
  await one.give(judge, { type: 'reveal' });
  expect(await one.refuses(judge, decision(await one.standing(), judge, 'refuse'))).toBe('notAssigned');
  expect(await one.refuses(judge, { type: 'assign', how: 'next' })).toBe('notPermitted');
  await one.heardBy(otherJudge, 'specialPleading');
  expect((await one.state()).hearing?.deliberation).toBeNull();
  await one.decidedBy(otherJudge, 'refuse');
  expect(await one.state()).toMatchObject({ phase: 'decided', decision: { judgeId: otherJudge.id } });
});

test('two judges who differ deliberate, and go to a supervisor when they still differ', async () => {
  const one = await claimedCase({ secondJudgeShare: 1 });
  await one.heardBy(judge, 'exceptional');
  await one.heardBy(otherJudge, 'specialPleading');
  expect((await one.state()).hearing?.deliberation).toMatchObject({
    judgeIds: [judge.id, otherJudge.id],
    closed: false,
  });
  await one.give(otherJudge, { type: 'reveal' });
  const early = decision(await one.standing(), otherJudge, 'refuse', { outcomeWithoutIndividualFacts: 'refuse' });
  expect(await one.refuses(otherJudge, early)).toBe('deliberationPending');
  const noteCommitment = await one.words('deliberation', 'I see it otherwise');
  expect(await one.refuses(thirdJudge, { type: 'noteDeliberation', noteCommitment })).toBe('notPermitted');
  await one.give(judge, { type: 'noteDeliberation', noteCommitment });
  await one.give(otherJudge, { type: 'noteDeliberation', noteCommitment });
  expect((await one.state()).hearing).toMatchObject({
    deliberation: { closed: true, agreed: false },
    seeking: { role: 'supervisor', seat: 'supervisor' },
  });
  await one.heardBy(supervisor, 'exceptional');
  await one.decidedBy(supervisor, 'grant', { outcomeWithoutIndividualFacts: 'refuse' });
  expect((await one.state()).decision).toMatchObject({ judgeId: supervisor.id, outcome: 'grant' });
});

test('a judge who is convinced in deliberation writes it down, and the case is decided', async () => {
  const one = await claimedCase({ secondJudgeShare: 1 });
  await one.heardBy(judge, 'exceptional');
  await one.heardBy(otherJudge, 'specialPleading');
  const changed = record(await one.standing(), 'specialPleading');
  expect(await one.refuses(judge, changed)).toBe('changeReasonMissing');
  await one.give(judge, { ...changed, changeReasonCommitment: await one.words('reason', 'They convinced me') });
  const noteCommitment = await one.words('deliberation', 'We see it alike now');
  await one.give(judge, { type: 'noteDeliberation', noteCommitment });
  await one.give(otherJudge, { type: 'noteDeliberation', noteCommitment });
  expect((await one.state()).hearing?.deliberation).toMatchObject({ closed: true, agreed: true });
  await one.decidedBy(otherJudge, 'refuse');
  expect((await one.state()).phase).toBe('decided');
});

test('a decision against the score waits for a second signature if the policy requires one', async () => {
  const one = await claimedCase({ overrideNeedsSignature: true });
  await one.heardBy(judge, 'specialPleading');
  const decisionId = await one.decidedBy(judge, 'grant');
  expect(await one.state()).toMatchObject({
    phase: 'hearing',
    hearing: { proposal: { decisionId, outcome: 'grant' } },
  });
  const sign = async (agree: boolean) =>
    ({
      type: 'signDecision',
      decisionId,
      agree,
      reasonCommitment: await one.words('reason', 'So I have looked at it too'),
      toldUnreached: false,
    }) as const;
  expect(await one.refuses(judge, await sign(true))).toBe('notPermitted');
  await one.give(otherJudge, await sign(true));
  expect(await one.state()).toMatchObject({ phase: 'decided', decision: { judgeId: judge.id, outcome: 'grant' } });
  const decided = (await one.trail()).find((entry) => entry.event.type === 'decided');
  expect(decided?.event).toMatchObject({ decidedBy: judge.id, signedBy: otherJudge.id });
});

test('a refused signature leads to a supervisor, and to no decision', async () => {
  const one = await claimedCase({ overrideNeedsSignature: true });
  await one.heardBy(judge, 'specialPleading');
  const decisionId = await one.decidedBy(judge, 'grant');
  const reasonCommitment = await one.words('reason', 'The reasons do not carry it');
  await one.give(otherJudge, {
    type: 'signDecision',
    decisionId,
    agree: false,
    reasonCommitment,
    toldUnreached: false,
  });
  expect(await one.state()).toMatchObject({
    phase: 'hearing',
    hearing: { proposal: null, seeking: { role: 'supervisor' } },
  });
  await one.heardBy(supervisor, 'specialPleading');
  await one.decidedBy(supervisor, 'refuse');
  expect((await one.state()).decision).toMatchObject({ judgeId: supervisor.id, outcome: 'refuse' });
});
