import { expect, test } from 'vitest';
import { spend } from '#db/models/model-spending.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { openCourt } from '../open-court.ts';

const INSTITUTION = 'institution@demo';
const MODEL = { name: 'some-model', promptVersion: 'v1', card: 'builtin-reference-class.v1', dailyTokenBudget: 4_000 };
const prices = new Map([['batched-model', { prompt: 2, completion: 4, batch: { prompt: 1, completion: 2 } }]]);
const court = await openCourt('demo', { modelPrices: { currency: 'USD', byModel: prices } });

const forecast = (key: string, cases: number, account = INSTITUTION) =>
  court.app.call(account, `GET /v1/policies/${key}/forecast?cases=${cases}`);
const put = (key: string) =>
  court.app.call(INSTITUTION, `PUT /v1/policies/${key}`, {
    body: samplePolicy({ referenceClass: { k: 5, minimumSize: 5 }, model: MODEL }),
  });
const precedents = (key: string, from: number, to: number) =>
  court.app.call(INSTITUTION, 'POST /v1/precedents', {
    body: {
      policy: key,
      precedents: Array.from({ length: to - from }, (_, each) => ({
        id: `p-${from + each}`,
        facts: { risk: each, age: 40 },
        outcome: 'repaid',
      })),
    },
  });

test('a policy without enough precedents says how many are missing, and that all cases go to a person until then', async () => {
  expect(await put('fewPrecedents')).toMatchObject({ status: 201 });
  expect(await forecast('fewPrecedents', 7)).toMatchObject({
    status: 200,
    body: { policy: 'fewPrecedents', cases: 7, precedentsNeeded: 5, withoutScore: 7, model: null },
  });
  await precedents('fewPrecedents', 0, 4);
  expect((await forecast('fewPrecedents', 7)).body).toMatchObject({ precedentsNeeded: 1, withoutScore: 7 });
  await precedents('fewPrecedents', 4, 9);
  expect((await forecast('fewPrecedents', 7)).body).toMatchObject({ precedentsNeeded: 0, withoutScore: 0 });
});

test('tokens and cost are those of the requests until now, and a day’s budget is counted against them', async () => {
  await put('priced');
  await precedents('priced', 0, 5);
  const day = new Date().toISOString().slice(0, 10);
  const spent = (model: string, of: string) => ({
    model,
    currency: 'EUR',
    requests: 10,
    setAsideTokens: 0,
    promptTokens: 9_000,
    completionTokens: 900,
    assumedTokens: 100,
    cost: 0.5,
    of,
  });
  for (const { of, ...change } of [
    spent('some-model', 'priced'),
    spent('another', 'priced'),
    spent('some-model', 'fewPrecedents'),
  ])
    await court.bank.within((transaction) =>
      spend(transaction, { institutionId: 'demo', policyKey: of, day }, [change], []),
    );
  const { body } = await forecast('priced', 20);
  expect(body.model).toMatchObject({
    name: 'some-model',
    measuredRequests: 10,
    promptTokens: 18_000,
    completionTokens: 2_000,
    currency: 'EUR',
    daysOfBudget: 5,
  });
  expect(body.model.cost).toBeCloseTo(1);
});

test('the cost goes by the price of today, that of a batch where dockets are asked about in one', async () => {
  const account = { institutionId: 'demo', day: new Date().toISOString().slice(0, 10) };
  const spent = { model: 'batched-model', currency: 'EUR', requests: 10, setAsideTokens: 0, assumedTokens: 0, cost: 9 };
  for (const [key, requests, cost] of [
    ['inBatches', 'batch', 1.2],
    ['oneByOne', 'single', 2.4],
  ] as const) {
    const model = { ...MODEL, name: 'batched-model', requests };
    await court.app.call(INSTITUTION, `PUT /v1/policies/${key}`, {
      body: samplePolicy({ referenceClass: { k: 5, minimumSize: 5 }, model }),
    });
    await precedents(key, 0, 5);
    const change = { ...spent, promptTokens: 10_000, completionTokens: 1_000 };
    await court.bank.within((transaction) => spend(transaction, { ...account, policyKey: key }, [change], []));
    const { body } = await forecast(key, 1_000);
    expect(body.model).toMatchObject({ name: 'batched-model', currency: 'USD' });
    expect(body.model.cost).toBeCloseTo(cost);
  }
});

test('a forecast is about a policy of the institution’s own', async () => {
  expect((await forecast('priced', 1, 'institution@other')).status).toBe(404);
  expect((await forecast('priced', 1, 'auditor@demo')).status).toBe(200);
  expect((await forecast('nowhere', 1)).status).toBe(404);
  expect((await forecast('priced', 0)).status).toBe(422);
});
