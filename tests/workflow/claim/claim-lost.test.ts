import { expect, test } from 'vitest';
import { claim, decision, record } from '../../case/commands.ts';
import { riskScorer, samplePolicy } from '../../setup/sample-policy.ts';
import { judges } from '../people.ts';
import { openSampleCase, openSampleCases } from '../sample.ts';
import { openEngine } from '../../setup/open-engine.ts';

const DAY = 86_400_000;
const [judge, otherJudge] = judges;

const engine = await openEngine({ scorer: riskScorer, skipTime: true });

test('a claim is durably stored, heard by a judge, and decided no earlier than the window ends', async () => {
  const one = await openSampleCase(engine, samplePolicy());
  const claimId = await one.claimed();
  expect(await one.state()).toMatchObject({ phase: 'hearing', claims: [{ claimId, withdrawn: false }] });
  await one.heardBy(judge, 'exceptional');
  await one.give(judge, { type: 'reveal' });
  const early = decision(await one.standing(), judge, 'grant', { outcomeWithoutIndividualFacts: 'refuse' });
  expect(await one.refuses(judge, early)).toBe('appealWindowOpen');
  await engine.pass(30 * DAY + 600_000);
  await one.takenBy(judge);
  await one.give(judge, early);
  expect(await one.row()).toMatchObject({ phase: 'decided', outcome: 'grant', adverse: false });
  expect((await one.notices()).map(({ about }) => about)).toEqual(['provisionalOutcome', 'decision']);
});

test('a subject with nothing to add need not wait for the window’s end, unless they then say more', async () => {
  const one = await openSampleCase(engine, samplePolicy());
  await one.claimed();
  await one.heardBy(judge);
  await one.rested();
  await one.claimed();
  await one.give(judge, { type: 'reveal' });
  expect(await one.refuses(judge, decision(await one.standing(), judge, 'refuse'))).toBe('findingMissing');
  // Whoever has seen the score says why their record changes, also where a claim joined.
  const again = record(await one.standing(), 'specialPleading');
  expect(await one.refuses(judge, again)).toBe('changeReasonMissing');
  await one.give(judge, { ...again, changeReasonCommitment: await one.words('reason', 'They said more') });
  expect(await one.refuses(judge, decision(await one.standing(), judge, 'refuse'))).toBe('appealWindowOpen');
  await one.rested();
  await one.decidedBy(judge, 'refuse');
  const { state, decided_at } = await one.row();
  expect(state).toMatchObject({ phase: 'decided', claims: [{ withdrawn: false }, { withdrawn: false }] });
  expect(decided_at! < state.window!.endsAt).toBe(true);
});

test('a claim that joins after a perspective record needs a finding of its own', async () => {
  const one = await openSampleCase(engine, samplePolicy());
  await one.claimed();
  await one.heardBy(judge);
  const joined = await one.claimed();
  await one.rested();
  await one.give(judge, { type: 'reveal' });
  expect(await one.refuses(judge, decision(await one.standing(), judge, 'refuse'))).toBe('findingMissing');
  const half = record(await one.standing(), 'specialPleading');
  expect(
    await one.refuses(judge, {
      ...half,
      findings: half.findings.filter((finding) => finding.claimId !== joined),
    }),
  ).toBe('findingMissing');
  await one.give(judge, { ...half, changeReasonCommitment: await one.words('reason', 'They said more') });
  await one.decidedBy(judge, 'refuse');
  expect(await one.state()).toMatchObject({ phase: 'decided', records: [{ version: 1 }, { version: 2 }] });
});

test('a late claim is refused with an entry on the trail, whether the case is decided or still heard', async () => {
  const [decided, heard] = await openSampleCases(engine, [80, 100], samplePolicy());
  await engine.pass(30 * DAY + 600_000);
  await decided!.becomes(({ phase }) => phase === 'decided');
  for (const one of [decided!, heard!]) {
    const { phase } = await one.state();
    expect(await one.refuses(await one.subject(), claim(await one.standing()))).toBe('appealWindowClosed');
    expect((await one.trail()).at(-1)?.event).toMatchObject({ type: 'claimRefused', reason: 'appealWindowClosed' });
    expect(await one.state()).toMatchObject({ phase, claims: [] });
  }
  // The hearing goes on after it.
  await heard!.heardBy(judge);
  await heard!.decidedBy(judge, 'grant');
  expect((await heard!.state()).phase).toBe('decided');
});

