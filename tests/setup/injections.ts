import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** A text that tries to be more than text. `mark` stands in it and nowhere else. */
export interface Injection {
  mark: string;
  family: string;
  text: string;
}

const file = new URL('../fixtures/injections/injections.json', import.meta.url);

/** The corpus of `tests/fixtures/injections/generate.py`. */
export const INJECTIONS: readonly Injection[] = z
  .array(z.strictObject({ mark: z.string(), family: z.string(), text: z.string() }))
  .parse(JSON.parse(readFileSync(file, 'utf8')));

/** All of them in one text, a line each, as far as `most` characters go. */
export function allInjections(most = 50_000, from = 0): string {
  let joined = '';
  for (const { text } of INJECTIONS.slice(from)) {
    if (joined.length + text.length + 1 > most) break;
    joined += `${text}\n`;
  }
  return joined;
}
