/** One of the values given, at random. */
export function pick<T>(values: readonly T[], random: () => number): T {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new RangeError('there is nothing to pick from');
  return value;
}

/** The values in random order (Fisher and Yates). */
export function shuffle<T>(values: readonly T[], random: () => number): T[] {
  const left = [...values];
  return Array.from(values, () => left.splice(Math.floor(random() * left.length), 1)).flat();
}

/** Different values, as many as asked for, each drawn until it is a new one. */
export function drawDifferent<T>(count: number, draw: () => T, name: (value: T) => string): T[] {
  const drawn = new Map<string, T>();
  for (let tries = 0; drawn.size < count; tries += 1) {
    if (tries > 1_000 * count) throw new RangeError(`fewer than ${count} different items can be made; ask for fewer`);
    const value = draw();
    drawn.set(name(value), value);
  }
  return [...drawn.values()];
}