test('a claim withdrawn as the last ground before the window ends leaves the case to that end', async () => {
  const one = await openSampleCase(engine, samplePolicy());
  const claimId = await one.claimed();
  await one.takenBy(judge);
  await one.withdrawn(claimId);
  expect(await one.state()).toMatchObject({ phase: 'appealWindow', hearing: { grounds: [], holding: null } });
  expect(await one.refuses(judge, record(await one.standing(), 'specialPleading'))).toBe('notAssigned');
  await engine.pass(29 * DAY);
  expect((await one.state()).phase).toBe('appealWindow');
  await engine.pass(DAY + 600_000);
  const state = await one.becomes(({ phase }) => phase === 'decided');
  expect(state.decision).toMatchObject({ judgeId: null, outcome: 'refuse' });
  expect(state.decision!.at >= state.window!.endsAt).toBe(true);
});

test('a claim withdrawn as the last ground after the window has ended ends the case uncontested', async () => {
  const one = await openSampleCase(engine, samplePolicy());
  const claimId = await one.claimed();
  await engine.pass(31 * DAY);
  expect((await one.state()).phase).toBe('hearing');
  await one.withdrawn(claimId);
  const state = await one.becomes(({ phase }) => phase === 'decided');
  expect(state.decision).toMatchObject({ judgeId: null, outcome: 'refuse', adverse: true });
  expect(await one.events()).toEqual(expect.arrayContaining(['claimWithdrawn', 'hearingClosed', 'decided']));
});

test('a signature that the policy requires is required even after a claim was withdrawn', async () => {
  const one = await openSampleCase(engine, samplePolicy({ uncontestedAdverse: 'signOff' }));
  await one.withdrawn(await one.claimed());
  await engine.pass(30 * DAY + 600_000);
  await one.becomes(({ phase }) => phase === 'hearing');
  expect((await one.state()).hearing?.grounds).toEqual(['signOff']);
  // Its workflow lives: time goes on reminding of it.
  await engine.pass(6 * DAY);
  expect(await one.events()).toEqual(expect.arrayContaining(['hearingReminded', 'hearingOverdue']));
  await one.heardBy(judge);
  await one.decidedBy(judge, 'refuse');
  expect((await one.state()).phase).toBe('decided');
});

test('a withdrawn claim does not discard a judge’s work: the case stays with people', async () => {
  const one = await openSampleCase(engine, samplePolicy());
  const claimId = await one.claimed();
  await one.heardBy(judge);
  await one.withdrawn(claimId);
  expect(await one.state()).toMatchObject({ phase: 'hearing', hearing: { grounds: ['claim', 'signOff'] } });
  await engine.pass(31 * DAY);
  expect((await one.state()).phase).toBe('hearing');
  await one.takenBy(judge);
  await one.decidedBy(judge, 'grant');
  expect(await one.state()).toMatchObject({ phase: 'decided', decision: { judgeId: judge.id } });
});

test('a claim raised again after a withdrawal is heard', async () => {
  const one = await openSampleCase(engine, samplePolicy());
  await one.withdrawn(await one.claimed());
  await one.claimed();
  expect(await one.state()).toMatchObject({ phase: 'hearing', hearing: { grounds: ['claim'] } });
  await engine.pass(36 * DAY);
  expect((await one.state()).hearing).toMatchObject({ reminded: true, overdue: true });
  await one.heardBy(otherJudge);
  await one.decidedBy(otherJudge, 'refuse');
  expect((await one.state()).phase).toBe('decided');
});

test('claims that arrive at once are all accepted, and one that is sent again is accepted once', async () => {
  const one = await openSampleCase(engine, samplePolicy());
  const subject = await one.subject();
  const claims = await Promise.all(Array.from({ length: 5 }, async () => claim(await one.standing())));
  const [sentAgain] = claims;
  const [first, ...others] = await Promise.all([
    ...Array.from({ length: 3 }, () => one.give(subject, sentAgain!, 'sent-again')),
    ...claims.slice(1).map((claim) => one.give(subject, claim)),
  ]);
  expect(others.slice(0, 2)).toEqual([first, first]);
  const { claims: taken } = await one.state();
  expect(taken.map((claim) => claim.claimId).toSorted()).toEqual(claims.map((claim) => claim.claimId).toSorted());
});
