import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createMailCatcher } from '#activities/notices/mail-catcher.ts';
import { uuidv7 } from '#db/id.ts';
import { hearingWorkflowId } from '#workflows/contract.ts';
import { startTestEngine, type TestEngine } from '../../setup/engine.ts';
import { claim, decision } from '../../case/commands.ts';
import { riskScorer, samplePolicy } from '../../setup/sample-policy.ts';
import { WorkflowCase } from '../../case/workflow-case.ts';
import { clerk, judges, supervisor } from '../people.ts';
import { openSampleCase, openSampleCases, openSampleDocket } from '../sample.ts';

const DAY = 86_400_000;
const [judge, otherJudge] = judges;

let engine: TestEngine;
/** While it is set, scores and notices wait for it. */
let held: Promise<void> | undefined;
beforeAll(async () => {
  engine = await startTestEngine({
    scorer: { score: async (request) => (await held, riskScorer.score(request)) },
    sender: {
      async send(message) {
        if (message.to.startsWith('unreachable')) throw new Error('not now');
        return createMailCatcher(engine.test.database).send(message);
      },
    },
    skipTime: true,
  });
});
afterAll(() => engine.stop());

const withdrawing = async (one: WorkflowCase) =>
  ({ type: 'withdrawCase', reasonCommitment: await one.words('reason', 'It was sent by mistake') }) as const;

test('a case withdrawn before it is scored is neither scored into a window nor decided', async () => {
  let goOn: () => void = () => undefined;
  held = new Promise((resolve) => (goOn = resolve));
  const docket = await openSampleDocket(engine, [10, 80], samplePolicy());
  const [one, other] = docket.cases.map(({ id }) => new WorkflowCase(engine, id));
  await one!.give(clerk, await withdrawing(one!));
  expect((await one!.state()).phase).toBe('withdrawn');
  goOn();
  held = undefined;
  await other!.becomes(({ phase }) => phase === 'appealWindow');
  expect(await one!.state()).toMatchObject({ phase: 'withdrawn', decision: null, score: null });
  const notices = await one!.noticesWhen((all) => all.every(({ status }) => status === 'handedOver'));
  expect(notices.map(({ about }) => about)).toEqual(['withdrawal']);
});

test('a case withdrawn while its notice cannot be handed over opens no hearing', async () => {
  const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
  const docket = await openSampleDocket(engine, [80], samplePolicy(), `unreachable-${uuidv7()}`);
  const [one] = docket.cases.map(({ id }) => new WorkflowCase(engine, id));
  await one!.becomes(({ phase }) => phase === 'scored');
  await one!.give(clerk, await withdrawing(one!));
  await engine.pass(DAY);
  expect(await one!.state()).toMatchObject({ phase: 'withdrawn', hearing: null });
  warn.mockRestore();
});

test('a case withdrawn in its window is not decided by the window’s end, and takes no claim', async () => {
  const one = await openSampleCase(engine, samplePolicy());
  await one.give(clerk, await withdrawing(one));
  expect(await one.refuses(await one.subject(), claim(await one.standing()))).toBe('appealWindowClosed');
  await engine.pass(31 * DAY);
  expect(await one.state()).toMatchObject({ phase: 'withdrawn', decision: null });
  expect(await one.refuses(clerk, await withdrawing(one))).toBe('wrongPhase');
});

test('a case withdrawn while a judge hears a claim is taken from the judge by its subject’s consent, and not before', async () => {
  const one = await openSampleCase(engine, samplePolicy());
  await one.claimed();
  await one.heardBy(judge);
  await one.give(clerk, await withdrawing(one));
  expect(await one.state()).toMatchObject({ phase: 'hearing', hearing: { holding: { judgeId: judge.id } } });
  expect(await one.refuses(clerk, await withdrawing(one))).toBe('withdrawalPending');
  expect(await one.refuses(clerk, { type: 'answerWithdrawal', agreed: true })).toBe('notPermitted');
  await one.give(await one.subject(), { type: 'answerWithdrawal', agreed: true });
  expect(await one.state()).toMatchObject({ phase: 'withdrawn', hearing: { holding: null } });
  expect(await one.refuses(judge, decision(await one.standing(), judge, 'refuse'))).toBe('wrongPhase');
  await engine.environment.client.workflow.getHandle(hearingWorkflowId(one.id)).result();
  expect((await one.notices()).map(({ about, status }) => [about, status])).toEqual([
    ['provisionalOutcome', 'handedOver'],
    ['withdrawalProposed', 'handedOver'],
    ['withdrawal', 'handedOver'],
  ]);
});

