/** What was done, and in which time. */
export interface Done {
  count: number;
  milliseconds: number;
}

/**
 * Does pieces of work, `atOnce` at a time, and begins no more of them after `seconds`, or once there is none left. The time
 * lasts until the last one is done, so that the rate is of whole pieces.
 *
 * @param work does the piece of that place, counted from 0, and gives false when there is none left
 */
export async function inFlight(
  atOnce: number,
  seconds: number,
  work: (place: number) => Promise<boolean>,
): Promise<Done> {
  const start = performance.now();
  let [begun, count] = [0, 0];
  const lane = async () => {
    while (performance.now() - start < seconds * 1_000) {
      if (!(await work(begun++))) return;
      count++;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return { count, milliseconds: performance.now() - start };
}
