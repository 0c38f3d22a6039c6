import { isNumber, type ComparableAttribute } from '#workflows/domain/attribute.ts';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { readLabelledCases, readPolicy } from '#activities/evaluation/labelled-cases.ts';
import { FIRST_SAMPLES } from '#activities/calibration/current-calibration.ts';
import { fitOnSample } from '#activities/calibration/fit-on-sample.ts';
import { comparisonValues } from '#activities/reference-class/comparison-values.ts';
import { seededRandom } from '#workflows/domain/seeded-random.ts';
import { findReferenceClass, findReferenceClassLeavingOut } from '#activities/reference-class/find-reference-class.ts';
import { comparableAttributes } from '#activities/reference-class/gower.ts';
import type { Precedent } from '#activities/reference-class/precedent.ts';
import {
  buildReferenceClassIndex,
  putPrecedents,
  type ReferenceClassIndex,
} from '#activities/reference-class/reference-class-index.ts';
import type { Facts, Policy } from '#workflows/domain/policy.ts';
import { currentLoad } from './machine-facts.ts';
import { printBesideScikitLearn } from './reference-class/beside-scikit-learn.ts';
import { printFirstDockets } from './reference-class/first-dockets.ts';
import { sizeOf } from '#workflows/domain/score.ts';

const EXAMPLES = new URL('../../worker/standalone/examples/', import.meta.url);
const SEARCHES = 200;
const NAIVE_SEARCHES = 7;
const ADDED = 1_000;

/** Milliseconds by the clock, and of the processor alone, which other programs on the machine do not lengthen. */
export interface Times {
  p50: number;
  p95: number;
  processorP50: number;
  processorP95: number;
  processorMean: number;
}

export interface ReferenceClassFigures {
  kind: string;
  precedents: number;
  k: number;
  buildMilliseconds: number;
  search: Times;
  /** The same, with the reference classes for the principal factors: one more for each attribute left out. */
  searchForFactors: Times;
  /** The scan over objects that one would write first: every distance, sorted. */
  naive: Times;
  /** How many times longer the naive scan takes, by mean processor time. */
  ratio: number;
  /** Of an index, ids included. */
  bytesPerPrecedent: { codes: number; all: number };
  /** How many combinations of facts there are among the precedents. */
  cells: number;
  neighbours: { p50: number; most: number };
  /** From an index to the one with one precedent more: version, search and comparison values. */
  oneMore: Times;
  /** The search once that many were added one by one. */
  searchAfter: Times;
  added: number;
  /** Processor time of the fit that a policy's first score waits for. */
  firstFitMilliseconds: number;
}

/**
 * Measures exact search over many precedents on one core, beside a scan over objects in the same run.
 *
 * Precedents are drawn from the real ones of an example policy: each attribute from one of two rows, and amounts spread,
 * so that they take many values.
 */
export async function measureReferenceClass(kind: string, count: number): Promise<ReferenceClassFigures> {
  const file = (name: string) => fileURLToPath(new URL(`${kind}/${name}`, EXAMPLES));
  const policy = readPolicy(file('policy.json'));
  const real = readLabelledCases(policy, file('precedents.csv'));
  const { k } = policy.referenceClass;
  const attributes = comparableAttributes(policy);

  const before = memoryInUse();
  const started = performance.now();
  const index = buildReferenceClassIndex(policy, drawPrecedents(policy, real, count));
  const buildMilliseconds = performance.now() - started;
  const all = (memoryInUse() - before) / count;

  const random = seededRandom(7);
  const cases = Array.from({ length: SEARCHES }, () => drawFacts(policy, real, random));
  const names = attributes.map(({ name }) => name);
  const sizes = cases.map((facts) => sizeOf(findReferenceClassLeavingOut(index, facts, k, names).referenceClass));
  const search = time(cases, (facts) => findReferenceClass(index, facts, k));
  const searchForFactors = time(cases, (facts) => findReferenceClassLeavingOut(index, facts, k, names));

  comparisonValues(index);
  let grown = index;
  const oneMore = time([...drawPrecedents(policy, real, ADDED, 'later')], (precedent) => {
    grown = putPrecedents(policy, grown, [precedent]);
    comparisonValues(grown);
  });
  const searchAfter = time(cases, (facts) => findReferenceClass(grown, facts, k));
  const fitting = process.threadCpuUsage();
  await fitOnSample(policy, index, FIRST_SAMPLES, () => Promise.resolve());
  const fitted = process.threadCpuUsage(fitting);

  const objects = [...drawPrecedents(policy, real, count)];
  const few = cases.slice(0, NAIVE_SEARCHES);
  const naive = time(few, (facts) => naiveSearch(attributes, objects, facts, k));
  for (const facts of few) requireSame(index, attributes, objects, facts, k);

  return {
    kind,
    precedents: count,
    k,
    buildMilliseconds,
    search,
    searchForFactors,
    naive,
    ratio: naive.processorMean / search.processorMean,
    bytesPerPrecedent: {
      codes: index.parts.flatMap(({ packs }) => packs).reduce((sum, pack) => sum + pack.codes.byteLength, 0) / count,
      all,
    },
    cells: index.parts[0]!.cells.size,
    neighbours: { p50: quantile(sizes, 0.5), most: Math.max(...sizes) },
    oneMore,
    searchAfter,
    added: ADDED,
    firstFitMilliseconds: (fitted.user + fitted.system) / 1_000,
  };
}

