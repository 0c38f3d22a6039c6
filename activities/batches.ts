import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Does the same thing for many callers in batches, one batch at a time: what is asked for while one is under way waits for
 * the next. What each caller is given began after they asked.
 *
 * @param run gives what each item of a batch comes to; where it fails, all callers of the batch are told so
 * @param options.gatherMilliseconds how long the first of a batch waits for others; not at all where left out
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
