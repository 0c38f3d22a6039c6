import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { Receipt } from '#worker/standalone/demo/answers.ts';
import { createClient, Refused } from '#worker/standalone/demo/client.ts';
import type { Attempt } from './attempt.ts';
import { openRequest } from './open-request.ts';

/** A subject with their private link, at an address of their own. */
export interface Person {
  /** Opens a connection, over which a claim can be sent at a precise moment, however many others are sent then. */
  ready(key: string): Promise<() => Promise<Attempt>>;
  /** Claims once. Never throws: what came of it is in the attempt. The same `key` means the same claim. */
  claim(key: string, patience?: number): Promise<Attempt>;
  answer(questionId: string, patience?: number): Promise<void>;
}

const PATIENCE_MILLISECONDS = 60_000;
const STATEMENT = 'I see why this looks bad, but my case is different. My employer closed, and I have a new post.';

/**
 * @param link of a notice
 * @param place tells people apart, 0 to 65,535
 */
export function createPerson(apiUrl: string, link: string, place: number): Person {
  const appeal = `/v1/appeals/${new URL(link).pathname.split('/').at(-1) ?? ''}`;
  const address = `10.1.${(place >> 8) & 255}.${place & 255}`;
  const client = (patience: number, headers: Record<string, string> = {}) =>
    createClient(apiUrl, AbortSignal.timeout(patience), undefined, { 'x-forwarded-for': address, ...headers });
  return {
    ready: (key) =>
      openRequest(new URL(`${appeal}/claims`, apiUrl), JSON.stringify({ statement: STATEMENT }), {
        'x-forwarded-for': address,
        'idempotency-key': key,
      }),
    async claim(key, patience = PATIENCE_MILLISECONDS) {
      const sentAt = Date.now();
      try {
        const post = client(patience, { 'idempotency-key': key }).post;
        const { claimId } = await post(`${appeal}/claims`, Receipt, { statement: STATEMENT });
        return { sentAt, answeredAt: Date.now(), status: 201, code: 'taken', claimId };
      } catch (error) {
        const refused = error instanceof Refused ? error : undefined;
        const code = refused?.code ?? describe(error);
        return { sentAt, answeredAt: Date.now(), status: refused?.status ?? 0, code };
      }
    },
    async answer(questionId, patience = PATIENCE_MILLISECONDS) {
      const answer = 'What makes it different is the new post, which begins next month.';
      await client(patience).post(`${appeal}/answers`, z.unknown(), { questionId, answer });
    },
  };
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error as { cause?: { code?: string } };
  return cause?.code ?? error.name;
}

/** What came of a person's trying, from the first attempt on. */
export interface Insistence {
  firstSentAt: number;
  attempts: Attempt[];
  outcome: 'taken' | 'refused' | 'unanswered';
}

/**
 * Claims, and tries again while nothing answers or the service says that it cannot, as a person would.
 *
 * @param everyMilliseconds from one attempt to the next
 * @param until when the person gives up, in milliseconds since 1970
 */
export async function retryClaim(person: Person, everyMilliseconds: number, until: number): Promise<Insistence> {
  const key = randomUUID();
  const firstSentAt = Date.now();
  const attempts: Attempt[] = [];
  for (;;) {
    const attempt = await person.claim(key, Math.max(until - Date.now(), 1_000));
    attempts.push(attempt);
    const { status, sentAt } = attempt;
    if (status === 201) return { firstSentAt, attempts, outcome: 'taken' };
    if (status >= 400 && status < 500 && status !== 429) return { firstSentAt, attempts, outcome: 'refused' };
    if (Date.now() >= until) return { firstSentAt, attempts, outcome: 'unanswered' };
    await sleep(Math.max(sentAt + everyMilliseconds - Date.now(), 0));
  }
}
