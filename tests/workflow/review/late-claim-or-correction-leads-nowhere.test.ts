import { expect, test } from 'vitest';
import type { CaseScorer } from '#activities/case-scorer.ts';
import { correctAndScore } from '#api/acts/correct-facts.ts';
import type { ApiDependencies } from '#api/deps.ts';
import { uuidv7 } from '#db/id.ts';
import { hearingWorkflowId } from '#workflows/contract.ts';
import type { CaseState } from '#workflows/domain/state.ts';
import { decision } from '../../case/commands.ts';
import { WorkflowCase } from '../../case/workflow-case.ts';
import { openEngine } from '../../setup/open-engine.ts';
import { riskScorer, samplePolicy } from '../../setup/sample-policy.ts';
import { clerk, INSTITUTION, judges, supervisor } from '../people.ts';
import { openSampleCase, openSampleCases, openSampleDocket } from '../sample.ts';

const DAY = 86_400_000;
const [judge, otherJudge] = judges;

/** The risk of a case whose scorer answers only once the facts have been corrected. */
const HELD = 77;
const held = Promise.withResolvers<null>();
const scorer: CaseScorer = {
  async score(request) {
    if (request.facts.risk === HELD) await held.promise;
    return riskScorer.score(request);
  },
};
const engine = await openEngine({ scorer, skipTime: true });

/** The clerk corrects the fact that the scorer goes by, as the API does it. */
async function corrected(one: WorkflowCase, risk: number): Promise<void> {
  const {
    test: { database },
    dependencies: { clock },
    workflows,
  } = engine;
  const api = { database, subjectDatabase: database, clock, workflows } as ApiDependencies;
  const staff = {
    kind: 'human',
    id: clerk.id,
    name: 'Clerk',
    institutionId: INSTITUTION,
    roles: ['institution'],
  } as const;
  await correctAndScore(api, staff, one.id, { facts: { risk }, reason: 'a typing error' });
  await workflows.settled();
}

const scoredAt = (probability: number) => (state: CaseState) =>
  state.scoringAgain === undefined && state.score?.probability === probability;

/** Both versions of the facts, and every score that the case has had. */
const versionsOf = (one: WorkflowCase) =>
  one.within(async (transaction) => {
    const facts = await transaction
      .selectFrom('personal_texts')
      .select('body')
      .where('case_id', '=', one.id)
      .where('kind', '=', 'facts')
      .orderBy('created_at')
      .execute();
    const now = await transaction.selectFrom('cases').select('facts').where('case_id', '=', one.id).executeTakeFirst();
    const earlier = facts.map(({ body }) => (JSON.parse(body) as { risk: number }).risk);
    return [...earlier, now?.facts.risk];
  });

const scoresOf = async (one: WorkflowCase) =>
  (await one.trail()).flatMap(({ event }) => (event.type === 'scored' ? [event.score.probability] : []));

const about = async (one: WorkflowCase) => (await one.notices()).map((each) => each.about);

test('a late claim that is admitted is heard and decided, and its decision can be superseded like any other', async () => {
  const one = await openSampleCase(engine, samplePolicy());
  await engine.pass(30 * DAY + 600_000);
  const { decision: byMachine } = await one.becomes(({ phase }) => phase === 'decided');
  const { commit } = await one.standing();
  const late = {
    type: 'raiseLateClaim',
    claimId: uuidv7(),
    statementCommitment: commit('claim', 'My case is different.'),
    whyCommitment: commit('reason', 'I was in hospital.'),
  } as const;
  await one.give(await one.subject(), late);
  await engine.pass(10 * DAY);
  expect(await one.state()).toMatchObject({ phase: 'decided', claims: [], lateClaims: [{ status: 'waiting' }] });

  const { commit: commitReason, newSeed } = await one.standing();
  const reasonCommitment = commitReason('reason', 'They were in hospital.');
  await one.give(supervisor, { type: 'reopenCase', reasonCommitment, seed: newSeed() });
  expect(await one.state()).toMatchObject({
    phase: 'hearing',
    decision: { decisionId: byMachine!.decisionId },
    claims: [{ claimId: late.claimId, withdrawn: false }],
  });
  // No time brings a decision on it, however long no judge comes.
  await engine.pass(40 * DAY);
  expect(await one.state()).toMatchObject({ phase: 'hearing', decision: { decisionId: byMachine!.decisionId } });
  await one.heardBy(judge);
  await one.give(judge, { type: 'reveal' });
  expect(await one.refuses(judge, decision(await one.standing(), judge, 'refuse', { supersedes: null }))).toBe(
    'supersedingReasonMissing',
  );
  const confirmed = await one.decidedBy(judge, 'refuse');
  const handle = engine.environment.client.workflow.getHandle(hearingWorkflowId(one.id));
  await handle.result();

  const supersedes = {
    decisionId: confirmed,
    reasonCommitment: await one.words('reason', 'I had overlooked a letter'),
  };
  expect(await one.refuses(otherJudge, decision(await one.standing(), otherJudge, 'grant', { supersedes }))).toBe(
    'wrongPhase',
  );
  const last = await one.decidedBy(judge, 'grant', { supersedes });
  const rows = await one.within((transaction) =>
    transaction.selectFrom('decisions').select(['decision_id', 'supersedes']).where('case_id', '=', one.id).execute(),
  );
  const replaced = rows.map((row) => row.supersedes);
  expect(replaced.toSorted()).toEqual([null, byMachine!.decisionId, confirmed].toSorted());
  expect(rows.filter((row) => !replaced.includes(row.decision_id))).toMatchObject([{ decision_id: last }]);
  expect(await one.row()).toMatchObject({ phase: 'decided', outcome: 'grant', adverse: false });
  await one.noticesWhen((notices) => notices.filter((each) => each.about === 'decision').length === 3);
  expect(await about(one)).toContain('reopened');
});

