import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '#db/transaction.ts';
import { startTestEngine, type TestEngine } from '../../setup/engine.ts';
import { riskScorer } from '../../setup/sample-policy.ts';
import { startApp, type AppUnderTest } from '../app-under-test.ts';
import { WORDS } from '../../case/words.ts';
import { caseIn, decided, heard, openCases, phaseOf } from '../opened-cases.ts';

let engine: TestEngine;
let app: AppUnderTest;
beforeAll(async () => {
  engine = await startTestEngine({ scorer: riskScorer, skipTime: true });
  app = await startApp({ engine, change: { devTokens: () => Promise.resolve(undefined) } });
});
afterAll(async () => {
  await app.close();
  await engine.stop();
});

const read = (id: string, account = 'institution@demo') => app.call(account, `GET /v1/cases/${id}`);
const viewsOf = (caseId: string) =>
  inTransaction(app.test.database, { institutionId: 'demo', actor: 'human:test' }, (transaction) =>
    transaction
      .selectFrom('views')
      .selectAll()
      .where('case_id', '=', caseId)
      .where('audience', '=', 'institution')
      .execute(),
  );

test('an institution reads the outcome of a claimed case, and no one’s words except the decision’s reasons', async () => {
  const [id = ''] = await openCases(app, [80], 'heard');
  expect((await read(id)).body).toMatchObject({
    id,
    externalRef: 'heard-0',
    phase: 'appealWindow',
    policy: 'credit',
    policyVersion: 1,
    facts: { risk: 80, age: 40, employer: 'Employer of heard-0' },
    score: { probability: 0.8, provisionalOutcome: 'refuse', adverse: true, builtin: true },
    claims: [],
    notices: [{ about: 'provisionalOutcome', status: 'handedOver' }],
  });
  const one = await caseIn(app, id);
  const claimId = await one.claimed();
  await heard(one);
  const { body: before } = await read(id);
  expect(before).toMatchObject({ phase: 'hearing', hearing: { grounds: ['claim'], overdue: false } });
  expect(before.claims).toEqual([{ id: claimId, kind: 'exception', raisedAt: expect.any(String), withdrawn: false }]);
  expect(before).not.toHaveProperty('decision');
  expect(before).not.toHaveProperty('outcome');

  const decisionId = await decided(one);
  const { body: after, text } = await read(id);
  expect(after).toMatchObject({
    phase: 'decided',
    outcome: 'grant',
    adverse: false,
    claims: [{ id: claimId, finding: 'exceptional' }],
    decision: {
      id: decisionId,
      route: 'hearing',
      decidedBy: 'judge-1@demo',
      reasons: WORDS.reasons,
      outcomeWithoutIndividualFacts: 'refuse',
    },
  });
  const contributions = after.decision.contributions as {
    method: string;
    actor: { kind: string; id: string };
    weight: string;
  }[];
  expect(contributions.map(({ method, actor, weight }) => [method, actor.kind, actor.id, weight]).toSorted()).toEqual([
    ['correlational', 'model', 'builtin/reference-class', 'setAside'],
    ['empathy', 'human', 'judge-1@demo', 'principal'],
    ['theoryBased', 'human', 'judge-1@demo', 'considered'],
  ]);
  const { reasons: _, ...others } = WORDS;
  for (const words of [...Object.values(others), 'SECRET-RATIONALE', 'Name of heard-0', '@example.org'])
    expect(text).not.toContain(words);
  expect((await app.call('institution@demo', 'GET /v1/cases?adverse=false&phase=decided')).body.cases).toContainEqual(
    expect.objectContaining({ id, outcome: 'grant', adverse: false }),
  );
});

test('a case without a score says why', async () => {
  const [id = ''] = await openCases(app, [100], 'unscored');
  const { body } = await read(id);
  expect(body).toMatchObject({
    phase: 'hearing',
    unscored: { reason: 'modelUnavailable', detail: 'told so' },
    hearing: { grounds: ['unscored'] },
  });
  expect(body).not.toHaveProperty('score');
});

