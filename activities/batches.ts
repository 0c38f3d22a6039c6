import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Runs an operation for many callers in batches, one batch at a time: requests made while a batch is under way wait for the
 * next. The work for each caller therefore begins after their request.
 *
 * @param run returns the result of each item in a batch; if it fails, it fails for all callers of the batch
 * @param options.gatherMilliseconds how long the first request of a batch waits for others; not at all by default
 */
export function createBatches<Item, Result>(
  run: (items: readonly Item[]) => Promise<(item: Item) => Result>,
  { gatherMilliseconds }: { gatherMilliseconds?: number } = {},
): (item: Item) => Promise<Result> {
  const waiting: { item: Item; resolve: (result: Result) => void; reject: (reason: unknown) => void }[] = [];
  let underWay = false;

  const work = async () => {
    underWay = true;
    while (waiting.length > 0) {
      if (gatherMilliseconds !== undefined) await sleep(gatherMilliseconds);
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
    });
}
