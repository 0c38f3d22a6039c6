/**
 * Runs an operation for many callers in batches, one batch at a time: requests made while a batch is under way wait for the
 * next. The work for each caller therefore begins after their request.
 *
 * @param run returns the result of each item in a batch; if it fails, it fails for all callers of the batch
 * @param gather whether the first request of a batch waits for others; not by default
 */
export function createBatches<Item, Result>(
  run: (items: readonly Item[]) => Promise<(item: Item) => Result>,
  gather?: Gather,
): (item: Item) => Promise<Result> {
  const waiting: { item: Item; resolve: (result: Result) => void; reject: (reason: unknown) => void }[] = [];
  let underWay = false;
  let endGathering: (() => void) | undefined;

  const gathered = async ({ milliseconds, isComplete }: Gather) => {
    if (isComplete(waiting.length)) return;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const timer = setTimeout(resolve, milliseconds, undefined);
    endGathering = () => {
      resolve(undefined);
    };
    await promise;
    clearTimeout(timer);
    endGathering = undefined;
  };

  const work = async () => {
    underWay = true;
    while (waiting.length > 0) {
      if (gather) await gathered(gather);
      const batch = waiting.splice(0);
      try {
        const resultOf = await run(batch.map(({ item }) => item));
        for (const { item, resolve } of batch) resolve(resultOf(item));
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    underWay = false;
  };
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!underWay) void work();
      else if (gather?.isComplete(waiting.length)) endGathering?.();
    });
}

/** How the first request of a batch waits for others. */
interface Gather {
  /** Maximum time that it waits. */
  milliseconds: number;
  /** Whether no other request can come for now, given how many are waiting. */
  isComplete(waiting: number): boolean;
}