test('what a person saw of a score is stored, once for each content', async () => {
  const [id = ''] = await openCases(app, [80], 'seen');
  await read(id);
  await read(id);
  await read(id, 'machine:institution@demo');
  await read(id, 'auditor@demo');
  expect(await viewsOf(id)).toMatchObject([{ principal_id: 'institution@demo', discloses_score: true }]);
  await (await caseIn(app, id)).claimed();
  await read(id);
  expect(await viewsOf(id)).toHaveLength(2);
});

test('a person who may still hear a case does not see its score on another page', async () => {
  const [id = ''] = await openCases(app, [80], 'blind');
  await (await caseIn(app, id)).claimed();
  for (const path of [`/v1/cases/${id}`, `/v1/audit/cases/${id}/trail`, `/v1/audit/cases/${id}/prov`])
    for (const account of ['institution-judge-auditor@demo', 'supervisor-auditor-institution@demo'])
      expect(await app.call(account, `GET ${path}`)).toMatchObject({ status: 403, body: { code: 'stillBlind' } });
  expect(await viewsOf(id)).toEqual([]);
});

test('a case with an open claim is withdrawn when its subject agrees, and continues until they do', async () => {
  const [agrees = '', stays = ''] = await openCases(app, [80, 90], 'let-go');
  const reason = 'The application was taken back by phone.';
  for (const [id, agreed] of [
    [agrees, true],
    [stays, false],
  ] as const) {
    const one = await caseIn(app, id);
    const { token } = one;
    await one.claimed();
    const withdraw = () => app.call('institution@demo', `POST /v1/cases/${id}/withdraw`, { body: { reason } });
    const answer = () => app.call(null, `POST /v1/appeals/${token}/withdrawal`, { body: { agreed } });
    expect(await answer()).toMatchObject({ status: 409, body: { code: 'withdrawalNotProposed' } });
    expect(await withdraw()).toMatchObject({ status: 202, body: { id, phase: 'hearing' } });
    expect(await withdraw()).toMatchObject({ status: 409, body: { code: 'withdrawalPending' } });
    expect((await read(id)).body).toMatchObject({ phase: 'hearing', withdrawal: 'awaitsSubject' });
    const { body: asked } = await app.call(null, `GET /v1/appeals/${token}`);
    expect(asked).toMatchObject({
      withdrawal: { reason, declined: false },
      status: expect.stringContaining('Only you'),
    });
    expect(await answer()).toMatchObject({ status: 200, body: { agreed } });
    const { body } = await read(id);
    expect(body.phase).toBe(agreed ? 'withdrawn' : 'hearing');
    expect(body).not.toHaveProperty('outcome');
    expect(await answer()).toMatchObject({ status: 409 });
    expect(await withdraw()).toMatchObject({
      status: 409,
      body: { code: agreed ? 'wrongPhase' : 'withdrawalDeclined' },
    });
  }
});

test('a withdrawn case is over, and its subject is told', async () => {
  const cases = await openCases(app, [80, 90], 'withdrawn');
  const [waiting = ''] = cases;
  for (const id of cases) {
    const withdraw = (body: unknown) => app.call('institution@demo', `POST /v1/cases/${id}/withdraw`, { body });
    expect(await withdraw({ reason: ' ' })).toMatchObject({ status: 422 });
    expect(await withdraw({})).toMatchObject({ status: 422 });
    expect(await withdraw({ reason: 'Sent by mistake.', by: 'me' })).toMatchObject({ status: 422 });
    expect(await withdraw({ reason: 'a\u0000b' })).toMatchObject({ status: 422 });
    expect(await withdraw({ reason: 'Sent by mistake.' })).toEqual(
      expect.objectContaining({ status: 200, body: { id, phase: 'withdrawn' } }),
    );
    expect(await withdraw({ reason: 'Again.' })).toMatchObject({ status: 409, body: { code: 'wrongPhase' } });
    const { body } = await read(id);
    expect(body).toMatchObject({ phase: 'withdrawn' });
    expect(body.notices.map(({ about }: { about: string }) => about)).toContain('withdrawal');
    expect(body).not.toHaveProperty('outcome');
  }
  for (const account of ['judge-1@demo', 'auditor@demo', null])
    expect((await app.call(account, `POST /v1/cases/${waiting}/withdraw`, { body: {} })).status).toBe(
      account === null ? 401 : 403,
    );
});

