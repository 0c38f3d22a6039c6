/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function seededChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const MAX_BYTES = 64 * 1024;
/** What parsers trip over. */
const ODD = [
  ...[
    '"',
    '""',
    '\\',
    '\\u0000',
    '\\ud800',
    '\0',
    '\r',
    '\n',
    '\r\n',
    '\t',
    ',',
    ';',
    '|',
    ':',
    '{',
    '}',
    '[',
    ']',
    '```',
  ],
  ...[
    '-',
    '.',
    '1e400',
    '-0',
    '99999999999999999999',
    '\uFEFF',
    '\u202E',
    '\u2028',
    '\u200B',
    '%',
    '=',
    '— ',
    '__proto__',
  ],
  ...['\xff\xfe', '\xc3', '\xed\xa0\x80', 'P1D', 'null', 'true', '#', '/', '~1'],
].map((text) =>
  Buffer.from(text, text.startsWith('\xff') || text.startsWith('\xc3') || text.startsWith('\xed') ? 'latin1' : 'utf8'),
);

/** One to eight changes of an input: bytes turned, taken out, put in, repeated, or joined with a part of another input. */
export function mutate(input: Buffer, others: readonly Buffer[], chance: () => number): Buffer {
  const below = (most: number) => Math.floor(chance() * most);
  let changed = input;
  for (let rounds = 1 + below(8); rounds > 0; rounds--) {
    const at = below(changed.length + 1);
    const end = Math.min(changed.length, at + 1 + below(16));
    const [before, part, after] = [changed.subarray(0, at), changed.subarray(at, end), changed.subarray(end)];
    const other = others[below(others.length)] ?? input;
    switch (below(6)) {
      case 0:
        changed = Buffer.concat([before, Buffer.of(below(256)), after]);
        break;
      case 1:
        changed = Buffer.concat([before, after]);
        break;
      case 2:
        changed = Buffer.concat([before, ODD[below(ODD.length)] ?? Buffer.of(), part, after]);
        break;
      case 3:
        changed = Buffer.concat([before, ...Array<Buffer>(2 + below(60)).fill(part), after]);
        break;
      case 4:
        changed = Buffer.concat([before, other.subarray(below(other.length)), after]);
        break;
      default:
        changed = Buffer.concat([before, ODD[below(ODD.length)] ?? Buffer.of(), after]);
    }
  }
  return changed.subarray(0, MAX_BYTES);
}
