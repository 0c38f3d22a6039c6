import type { Facts } from '../../workflows/domain/policy.ts';
import type { ReferenceClass } from '../../workflows/domain/score.ts';
import { GRID, meanDistance } from './gower.ts';
import { Nearest } from './nearest.ts';
import { rowOf, type ReferenceClassIndex } from './reference-class-index.ts';
import { prepareAlone, scan, type Block, type PackTables } from './scan.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** There is no precedent to compare a case with. */
export class NoPrecedents extends Error {
  override name = 'NoPrecedents';
  constructor() {
    super('there is no precedent to compare the case with; import precedents for this policy first');
  }
}

export interface SearchOptions {
  /** A precedent that is the case itself, and so must not be among its neighbours. */
  excludeId?: string;
}

/**
 * The k precedents nearest to a case by {@link gowerDistance}, found exactly.
 *
 * All precedents tied at the k-th place are taken, so there may be more than k. Neighbours are ordered by distance,
 * then by id, whatever the order in which precedents were given; with k or fewer precedents all are taken.
 *
 * @param facts of the case, valid under the policy the index was built for; protected attributes are not read
 * @param k at least 1
 * @throws NoPrecedents when there is none to compare with; RangeError for facts or k outside what is allowed
 */
export function findReferenceClass(
  index: ReferenceClassIndex,
  facts: Facts,
  k: number,
  options: SearchOptions = {},
): ReferenceClass {
  return findReferenceClassLeavingOut(index, facts, k, [], options).referenceClass;
}

/**
 * The reference class of a case and, for each attribute named, the one found when that attribute is not compared.
 *
 * One pass over the precedents serves all of them.
 */
export function findReferenceClassLeavingOut(
  index: ReferenceClassIndex,
  facts: Facts,
  k: number,
  attributes: string[],
  options: SearchOptions = {},
): { referenceClass: ReferenceClass; without: Map<string, ReferenceClass> } {
  if (!Number.isInteger(k) || k < 1) throw new RangeError(`k is ${k}; give a whole number of at least 1`);
  const excludedRow = options.excludeId === undefined ? -1 : rowOf(index, options.excludeId);
  if (index.size === 0 || (index.size === 1 && excludedRow === 0)) throw new NoPrecedents();

  const nearest = new Nearest(k);
  const without = attributes.map((attribute) => ({
    attribute,
    tables: prepareAlone(index, attribute, facts),
    nearest: new Nearest(k),
  }));
  scan(index, facts, (block) => {
    offerBlock(nearest, block, excludedRow);
    if (without.length > 0) offerBlockWithout(without, block, excludedRow);
  });
  return {
    referenceClass: describe(index, k, nearest),
    without: new Map(without.map((each) => [each.attribute, describe(index, k, each.nearest)])),
  };
}

/** Reference classes of many cases, one at a time so that the caller can report progress or stop between them. */
export function* findReferenceClasses(
  index: ReferenceClassIndex,
  cases: Iterable<{ facts: Facts; excludeId?: string }>,
  k: number,
): Generator<ReferenceClass, void, undefined> {
  for (const { facts, ...options } of cases) yield findReferenceClass(index, facts, k, options);
}

/** Added to every bound in steps, so that rounding the bound never drops a row; the distance itself decides. */
const SLACK = 1;

function offerBlock(nearest: Nearest, { firstRow, length, steps, counts }: Block, excludedRow: number): void {
  for (let place = 0; place < length; place += 1) {
    const bound = nearest.limit * GRID * counts[place]! + SLACK;
    if (steps[place]! > bound || firstRow + place === excludedRow) continue;
    nearest.offer(firstRow + place, meanDistance(steps[place]!, counts[place]!));
  }
}

/**
 * Leaving out an attribute takes at most one whole attribute's distance off a sum, so most rows are too far for every
 * attribute at once and cost one comparison.
 */
function offerBlockWithout(
  without: { tables: PackTables; nearest: Nearest }[],
  { firstRow, length, steps, counts }: Block,
  excludedRow: number,
): void {
  const furthest = Math.max(...without.map((each) => each.nearest.limit));
  for (let place = 0; place < length; place += 1) {
    const row = firstRow + place;
    const bound = furthest * GRID * counts[place]! + GRID + SLACK;
    if (steps[place]! > bound || row === excludedRow) continue;
    for (const { tables, nearest } of without) {
      const code = tables.codes[row]!;
      const count = counts[place]! - (typeof tables.counts === 'number' ? tables.counts : tables.counts[code]!);
      nearest.offer(row, meanDistance(steps[place]! - tables.steps[code]!, count));
    }
  }
}

function describe(index: ReferenceClassIndex, k: number, nearest: Nearest): ReferenceClass {
  const neighbours = nearest.take().map(({ row, distance }) => ({
    precedentId: index.ids[row]!,
    distance,
    adverse: index.adverse[row] === 1,
  }));
  const events = neighbours.filter((neighbour) => neighbour.adverse).length;
  return {
    version: index.version,
    k,
    neighbours,
    baseRate: events / neighbours.length,
    interval: wilsonInterval(events, neighbours.length),
  };
}