test('a docket is withdrawn except for its claimed cases, and subjects who knew of their case are told', async () => {
  const [claimed = '', told = ''] = await openCases(app, [80, 90], 'recalled');
  await (await caseIn(app, claimed)).claimed();
  const { docketId } = (await read(told)).body;
  const withdraw = () =>
    app.call('institution@demo', `POST /v1/dockets/${docketId}/withdraw`, { body: { reason: 'wrong file' } });
  expect((await app.call('institution@demo', `GET /v1/dockets/${docketId}`)).body.subjectsTold).toBe(2);
  const asked = [{ id: claimed, externalRef: 'recalled-0' }];
  expect(await withdraw()).toMatchObject({ status: 200, body: { withdrawn: 1, subjectsTold: 1, asked, stayed: [] } });
  expect((await read(told)).body).toMatchObject({
    phase: 'withdrawn',
    notices: expect.arrayContaining([expect.objectContaining({ about: 'withdrawal' })]),
  });
  expect((await read(claimed)).body).toMatchObject({ phase: 'hearing', withdrawal: 'awaitsSubject' });
  expect(await withdraw()).toMatchObject({
    status: 200,
    body: { withdrawn: 0, alreadyWithdrawn: 1, asked, stayed: [] },
  });
});

test('a later outcome becomes a precedent, once', async () => {
  const [decided = '', open = ''] = await openCases(app, [10, 80], 'later');
  await phaseOf(app, decided, (phase) => phase === 'decided');
  const say = (id: string, body: unknown) => app.call('institution@demo', `POST /v1/cases/${id}/outcome`, { body });
  const now = Date.parse(await engine.now());
  const [past, future] = [now - 1_000, now + 86_400_000].map((moment) => new Date(moment).toISOString());

  expect(await say(decided, {})).toMatchObject({ status: 422 });
  expect(await say(decided, { event: 'repaid', observedAt: 'yesterday' })).toMatchObject({ status: 422 });
  expect(await say(decided, { event: 'repaid', observedAt: future })).toMatchObject({
    status: 422,
    body: { errors: [{ field: '/observedAt' }] },
  });
  expect(await say(decided, { event: 'grant' })).toMatchObject({ status: 422, body: { code: 'outcomeUnknown' } });
  expect(await say(open, { event: 'repaid' })).toMatchObject({ status: 409, body: { code: 'wrongPhase' } });

  expect(await say(decided, { event: 'repaid', observedAt: past })).toMatchObject({
    status: 200,
    body: { id: decided, event: 'repaid', precedent: { id: decided, status: 'added' } },
  });
  expect(await say(decided, { event: 'repaid' })).toMatchObject({
    status: 200,
    body: { precedent: { status: 'present' } },
  });
  expect(await say(decided, { event: 'defaulted' })).toMatchObject({
    status: 409,
    body: {
      code: 'outcomeAlreadyRecorded',
      detail: expect.stringContaining('is repaid'),
      remedy: expect.stringContaining('give supersedes'),
    },
  });
  expect((await read(decided)).body).toMatchObject({ phase: 'decided', laterOutcome: 'repaid' });

  const same = { id: decided, facts: { risk: 10, age: 40 }, outcome: 'repaid' };
  const imported = await app.call('institution@demo', 'POST /v1/precedents', {
    body: { policy: 'credit', precedents: [same] },
  });
  expect(imported).toMatchObject({ status: 200, body: { added: 0, present: 1 } });
});

test('a precedent of the same name stays as it is', async () => {
  const [id = ''] = await openCases(app, [10], 'taken');
  await phaseOf(app, id, (phase) => phase === 'decided');
  const other = { id, facts: { risk: 99, age: 40 }, outcome: 'defaulted' };
  await app.call('institution@demo', 'POST /v1/precedents', { body: { policy: 'credit', precedents: [other] } });
  expect(
    await app.call('institution@demo', `POST /v1/cases/${id}/outcome`, { body: { event: 'repaid' } }),
  ).toMatchObject({
    status: 200,
    body: { precedent: { id, status: 'differs' } },
  });
});
