import type { ComparedLine, ComparedValue, Comparison } from './prompts/comparison.ts';

/** Added to each distance, so that a precedent exactly like the case does not decide alone. */
const SOFTENING = 0.05;
/** Weight of the unweighted share, in precedents. */
const SMOOTHING = 2;
const MAXIMUM_FACTORS = 3;
const MAXIMUM_CITED = 3;
/** Minimum number of precedents on either side of a factor, and minimum difference between the shares of the two sides. */
const MIN_SIDE = 3;
const MIN_DIFFERENCE = 0.05;

/** The answer of the built-in scorer, in the form that prompt `v1` asks for. */
export interface BuiltinAnswer {
  adverseEvent: 'yes' | 'no';
  probability: number;
  factors: { attribute: string; direction: 'raises' | 'lowers' }[];
  citedNeighbours: string[];
  rationale: string;
}

/** Answers a prompt by counting: the share of the event among the neighbours shown, nearer ones counting for more. */
export function answerByCounting(comparison: Comparison): BuiltinAnswer {
  const probability = nearnessWeightedShare(comparison.lines, comparison.furtherNeighbours);
  return {
    adverseEvent: probability > 0.5 ? 'yes' : 'no',
    probability,
    factors: factorsOf(comparison),
    citedNeighbours: comparison.lines.slice(0, MAXIMUM_CITED).map((line) => line.id),
    rationale: rationale(comparison, probability),
  };
}

/**
 * The share of neighbours for whom the event happened, each weighted by 1 / (distance + 0.05) and pulled towards the
 * unweighted share as if by two more precedents. Neighbours without a distance count in the unweighted share only,
 * which takes one more precedent of either kind into account (Laplace), so that no result is certain.
 *
 * A model is said to add something to the neighbours it is shown only if it does better than this.
 *
 * @param neighbours each line for one or more precedents
 * @returns above 0 and below 1; 0.5 when there are none
 */
export function nearnessWeightedShare(
  neighbours: readonly { distance: number; precedents: number; withEvent: number }[],
  further: { precedents: number; withEvent: number } | null = null,
): number {
  const sum = (each: (line: (typeof neighbours)[number]) => number) =>
    neighbours.reduce((total, line) => total + each(line), 0);
  const all = sum((line) => line.precedents) + (further?.precedents ?? 0);
  if (all === 0) return 0.5;
  const share = (sum((line) => line.withEvent) + (further?.withEvent ?? 0) + 1) / (all + 2);
  const nearest = Math.min(...neighbours.map((line) => line.distance));
  const weight = (line: { distance: number }) => (nearest + SOFTENING) / (line.distance + SOFTENING);
  const weighted = sum((line) => weight(line) * line.withEvent) + SMOOTHING * share;
  return weighted / (sum((line) => weight(line) * line.precedents) + SMOOTHING);
}

/** Attributes in which precedents like the case fared most differently from the others shown. */
function factorsOf({ attributes, own, lines }: Comparison): BuiltinAnswer['factors'] {
  return attributes
    .flatMap((name, place) => {
      const difference = shareDifference(lines, place, own[place] ?? null);
      return difference !== null && Math.abs(difference) >= MIN_DIFFERENCE ? [{ name, difference }] : [];
    })
    .sort((left, right) => Math.abs(right.difference) - Math.abs(left.difference))
    .slice(0, MAXIMUM_FACTORS)
    .map(({ name, difference }) => ({ attribute: name, direction: difference > 0 ? 'raises' : 'lowers' }));
}

/**
 * The share of the event among precedents like the case in one attribute, minus that among the others.
 *
 * Alike means the same category, or a number on the same side of the median of the neighbours.
 *
 * @param place of the attribute among the values
 * @returns -1..1, or `null` when either side is too small or the case has no such fact
 */
function shareDifference(lines: readonly ComparedLine[], place: number, own: ComparedValue): number | null {
  if (own === null) return null;
  const median = typeof own === 'number' ? weightedMedian(lines, place) : 0;
  const like = { precedents: 0, withEvent: 0 };
  const unlike = { precedents: 0, withEvent: 0 };
  for (const { values, precedents, withEvent } of lines) {
    const value = values[place] ?? null;
    if (value === null) continue;
    const isAlike =
      typeof value === 'number' && typeof own === 'number' ? value > median === own > median : value === own;
    const side = isAlike ? like : unlike;
    side.precedents += precedents;
    side.withEvent += withEvent;
  }
  if (like.precedents < MIN_SIDE || unlike.precedents < MIN_SIDE) return null;
  return like.withEvent / like.precedents - unlike.withEvent / unlike.precedents;
}

function weightedMedian(lines: readonly ComparedLine[], place: number): number {
  const numbers: { value: number; precedents: number }[] = [];
  let all = 0;
  for (const { values, precedents } of lines) {
    const value = values[place];
    if (typeof value !== 'number') continue;
    numbers.push({ value, precedents });
    all += precedents;
  }
  numbers.sort((left, right) => left.value - right.value);
  let passed = 0;
  for (const { value, precedents } of numbers) {
    passed += precedents;
    if (passed >= all / 2) return value;
  }
  return 0;
}

function counts(lines: readonly ComparedLine[]) {
  return {
    precedents: lines.reduce((total, line) => total + line.precedents, 0),
    withEvent: lines.reduce((total, line) => total + line.withEvent, 0),
  };
}

function rationale(comparison: Comparison, probability: number): string {
  const shown = counts(comparison.lines);
  const further = comparison.furtherNeighbours ?? { precedents: 0, withEvent: 0 };
  const all = shown.precedents + further.precedents;
  return (
    'Counted, not judged: this is the built-in scorer and no language model. ' +
    `Of ${all} neighbours, ${shown.withEvent + further.withEvent} had the event ${comparison.event}; ` +
    `with nearer ones counting for more the share is ${probability.toFixed(3)}.`
  );
}
