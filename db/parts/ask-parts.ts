import { within } from './within.ts';

/** What is wrong with a part of the deployment, in words that may be public. */
export class PartFault extends Error {
  override name = 'PartFault';
}

/** Parts of the deployment by name. The check of a part resolves if it is well, and rejects if it is not. */
export type Parts = Readonly<Record<string, () => Promise<unknown>>>;

/** A part that is not well. `fault` may be public; `error` is for the log. */
export interface FailingPart {
  part: string;
  fault: string;
  error: unknown;
}

const PATIENCE_MILLISECONDS = 2_000;

/**
 * Asks all parts at the same time.
 *
 * @param patience milliseconds that each may take
 * @returns those that are not well, in the order given
 */
export async function findFailingParts(parts: Parts, patience = PATIENCE_MILLISECONDS): Promise<FailingPart[]> {
  const asked = Object.entries(parts).map(async ([part, ask]): Promise<FailingPart[]> => {
    try {
      await within(patience, ask());
      return [];
    } catch (error) {
      return [{ part, fault: error instanceof PartFault ? error.message : 'does not answer', error }];
    }
  });
  return (await Promise.all(asked)).flat();
}

/**
 * Parts whose answers are reused for a while, so that frequent requests to this process do not become requests to them.
 * Only the first check is awaited; later the last answer is returned while a new check is under way.
 */
export const cacheAnswers = (parts: Parts, milliseconds: number): Parts =>
  Object.fromEntries(Object.entries(parts).map(([part, ask]) => [part, askSeldom(ask, milliseconds)]));

function askSeldom(ask: () => Promise<unknown>, milliseconds: number): () => Promise<unknown> {
  let answer: Promise<unknown> | undefined;
  let askAgainAt = 0;
  return () => {
    if (answer === undefined || askAgainAt < Date.now()) {
      askAgainAt = Date.now() + milliseconds;
      const asked = ask();
      answer ??= asked;
      const isAnswered = (): void => {
        answer = asked;
      };
      asked.then(isAnswered, isAnswered);
    }
    return answer;
  };
}
