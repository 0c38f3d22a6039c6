import type { Coverage } from './coverage.ts';
import { timeOf } from './measure-growth.ts';
import { mutate, seededChance } from './mutate.ts';
import type { Parser } from './parsers.ts';

/** What a run over one parser came to. */
export interface Findings {
  parser: string;
  inputs: number;
  /** Places of the product's code, with the order of magnitude of how often they ran, that the inputs reached. */
  places: number;
  /** Inputs that reached a place that no earlier one did, and were changed further. */
  corpus: number;
  slowestMilliseconds: number;
  /** Inputs, base64, at which the parser threw what is no refusal, or took longer than a second. */
  failures: { input: string; failure: string }[];
}

const MAX_MILLISECONDS = 1_000;
/** A process of its own has to start and may take all of its limits, on a machine that is busy. */
const MAX_MILLISECONDS_APART = 30_000;
const MAX_FAILURES = 20;

/**
 * Gives a parser inputs that are changed step by step, starting from valid ones; what reaches new code is changed further.
 *
 * @param isOver told the number of inputs so far
 */
export async function fuzzParser(
  parser: Parser,
  coverage: Coverage,
  seed: number,
  isOver: (inputs: number) => boolean,
): Promise<Findings> {
  const { name, seeds, isApart } = parser;
  const chance = seededChance(seed);
  const corpus: Buffer[] = [];
  const reached = new Set<string>();
  const found: Findings = { parser: name, inputs: 0, places: 0, corpus: 0, slowestMilliseconds: 0, failures: [] };
  await coverage.take();
  while (!isOver(found.inputs) && found.failures.length < MAX_FAILURES) {
    const start = corpus[Math.floor(chance() * corpus.length)];
    const input = seeds[found.inputs] ?? mutate(start ?? Buffer.of(), corpus, chance);
    const fail = (failure: string) => found.failures.push({ input: input.toString('base64'), failure });
    const took = await timeOf(parser, input).catch((error: unknown) => {
      fail(error instanceof Error ? (error.stack ?? error.message) : String(error));
      return 0;
    });
    if (took > (isApart ? MAX_MILLISECONDS_APART : MAX_MILLISECONDS)) fail(`took ${Math.round(took)} ms`);
    found.slowestMilliseconds = Math.max(found.slowestMilliseconds, Math.round(took));
    found.inputs += 1;
    const known = reached.size;
    for (const place of await coverage.take()) reached.add(place);
    if (reached.size > known || seeds.length >= found.inputs) corpus.push(input);
  }
  return { ...found, places: reached.size, corpus: corpus.length };
}