test('a fact corrected while its case is being scored counts in the only score that the case gets', async () => {
  const { cases } = await openSampleDocket(engine, [HELD], samplePolicy());
  const one = new WorkflowCase(engine, cases[0]!.id);
  await corrected(one, 81);
  held.resolve(null);
  await one.becomes(({ phase }) => phase === 'appealWindow');
  expect(await scoresOf(one)).toEqual([0.81]);
  expect(await versionsOf(one)).toEqual([HELD, 81]);
  await one.noticesWhen((notices) => notices.length === 1);
  expect(await about(one)).toEqual(['provisionalOutcome']);
});

test('a fact corrected in the window or the hearing is scored anew, and its subject is told and has the whole window again', async () => {
  const [waiting, claimed] = await openSampleCases(engine, [80, 80], samplePolicy());
  await claimed!.claimed();
  await claimed!.takenBy(judge);
  const ends = new Map<WorkflowCase, string>();
  for (const one of [waiting!, claimed!]) ends.set(one, (await one.state()).window!.endsAt);
  await engine.pass(10 * DAY);
  for (const one of [waiting!, claimed!]) {
    await corrected(one, 70);
    const { window } = await one.becomes(scoredAt(0.7));
    expect(Date.parse(window!.endsAt) - Date.parse(ends.get(one)!)).toBeGreaterThanOrEqual(10 * DAY);
    expect(await scoresOf(one)).toEqual([0.8, 0.7]);
    expect(await versionsOf(one)).toEqual([80, 70]);
    await one.noticesWhen((notices) => notices.some((each) => each.about === 'factsCorrected'));
  }
  expect(await claimed!.state()).toMatchObject({ phase: 'hearing', claims: [{ withdrawn: false }] });
  // When the first window would have ended, neither is decided; with the new one the uncontested case is.
  await engine.pass(20 * DAY + 600_000);
  expect((await waiting!.state()).phase).toBe('appealWindow');
  await engine.pass(10 * DAY + 600_000);
  await waiting!.becomes(({ phase }) => phase === 'decided');
  expect((await claimed!.state()).phase).toBe('hearing');
  await claimed!.heardBy(judge);
  await claimed!.decidedBy(judge, 'refuse');
  expect(await claimed!.state()).toMatchObject({ phase: 'decided', decision: { judgeId: judge.id } });
});

test('a fact corrected after the decision is scored anew once a supervisor has reopened the case, and a judge decides', async () => {
  const one = await openSampleCase(engine, samplePolicy());
  await engine.pass(30 * DAY + 600_000);
  const { decision: byMachine } = await one.becomes(({ phase }) => phase === 'decided');
  await expect(corrected(one, 20)).rejects.toMatchObject({ document: { code: 'decisionInForce' } });
  const { commit, newSeed } = await one.standing();
  const reasonCommitment = commit('reason', 'The clerk sent a wrong file.');
  await one.give(supervisor, { type: 'reopenCase', reasonCommitment, seed: newSeed() });
  await corrected(one, 20);
  await one.becomes(scoredAt(0.2));
  await one.noticesWhen((notices) => notices.some((each) => each.about === 'factsCorrected'));
  expect(await scoresOf(one)).toEqual([0.8, 0.2]);
  expect(await versionsOf(one)).toEqual([80, 20]);
  // The better score decides nothing by itself: the decision stays in force until a person has looked.
  await engine.pass(40 * DAY);
  expect(await one.state()).toMatchObject({ phase: 'hearing', decision: { decisionId: byMachine!.decisionId } });
  await one.heardBy(judge);
  await one.decidedBy(judge, 'grant');
  expect(await one.row()).toMatchObject({ phase: 'decided', outcome: 'grant', adverse: false });
  expect((await one.state()).decision).toMatchObject({ supersedes: { decisionId: byMachine!.decisionId } });
});
