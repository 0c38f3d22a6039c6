/** Does `count` pieces of work, at most `atOnce` of them at a time, and gives the results in the order of their places. */
export async function inFlight<T>(count: number, atOnce: number, work: (place: number) => Promise<T>): Promise<T[]> {
  const results = new Array<T>(count);
  let next = 0;
  const lane = async () => {
    for (let place = next++; place < count; place = next++) results[place] = await work(place);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, lane));
  return results;
}
