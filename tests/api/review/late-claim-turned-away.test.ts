import { expect, test } from 'vitest';
import { recordOf, WORDS } from '../../case/words.ts';
import { JUDGE } from '../court.ts';
import { openCourt } from '../open-court.ts';

const court = await openCourt();

const UNTOLD = 'They have not said anything yet, and I do not guess what they mean.';
const nothingTold = { attributed: [], couldNotTell: UNTOLD };
const WHY = 'I was in hospital until yesterday.';
const asSupervisor = 'supervisor@demo';

test('a claim that comes late for a good reason is admitted, heard and decided, and one decision is in force throughout', async () => {
  const { app, scene } = court;
  const one = await court.uncontested();
  const account = async () => (await app.call('institution@demo', `GET /v1/cases/${one.caseId}`)).body;
  const appeal = async () => (await app.call(null, `GET /v1/appeals/${one.token}`)).body;
  const refusedClaim = await app.call(null, `POST /v1/appeals/${one.token}/claims`, {
    body: { statement: WORDS.statement },
  });
  expect(refusedClaim).toMatchObject({ status: 409, body: { code: 'appealWindowClosed' } });
  expect(await appeal()).toMatchObject({ mayRaiseClaim: false, mayClaimLate: true });

  const late = await app.call(null, `POST /v1/appeals/${one.token}/late-claims`, {
    body: { statement: WORDS.statement, why: WHY },
  });
  expect(late).toMatchObject({ status: 201, body: { claimId: expect.any(String), receivedAt: court.bank.at } });
  const { claimId } = late.body;
  expect(await appeal()).toMatchObject({
    phase: 'decided',
    claims: [],
    lateClaims: [{ id: claimId, status: 'waiting' }],
  });
  expect(await account()).toMatchObject({ phase: 'decided', lateClaims: [{ id: claimId, status: 'waiting' }] });

  const reopened = await app.call(asSupervisor, `POST /v1/cases/${one.caseId}/reopen`, {
    body: { reason: 'They were in hospital.' },
  });
  expect(reopened).toMatchObject({
    status: 200,
    body: { phase: 'hearing', underReview: true, claims: [{ id: claimId }] },
  });
  expect(await account()).toMatchObject({ phase: 'hearing', underReview: true, outcome: 'refuse', adverse: true });
  expect(await appeal()).toMatchObject({ phase: 'hearing', underReview: true, decision: { outcome: 'refuse' } });

  one.claimId = claimId;
  await scene.take(one, JUDGE);
  const blind = await app.call(JUDGE, `GET /v1/hearings/${one.caseId}`);
  expect(blind.body).toMatchObject({ claims: [{ id: claimId, statement: WORDS.statement }] });
  for (const hidden of ['score', 'decision', 'provisionalOutcome', 'grounds'])
    expect(blind.body).not.toHaveProperty(hidden);
  await scene.record(one, JUDGE);
  await scene.complete(one);
  const decision = { outcome: 'grant', reasons: WORDS.reasons, outcomeWithoutIndividualFacts: 'refuse' };
  const contributions = one.sources.map((source) => ({ source, weight: 'considered', reason: WORDS.weighing }));
  await app.call(JUDGE, `GET /v1/hearings/${one.caseId}`);
  const decide = (more: object) =>
    app.call(JUDGE, `POST /v1/hearings/${one.caseId}/decision`, { body: { ...decision, contributions, ...more } });
  expect(await decide({})).toMatchObject({ status: 422, body: { code: 'supersedingReasonMissing' } });
  const supersedes = { decisionId: one.decisionId, reason: 'They could not have said so in time.' };
  expect(await decide({ supersedes })).toMatchObject({ status: 201, body: { phase: 'decided' } });

  const after = await account();
  expect(after).toMatchObject({ phase: 'decided', outcome: 'grant', decision: { supersedes: one.decisionId } });
  expect(after).not.toHaveProperty('underReview');
  expect(await appeal()).toMatchObject({ underReview: false, claims: [{ id: claimId, finding: 'exceptional' }] });
  expect(after.notices.map(({ about }: { about: string }) => about)).toEqual(
    expect.arrayContaining(['reopened', 'decision']),
  );
}, 60_000);

test('the subject reads why their late claim was declined', async () => {
  const { app } = court;
  const one = await court.claimedLate();
  const decline = (claimId: string) =>
    app.call(asSupervisor, `POST /v1/cases/${one.caseId}/late-claims/${claimId}/decline`, {
      body: { reason: 'You were told twice, and answered.' },
    });
  expect(await decline(one.caseId)).toMatchObject({ status: 404, body: { code: 'claimUnknown' } });
  expect(await decline(one.claimId)).toMatchObject({ status: 200, body: { status: 'declined' } });
  expect((await app.call(null, `GET /v1/appeals/${one.token}`)).body.lateClaims).toMatchObject([
    { id: one.claimId, status: 'declined', reason: 'You were told twice, and answered.' },
  ]);
  const read = await app.call(null, `GET /appeal/${one.token}`, { headers: { accept: 'text/html' } });
  expect(read.text).toContain('You were told twice, and answered.');
  const inGerman = await app.call(null, `GET /appeal/${one.token}`, {
    headers: { accept: 'text/html', 'accept-language': 'de' },
  });
  expect(inGerman.text).toContain('Nicht zugelassen. Der Grund:');
}, 60_000);

test('a case that is reopened without a claim goes to a person, who may confirm its decision', async () => {
  const { app, scene } = court;
  const one = await court.uncontested();
  const reopened = await app.call(asSupervisor, `POST /v1/cases/${one.caseId}/reopen`, {
    body: { reason: 'The subject asked for a person.' },
  });
  expect(reopened).toMatchObject({ status: 200, body: { phase: 'hearing', underReview: true, claims: [] } });
  await scene.take(one, JUDGE);
  const recorded = await app.call(JUDGE, `POST /v1/hearings/${one.caseId}/perspective`, {
    body: {
      ...recordOf([]),
      affectiveMatching: { emotions: [], couldNot: UNTOLD },
      otherOrientedPerspective: {
        restatement: WORDS.restatement,
        beliefs: nothingTold,
        desires: nothingTold,
        intentions: nothingTold,
        circumstances: nothingTold,
      },
    },
  });
  expect(recorded.status, recorded.text).toBe(201);
  await scene.complete(one);
  const { decisionId } = one;
  const confirmed = await app.call(JUDGE, `POST /v1/hearings/${one.caseId}/decision`, {
    body: {
      outcome: 'refuse',
      reasons: WORDS.reasons,
      contributions: one.sources.map((source) => ({ source, weight: 'considered', reason: WORDS.weighing })),
      supersedes: { decisionId, reason: 'I have looked at it myself, and it holds.' },
    },
  });
  expect(confirmed, confirmed.text).toMatchObject({ status: 201, body: { phase: 'decided' } });
  expect((await app.call('institution@demo', `GET /v1/cases/${one.caseId}`)).body).toMatchObject({
    phase: 'decided',
    outcome: 'refuse',
    decision: { decidedBy: JUDGE, supersedes: decisionId },
  });
}, 60_000);
