import { within } from './within.ts';

/** What is wrong with a part of the deployment, in words that may be shown to anybody. */
export class PartFault extends Error {
  override name = 'PartFault';
}

/** Parts of the deployment by name. Asking one resolves where it is well, and rejects where it is not. */
export type Parts = Readonly<Record<string, () => Promise<unknown>>>;

/** A part that is not well. `fault` may be shown to anybody; `error` is for the log. */
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
 * Parts whose answers are given again for a while, so that frequent questions to this process do not become questions to them.
 * Only the first question is waited for; later the last answer is given while a new one is on its way.
 */
export const askedSeldom = (parts: Parts, milliseconds: number): Parts =>
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
