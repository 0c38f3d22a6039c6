import { expect, test } from 'vitest';
import { recordOf, WORDS } from '../../case/words.ts';
import { JUDGE } from '../court.ts';
import { openCourt } from '../open-court.ts';

const court = await openCourt();

const UNTOLD = 'They have not said anything yet, and I do not guess what they mean.';
const nothingTold = { attributed: [], couldNotTell: UNTOLD };

test('a subject has an automatic decision reviewed by a person, who confirms it in their own words', async () => {
  const { app, scene } = court;
  const one = await court.uncontested();
  const appeal = async () => (await app.call(null, `GET /v1/appeals/${one.token}`)).body;
  const page = async (language = 'en') =>
    (
      await app.call(null, `GET /appeal/${one.token}`, {
        headers: { accept: 'text/html', 'accept-language': language },
      })
    ).text;
  const why = 'The debt that counts against me was my brother’s.';
  expect((await appeal()).reviewableUntil).toEqual(expect.any(String));
  expect(await page()).toContain('Ask a person to look at this decision');
  expect(await page('de')).toContain('Diese Entscheidung von einem Menschen prüfen lassen');
  const asked = await app.call(null, `POST /v1/appeals/${one.token}/review`, { body: { why } });
  expect(asked).toMatchObject({ status: 201, body: { requestId: expect.any(String), underReview: true } });
  const { requestId } = asked.body;
  expect(await appeal()).toMatchObject({
    phase: 'hearing',
    underReview: true,
    reviewableUntil: null,
    reviewRequests: [{ id: requestId, why }],
    decision: { outcome: 'refuse' },
  });
  expect(await page()).not.toContain('Ask a person to look at this decision');
  expect(await app.call(null, `POST /v1/appeals/${one.token}/review`, { body: { why } })).toMatchObject({
    status: 409,
    body: { code: 'decisionUnderReview' },
  });
  const { notices } = (await app.call('institution@demo', `GET /v1/cases/${one.caseId}`)).body;
  expect(notices).toEqual(expect.arrayContaining([expect.objectContaining({ about: 'reopened' })]));

  await scene.take(one, JUDGE);
  const shown = await app.call(JUDGE, `GET /v1/hearings/${one.caseId}`);
  expect(shown.body).toMatchObject({ claims: [], reviewRequests: [{ id: requestId, why }] });
  expect(shown.body).not.toHaveProperty('decision');
  const cited = { material: 'reviewRequest', id: requestId, quote: 'was my brother’s' };
  const record = (quote: string) =>
    app.call(JUDGE, `POST /v1/hearings/${one.caseId}/perspective`, {
      body: {
        ...recordOf([]),
        affectiveMatching: { emotions: [], couldNot: UNTOLD },
        otherOrientedPerspective: {
          restatement: WORDS.restatement,
          beliefs: { attributed: [{ statement: 'They owe nothing.', citations: [{ ...cited, quote }] }] },
          desires: nothingTold,
          intentions: nothingTold,
          circumstances: nothingTold,
        },
      },
    });
  expect(await record('was my own')).toMatchObject({
    status: 422,
    body: { errors: [{ field: expect.stringMatching(/\/quote$/) }] },
  });
  expect(await record(cited.quote)).toMatchObject({ status: 201 });
  await scene.complete(one);
  const confirmed = await app.call(JUDGE, `POST /v1/hearings/${one.caseId}/decision`, {
    body: {
      outcome: 'refuse',
      reasons: WORDS.reasons,
      contributions: one.sources.map((source) => ({ source, weight: 'considered', reason: WORDS.weighing })),
      supersedes: { decisionId: one.decisionId, reason: 'I have looked at it myself, and it holds.' },
    },
  });
  expect(confirmed, confirmed.text).toMatchObject({ status: 201, body: { phase: 'decided' } });
  expect(await app.call(null, `POST /v1/appeals/${one.token}/review`, { body: { why } })).toMatchObject({
    status: 409,
    body: { code: 'notAutomatic' },
  });
}, 60_000);
