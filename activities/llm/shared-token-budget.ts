import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from '#db/database.ts';
import {
  spend,
  type SpendingAccount,
  type SpendingChange,
  type SpendingReservation,
} from '#db/models/model-spending.ts';
import { inTransaction } from '#db/transaction.ts';
import { createBatches } from '../batches.ts';
import { costOf, type ModelPrices } from '#db/models/model-prices.ts';
import type { RequestUse, ReservationRequest, TokenBudget } from './token-budget.ts';
import { describeFault } from '#db/fault.ts';

type Change = { account: SpendingAccount; kind: 'change'; change: SpendingChange };
type Entry = Change | { account: SpendingAccount; kind: 'reservation'; reservation: SpendingReservation };
type Written = { granted: boolean } | { failure: unknown };

/**
 * The budget that all workers share: counted in the database, with its cost if the model has a price.
 *
 * A reservation that was never settled, because a process died, stays counted for the day. No request is turned away while
 * requests of this process are under way that may return tokens. Nothing is reserved for a policy without a limit. Usage is
 * written in batches, so that a busy endpoint does not wait for commits.
 */
export function createSharedTokenBudget(database: Database, prices: ModelPrices | null): TokenBudget {
  /** Changes that could not be written to the database yet. Tokens that they would release stay reserved until they are. */
  const untold: Change[] = [];

  const write = createBatches<Entry, Written>(async (entries) => {
    const written = new Map<Entry, Written>();
    for (const { account, entries: ofAccount } of byAccount([...untold.splice(0), ...entries]))
      try {
        await writeAccount(database, account, ofAccount, written);
      } catch (error) {
        untold.push(...ofAccount.filter(isChange));
        for (const entry of ofAccount) written.set(entry, { failure: error });
      }
    return (entry) => written.get(entry) ?? { failure: new Error('it was not written') };
  });

  /** By account, reservations of this process that are not settled. */
  const open = new Map<string, Set<Promise<unknown>>>();

  /** Reserves tokens, and returns whether that succeeded. If none are left, it first waits for requests that may release some. */
  async function setAside(account: SpendingAccount, reservation: SpendingReservation): Promise<boolean> {
    const underWay = () => [...(open.get(JSON.stringify(account)) ?? [])];
    for (;;) {
      const before = underWay();
      const written = await write({ account, kind: 'reservation', reservation });
      if ('failure' in written) throw written.failure;
      if (written.granted) return true;
      // Those that were granted by the same statement are noted as under way before this goes on.
      await nextTurn();
      const others = [...before, ...underWay()];
      if (others.length === 0) return false;
      await Promise.race(others);
    }
  }

  return {
    async reserve(request) {
      const { institutionId, policyKey, day, model, limit, estimate } = request;
      const account = { institutionId, policyKey, day };
      const currency = prices?.byModel.has(model) ? prices.currency : '';
      const settled = Promise.withResolvers<null>();
      if (limit !== null) {
        if (!(await setAside(account, { model, currency, tokens: estimate, limit }))) return null;
        noteOpen(open, JSON.stringify(account), settled.promise);
      }
      return {
        async settle(use) {
          const change = changeOf(request, use, currency, prices);
          // The built-in scorer uses no tokens and has no price.
          if (limit === null && change.promptTokens + change.completionTokens + change.assumedTokens === 0) return;
          // An answer that was paid for is not discarded because its cost could not be recorded; that is made up for
          // later.
          const written = await write({ account, kind: 'change', change });
          if ('failure' in written)
            process.emitWarning(`what ${model} used is not written down yet: ${describeFault(written.failure)}`);
          settled.resolve(null);
        },
      };
    },
  };
}

function noteOpen(open: Map<string, Set<Promise<unknown>>>, key: string, settled: Promise<unknown>): void {
  const ofAccount = open.get(key) ?? new Set();
  open.set(key, ofAccount.add(settled));
  void settled.then(() => {
    ofAccount.delete(settled);
    if (ofAccount.size === 0) open.delete(key);
  });
}

const isChange = (entry: Entry): entry is Change => entry.kind === 'change';

function byAccount(entries: readonly Entry[]): { account: SpendingAccount; entries: Entry[] }[] {
  const groups = new Map<string, { account: SpendingAccount; entries: Entry[] }>();
  for (const entry of entries) {
    const key = JSON.stringify(entry.account);
    const group = groups.get(key) ?? { account: entry.account, entries: [] };
    group.entries.push(entry);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Writes what happened to one account, and notes which reservations were granted. */
async function writeAccount(
  database: Database,
  account: SpendingAccount,
  entries: readonly Entry[],
  written: Map<Entry, Written>,
): Promise<void> {
  const changes = entries.filter(isChange);
  const reservations = entries.filter((each) => each.kind === 'reservation');
  const answers = await inTransaction(
    database,
    { institutionId: account.institutionId, actor: 'system:scorer' },
    (transaction) =>
      spend(
        transaction,
        account,
        changes.map(({ change }) => change),
        reservations.map(({ reservation }) => reservation),
      ),
  );
  for (const change of changes) written.set(change, { granted: true });
  reservations.forEach((reservation, place) => written.set(reservation, { granted: answers[place] ?? false }));
}

function changeOf(
  { model, limit, estimate }: ReservationRequest,
  use: RequestUse,
  currency: string,
  prices: ModelPrices | null,
): SpendingChange {
  const tokens = use.kind === 'told' ? use.tokens : { promptTokens: 0, completionTokens: 0 };
  return {
    model,
    currency,
    requests: use.kind === 'unpaid' ? 0 : 1,
    setAsideTokens: limit === null ? 0 : -estimate,
    ...tokens,
    assumedTokens: use.kind === 'assumed' ? estimate : 0,
    cost: costOf(prices, model, tokens),
  };
}