function naiveSearch(attributes: ComparableAttribute[], all: readonly Precedent[], facts: Facts, k: number) {
  return all
    .map((precedent) => ({ precedent, distance: naiveDistance(attributes, facts, precedent.facts) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, k);
}

function requireSame(
  index: ReferenceClassIndex,
  attributes: ComparableAttribute[],
  all: readonly Precedent[],
  facts: Facts,
  k: number,
) {
  const scanned = naiveSearch(attributes, all, facts, k).at(-1)?.distance ?? Number.NaN;
  const found = findReferenceClass(index, facts, k).neighbours.at(-1)?.distance ?? Number.NaN;
  if (!(Math.abs(scanned - found) < 1e-5)) throw new Error(`the search found ${found}, the scan ${scanned}`);
}

function naiveDistance(attributes: readonly ComparableAttribute[], a: Facts, b: Facts): number {
  let sum = 0;
  for (const attribute of attributes) {
    const [left, right] = [a[attribute.name], b[attribute.name]];
    if (!isNumber(attribute)) sum += left === right ? 0 : 1;
    else {
      const at = attribute.scale === 'log1p' ? Math.log1p : Number;
      sum += Math.abs(at(Number(left)) - at(Number(right))) / (at(attribute.maximum) - at(attribute.minimum));
    }
  }
  return sum / attributes.length;
}

function* drawPrecedents(
  policy: Policy,
  real: readonly Precedent[],
  count: number,
  prefix = 'precedent',
): Generator<Precedent> {
  const random = seededRandom(20_240_731);
  for (let place = 0; place < count; place += 1)
    yield {
      id: `${prefix}-${String(place).padStart(9, '0')}`,
      facts: drawFacts(policy, real, random),
      adverse: random() < 0.35,
    };
}

function drawFacts(policy: Policy, real: readonly Precedent[], random: () => number): Facts {
  const draw = () => real[Math.floor(random() * real.length)]?.facts ?? {};
  const [one, other] = [draw(), draw()];
  const facts: Facts = {};
  for (const attribute of comparableAttributes(policy)) {
    const value = (random() < 0.5 ? one : other)[attribute.name];
    if (value === undefined) continue;
    const spread = attribute.type === 'numeric' && attribute.maximum > 1_000 ? 0.9 + 0.2 * random() : 1;
    facts[attribute.name] =
      attribute.type === 'numeric'
        ? Math.min(attribute.maximum, Math.max(attribute.minimum, Number(value) * spread))
        : value;
  }
  return facts;
}

function time<T>(cases: readonly T[], search: (each: T) => unknown): Times {
  const measured = cases.map((each) => {
    const [clock, processor] = [performance.now(), process.threadCpuUsage()];
    search(each);
    const { user, system } = process.threadCpuUsage(processor);
    return { clock: performance.now() - clock, processor: (user + system) / 1_000 };
  });
  const clock = measured.map((each) => each.clock);
  const processor = measured.map((each) => each.processor);
  return {
    p50: quantile(clock, 0.5),
    p95: quantile(clock, 0.95),
    processorP50: quantile(processor, 0.5),
    processorP95: quantile(processor, 0.95),
    processorMean: processor.reduce((sum, each) => sum + each, 0) / processor.length,
  };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
}

function memoryInUse(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // The first collection leaves buffers behind whose owners it has only just let go.
  for (let count = 0; count < 3; count += 1) collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function printTimes(title: string, { p50, p95, processorP50, processorP95 }: Times): void {
  const figures = [p50, p95, processorP50, processorP95].map((each) => each.toFixed(1).padStart(8));
  console.log(`  ${title.padEnd(20)} ${figures.join(' ')}`);
}

async function printSizes(count: number): Promise<void> {
  console.log(`load before ${currentLoad()}`);
  for (const kind of ['credit', 'bail']) {
    const figures = await measureReferenceClass(kind, count);
    console.log(
      `${kind}: ${figures.precedents} precedents, k ${figures.k}, built in ${(figures.buildMilliseconds / 1_000).toFixed(1)} s`,
    );
    console.log('  milliseconds              p50      p95  cpu p50  cpu p95');
    printTimes('search', figures.search);
    printTimes('search and factors', figures.searchForFactors);
    printTimes('scan over objects', figures.naive);
    printTimes('one precedent more', figures.oneMore);
    printTimes(`search after ${figures.added}`, figures.searchAfter);
    console.log(`  the first fit takes ${(figures.firstFitMilliseconds / 1_000).toFixed(1)} s of the processor`);
    console.log(`  the scan takes ${figures.ratio.toFixed(0)} times the processor time of the search`);
    console.log(`  ${figures.cells} different combinations of facts`);
    console.log(`  neighbours with ties: p50 ${figures.neighbours.p50}, most ${figures.neighbours.most}`);
    const { codes, all } = figures.bytesPerPrecedent;
    console.log(`  memory per precedent: ${all.toFixed(0)} bytes, ids included; codes alone ${codes.toFixed(1)} bytes`);
  }
}

if (import.meta.main) {
  const [given = '1000000'] = process.argv.slice(2);
  if (/^\d+$/.test(given)) await printSizes(Number(given));
  else {
    await printBesideScikitLearn(given);
    await printFirstDockets(given);
  }
}
