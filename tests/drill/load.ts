import { setTimeout as sleep } from 'node:timers/promises';
import { askOwner } from '../setup/ask-owner.ts';
import type { Database } from './parts/database.ts';
import type { SentDocket } from './play-cases.ts';

/** What became of the requests under load. */
export interface LoadResult {
  sent: number;
  /** Not answered, or with 5xx, by what came instead. */
  lost: Map<string, number>;
  /** Ids of claims that were acknowledged. */
  acknowledged: Set<string>;
  seconds: number;
}

const AT_ONCE = 8;
const EVERY_CLAIM = 10;

/**
 * Sends requests without retries until the work beside it is done and there were enough of them: subjects read their cases, and
 * every tenth raises a claim or repeats it in the same words.
 *
 * @param least how many requests to send at least
 * @param beside goes on meanwhile
 */
export async function underLoad(
  url: string,
  open: SentDocket['open'],
  least: number,
  beside: () => Promise<unknown>,
): Promise<LoadResult> {
  const result: LoadResult = { sent: 0, lost: new Map(), acknowledged: new Set(), seconds: 0 };
  const begun = performance.now();
  let isDone = false;
  const work = beside().finally(() => (isDone = true));
  const send = async () => {
    while (!isDone || result.sent < least) {
      const turn = result.sent++;
      const outcome = await request(url, open, turn, result.acknowledged);
      if (outcome !== undefined) {
        result.lost.set(outcome, (result.lost.get(outcome) ?? 0) + 1);
        await sleep(50);
      }
    }
  };
  await Promise.all([work, ...Array.from({ length: AT_ONCE }, send)]);
  result.seconds = (performance.now() - begun) / 1_000;
  return result;
}

/** Sends one request; gives what was wrong where it was lost. */
async function request(
  url: string,
  open: SentDocket['open'],
  turn: number,
  acknowledged: Set<string>,
): Promise<string | undefined> {
  const isClaim = turn % EVERY_CLAIM === 0;
  const place = isClaim ? Math.floor(turn / EVERY_CLAIM) : turn;
  const { appeal, externalRef } = open[place % open.length]!;
  const sending = isClaim
    ? fetch(`${url}${appeal}/claims`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ statement: `My case ${externalRef} is another one than the file says.` }),
      })
    : fetch(`${url}${appeal}`);
  try {
    const response = await sending;
    const text = await response.text();
    if (isClaim && response.ok) acknowledged.add((JSON.parse(text) as { claimId: string }).claimId);
    return response.status >= 500 ? String(response.status) : undefined;
  } catch (error) {
    const { cause } = error as { cause?: { code?: string } };
    return cause?.code ?? 'no answer';
  }
}

/** Ids of the claims that the primary has. */
export async function storedClaims(database: Database): Promise<Set<string>> {
  const rows = await askOwner<{ id: string }>(database.urlOf('hearken'), 'select claim_id as id from hearken.claims');
  return new Set(rows.map(({ id }) => id));
}

/** Describes what was lost, for the table. */
export const describeLost = ({ lost }: LoadResult): string =>
  [...lost].map(([what, count]) => `${count} × ${what}`).join(', ');

export const countLost = ({ lost }: LoadResult): number => [...lost.values()].reduce((all, count) => all + count, 0);
