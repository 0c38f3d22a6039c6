import type { DocumentV1 } from './prompts/document-v1.ts';

type Line = DocumentV1['neighbours'][number];
type Value = number | string | null;

/** Distance, added to each, that keeps a precedent exactly like the case from deciding alone. */
const SOFTENING = 0.05;
/** Precedents' worth of weight that the unweighted share has. */
const SMOOTHING = 2;
const MAXIMUM_FACTORS = 3;
const MAXIMUM_CITED = 3;
/** A factor needs at least so many precedents on either side, and this difference between their shares. */
const LEAST_SIDE = 3;
const LEAST_DIFFERENCE = 0.05;

/** The answer of the built-in scorer, in the form that prompt `v1` asks for. */
export interface BuiltinAnswer {
  adverseEvent: 'yes' | 'no';
  probability: number;
  factors: { attribute: string; direction: 'raises' | 'lowers' }[];
  citedNeighbours: string[];
  rationale: string;
}

/** Answers a prompt by counting: the share of the event among the neighbours shown, nearer ones counting for more. */
export function answerByCounting(document: DocumentV1): BuiltinAnswer {
  const probability = nearnessWeightedShare(document.neighbours, document.furtherNeighbours);
  return {
    adverseEvent: probability > 0.5 ? 'yes' : 'no',
    probability,
    factors: factorsOf(document),
    citedNeighbours: document.neighbours.slice(0, MAXIMUM_CITED).map((line) => line.id),
    rationale: rationale(document, probability),
  };
}

/**
 * The share of neighbours for whom the event happened, each weighted by 1 / (distance + 0.05) and pulled towards the
 * unweighted share as if by two more precedents. Those without a distance count in the unweighted share only, which
 * takes one more precedent of either kind into account (Laplace), so that nothing comes out as certain.
 *
 * This is what a model has to beat to be said to add anything to the neighbours it is shown.
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
function factorsOf(document: DocumentV1): BuiltinAnswer['factors'] {
  return document.attributes
    .flatMap(({ name }) => {
      const difference = shareDifference(document, name);
      return difference !== null && Math.abs(difference) >= LEAST_DIFFERENCE ? [{ name, difference }] : [];
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
 * @returns -1..1, or `null` when either side is too small or the case has no such fact
 */
function shareDifference(document: DocumentV1, attribute: string): number | null {
  const own = document.case[attribute] ?? null;
  if (own === null) return null;
  const known = document.neighbours.flatMap((line) => {
    const value = valueOf(line, attribute, own);
    return value === null ? [] : [{ line, value }];
  });
  const median = weightedMedian(known);
  const alike = (value: Value) =>
    typeof value === 'number' && typeof own === 'number' ? value > median === own > median : value === own;
  const like = counts(known.filter(({ value }) => alike(value)).map(({ line }) => line));
  const unlike = counts(known.filter(({ value }) => !alike(value)).map(({ line }) => line));
  if (like.precedents < LEAST_SIDE || unlike.precedents < LEAST_SIDE) return null;
  return like.withEvent / like.precedents - unlike.withEvent / unlike.precedents;
}

function valueOf(line: Line, attribute: string, own: Value): Value {
  return Object.hasOwn(line.differences, attribute) ? (line.differences[attribute] ?? null) : own;
}

function counts(lines: readonly Line[]) {
  return {
    precedents: lines.reduce((total, line) => total + line.precedents, 0),
    withEvent: lines.reduce((total, line) => total + line.withEvent, 0),
  };
}

function weightedMedian(known: readonly { line: Line; value: Value }[]): number {
  const numbers = known
    .flatMap(({ line, value }) => (typeof value === 'number' ? [{ value, precedents: line.precedents }] : []))
    .sort((left, right) => left.value - right.value);
  const half = numbers.reduce((total, each) => total + each.precedents, 0) / 2;
  let passed = 0;
  for (const { value, precedents } of numbers) {
    passed += precedents;
    if (passed >= half) return value;
  }
  return 0;
}

function rationale(document: DocumentV1, probability: number): string {
  const shown = counts(document.neighbours);
  const further = document.furtherNeighbours ?? { precedents: 0, withEvent: 0 };
  const all = shown.precedents + further.precedents;
  return (
    'Counted, not judged: this is the built-in scorer and no language model. ' +
    `Of ${all} neighbours, ${shown.withEvent + further.withEvent} had the event ${document.event.name}; ` +
    `with nearer ones counting for more the share is ${probability.toFixed(3)}.`
  );
}
