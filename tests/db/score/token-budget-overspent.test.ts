import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSharedTokenBudget } from '#activities/llm/shared-token-budget.ts';
import type { ReservationRequest } from '#activities/llm/token-budget.ts';
import { connect, type Database } from '#db/database.ts';
import { spokenFor } from '#db/models/model-spending.ts';
import { inTransaction } from '#db/transaction.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { PRICES } from '../../setup/scoring-stage.ts';
import { askOwner } from '../../setup/ask-owner.ts';

let testDatabase: TestDatabase;
let other: Database;
beforeAll(async () => {
  testDatabase = await createTestDatabase({ connections: 8 });
  other = connect(testDatabase.url, 'hearken_app', 8);
});
afterAll(async () => {
  await other.destroy();
  await testDatabase.drop();
});

const DAY = '2026-02-14';
const asking = (institutionId: string, change: Partial<ReservationRequest> = {}): ReservationRequest => ({
  institutionId,
  policyKey: 'credit',
  model: 'test/model',
  day: DAY,
  limit: 10_000,
  estimate: 1_000,
  ...change,
});
const told = (promptTokens: number, completionTokens: number) =>
  ({ kind: 'told', tokens: { promptTokens, completionTokens } }) as const;
const spoken = (institutionId: string, policyKey = 'credit', day = DAY) =>
  inTransaction(testDatabase.database, { institutionId, actor: 'system:test' }, (transaction) =>
    spokenFor(transaction, { institutionId, policyKey, day }),
  );

test('two processes together do not exceed a day’s limit, and unused tokens can be spent', async () => {
  const budgets = [testDatabase.database, other].map((database) => createSharedTokenBudget(database, null));
  let granted = 0;
  let most = 0;
  await Promise.all(
    budgets.flatMap((budget) =>
      Array.from({ length: 100 }, async () => {
        const reservation = await budget.reserve(asking('two'));
        if (!reservation) return;
        granted += 1;
        most = Math.max(most, await spoken('two'));
        await reservation.settle(told(100, 20));
      }),
    ),
  );
  expect(most).toBeLessThanOrEqual(10_000);
  expect(granted).toBeGreaterThanOrEqual(10);
  expect(await spoken('two')).toBe(granted * 120);

  // Settled use is far below the estimates, so there is room again.
  const [one, another] = budgets;
  expect(await one?.reserve(asking('two', { limit: granted * 120 + 1_000 }))).not.toBeNull();
  expect(await another?.reserve(asking('two', { limit: granted * 120 + 1_000 }))).toBeNull();
});

test('a request is not refused for want of tokens that are released a moment later', async () => {
  const budget = createSharedTokenBudget(testDatabase.database, null);
  const first = await budget.reserve(asking('waits', { estimate: 9_000 }));
  const second = budget.reserve(asking('waits', { estimate: 9_000 }));
  const third = budget.reserve(asking('waits', { estimate: 9_500 }));
  await first?.settle(told(500, 100));
  const granted = await second;
  expect(granted).not.toBeNull();
  await granted?.settle(told(500, 100));
  expect(await third).toBeNull();
});

test('of requests that are made together, those beyond the limit wait for the others instead of being refused', async () => {
  const budget = createSharedTokenBudget(testDatabase.database, null);
  const made = Array.from({ length: 12 }, async () => {
    const reservation = await budget.reserve(asking('together', { estimate: 4_000 }));
    await reservation?.settle(told(100, 20));
    return reservation !== null;
  });
  expect(await Promise.all(made)).toEqual(Array(12).fill(true));
});

test('tokens that a dead process had reserved are not spent again, and the next day starts from zero', async () => {
  const dies = createSharedTokenBudget(other, null);
  for (let request = 0; request < 10; request += 1) expect(await dies.reserve(asking('dead'))).not.toBeNull();
  const lives = createSharedTokenBudget(testDatabase.database, null);
  expect(await lives.reserve(asking('dead', { estimate: 1 }))).toBeNull();
  expect(await lives.reserve(asking('dead', { day: '2026-02-15' }))).not.toBeNull();
});

test('each institution and each policy has a budget of its own, whatever the model', async () => {
  const budget = createSharedTokenBudget(testDatabase.database, null);
  const spendAll = async (institutionId: string, change: Partial<ReservationRequest> = {}) =>
    (await budget.reserve(asking(institutionId, { estimate: 10_000, ...change })))?.settle(told(9_000, 1_000));
  await spendAll('one');
  expect(await budget.reserve(asking('one', { model: 'another/model', estimate: 1 }))).toBeNull();
  await spendAll('one', { policyKey: 'bail' });
  await spendAll('neighbour');
  expect([await spoken('one'), await spoken('one', 'bail'), await spoken('neighbour')]).toEqual([
    10_000, 10_000, 10_000,
  ]);
});

test('requests, tokens and their cost are recorded, with or without a limit', async () => {
  const budget = createSharedTokenBudget(testDatabase.database, PRICES);
  for (const limit of [null, 1_000_000]) {
    for (const use of [told(1_000, 200), told(500, 100), { kind: 'assumed' }, { kind: 'unpaid' }] as const)
      await (await budget.reserve(asking('books', { limit })))?.settle(use);
    await (await budget.reserve(asking('books', { limit, model: 'without/price' })))?.settle(told(7, 3));
  }
  const rows = await askOwner(
    testDatabase.ownerUrl,
    `select model, currency, requests::int, set_aside_tokens::int as aside, prompt_tokens::int as prompt,
       completion_tokens::int as completion, assumed_tokens::int as assumed, cost::float8
     from hearken.model_spending where institution_id = 'books' order by model`,
  );
  expect(rows).toEqual([
    {
      model: 'test/model',
      currency: 'EUR',
      requests: 6,
      aside: 0,
      prompt: 3_000,
      completion: 600,
      assumed: 2_000,
      cost: (3_000 * 1 + 600 * 10) / 1e6,
    },
    { model: 'without/price', currency: '', requests: 2, aside: 0, prompt: 14, completion: 6, assumed: 0, cost: 0 },
  ]);
});

describe('while the database is away', () => {
  test('no tokens are reserved, and an answer that was paid for is used and recorded later', async () => {
    let away = false;
    const database = new Proxy(testDatabase.database, {
      get: (target, name) => {
        if (away && name === 'transaction') throw new Error('no database');
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
    const budget = createSharedTokenBudget(database, null);
    const reservation = await budget.reserve(asking('away'));
    away = true;
    await reservation?.settle(told(100, 20));
    await expect(budget.reserve(asking('away'))).rejects.toThrow('no database');
    away = false;
    expect(await spoken('away')).toBe(1_000);
    await (await budget.reserve(asking('away')))?.settle(told(1, 1));
    expect(await spoken('away')).toBe(122);
  });
});