test('a case whose subject never answers the institution is heard and decided as if it had not asked', async () => {
  const one = await openSampleCase(engine, samplePolicy());
  await one.claimed();
  await one.give(clerk, await withdrawing(one));
  await engine.pass(400 * DAY);
  expect(await one.state()).toMatchObject({ phase: 'hearing', decision: null, claims: [{ withdrawn: false }] });
  await one.heardBy(judge);
  await one.decidedBy(judge, 'grant');
  expect((await one.state()).phase).toBe('decided');
});

test('a decided case is not withdrawn; a person who changes their mind supersedes, after the workflow has ended', async () => {
  const one = await openSampleCase(engine, samplePolicy());
  await one.claimed();
  await one.rested();
  await one.heardBy(judge);
  const decisionId = await one.decidedBy(judge, 'refuse');
  const handle = engine.environment.client.workflow.getHandle(hearingWorkflowId(one.id));
  await handle.result();
  const { runId } = await handle.describe();

  expect(await one.refuses(clerk, await withdrawing(one))).toBe('wrongPhase');
  expect(await one.refuses(judge, decision(await one.standing(), judge, 'grant'))).toBe('supersedingReasonMissing');
  const supersedes = { decisionId, reasonCommitment: await one.words('reason', 'I had overlooked an answer') };
  expect(await one.refuses(otherJudge, decision(await one.standing(), otherJudge, 'grant', { supersedes }))).toBe(
    'wrongPhase',
  );
  const later = await one.decidedBy(judge, 'grant', { supersedes });
  expect((await handle.describe()).runId).not.toBe(runId);
  expect(await one.row()).toMatchObject({ phase: 'decided', outcome: 'grant', adverse: false });
  expect((await one.state()).decision).toMatchObject({ decisionId: later, supersedes: { decisionId } });

  // A supervisor may supersede it too; an adverse decision takes somebody who has heard every claim themselves.
  const again = { decisionId: later, reasonCommitment: supersedes.reasonCommitment };
  expect(
    await one.refuses(supervisor, decision(await one.standing(), supervisor, 'refuse', { supersedes: again })),
  ).toBe('perspectiveMissing');
  const rows = await one.within((transaction) =>
    transaction.selectFrom('decisions').select(['decision_id', 'supersedes']).where('case_id', '=', one.id).execute(),
  );
  expect(rows).toHaveLength(2);
  const trail = await one.within((transaction) =>
    transaction.selectFrom('trail').select(['seq', 'kind', 'supersedes']).where('case_id', '=', one.id).execute(),
  );
  const [first, second] = trail.filter(({ kind }) => kind === 'decided');
  expect(second?.supersedes).toBe(first?.seq);
});

test('a decided case still accepts the later outcome and the survey, but no late claim', async () => {
  const [one] = await openSampleCases(engine, [10], samplePolicy());
  await one!.give(clerk, { type: 'recordLaterOutcome', event: 'repaid', observedAt: await engine.now() });
  expect(
    await one!.refuses(clerk, { type: 'recordLaterOutcome', event: 'defaulted', observedAt: await engine.now() }),
  ).toBe('outcomeAlreadyRecorded');
  await one!.give(await one!.subject(), { type: 'answerSurvey', surveyId: uuidv7() });
  expect(await one!.refuses(await one!.subject(), claim(await one!.standing()))).toBe('appealWindowClosed');
  expect(await one!.state()).toMatchObject({ phase: 'decided', laterOutcome: 'repaid', surveyed: true });
});

test('no one acts in another role: no subject on another’s case, no institution or machine as a judge', async () => {
  const [one, other] = await openSampleCases(engine, [80, 80], samplePolicy());
  expect(await one!.refuses(await other!.subject(), claim(await one!.standing()))).toBe('notPermitted');
  await one!.claimed();
  expect(await one!.refuses(clerk, { type: 'assign', how: 'next' })).toBe('notPermitted');
  const machine = { kind: 'system', id: 'loans', role: 'institution' } as const;
  expect(await one!.refuses(machine, { type: 'assign', how: 'next' })).toBe('notPermitted');
  expect(await one!.refuses({ kind: 'llm', id: 'a-model', role: 'scorer' }, { type: 'assign', how: 'next' })).toBe(
    'notPermitted',
  );
});
