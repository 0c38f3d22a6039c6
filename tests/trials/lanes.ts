/** Does a piece of work for each thing, `lanes` at a time in their order, and gives what came of each. */
export async function inLanes<Thing, Result>(
  lanes: number,
  things: readonly Thing[],
  work: (thing: Thing, place: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const queue = things.entries();
  const lane = async () => {
    for (const [place, thing] of queue) results[place] = await work(thing, place);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}
