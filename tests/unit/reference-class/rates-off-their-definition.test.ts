import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Calibration } from '#activities/calibration/calibration.ts';
import { fitOnSample } from '#activities/calibration/fit-on-sample.ts';
import { findReferenceClassLeavingOut } from '#activities/reference-class/find-reference-class.ts';
import { comparableAttributes, meanDistance, positionDistance } from '#activities/reference-class/gower.ts';
import { learnRates } from '#activities/reference-class/learn-rates.ts';
import type { Precedent } from '#activities/reference-class/precedent.ts';
import { rateOf, spreadsOf, valueRatesOf, type Rates } from '#activities/reference-class/rates.ts';
import { buildReferenceClassIndex, putPrecedents } from '#activities/reference-class/reference-class-index.ts';
import { isMissingCompared } from '#workflows/domain/attribute.ts';
import { fromLogOdds } from '#workflows/domain/log-odds.ts';
import { Attribute, type Facts, type Policy } from '#workflows/domain/policy.ts';
import { seededRandom } from '#workflows/domain/seeded-random.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { POLICY, facts, policies, precedents } from './random-cases.ts';

const NAMES = comparableAttributes(POLICY).map(({ name }) => name);

/** Every distance by the rates of the values, sorted, cut after the ties at the k-th place. */
function nearestByDefinition(
  policy: Pick<Policy, 'attributes'>,
  all: readonly Precedent[],
  of: Facts,
  k: number,
  rates: Rates,
) {
  const distanceTo = (other: Facts) => {
    let [steps, count] = [0, 0];
    for (const attribute of comparableAttributes(policy)) {
      const [left, right] = [of[attribute.name], other[attribute.name]];
      if ((left === undefined || right === undefined) && !isMissingCompared(attribute)) continue;
      steps += positionDistance(rateOf(rates, attribute, left), rateOf(rates, attribute, right), rates.range);
      count += 1;
    }
    return meanDistance(steps, count);
  };
  const byDistance = all
    .map(({ id, facts: other, adverse }) => ({ precedentId: id, distance: distanceTo(other), adverse }))
    .sort((a, b) => a.distance - b.distance || (a.precedentId < b.precedentId ? -1 : 1));
  const furthest = byDistance[Math.min(k, byDistance.length) - 1]!.distance;
  return byDistance.filter(({ distance }) => distance <= furthest);
}

test('by rates, too, the neighbours are those of the definition', () => {
  const k = fc.integer({ min: 1, max: 12 });
  fc.assert(
    fc.property(policies, precedents({ minLength: 4 }), facts, k, (policy, all, of, size) => {
      const index = buildReferenceClassIndex(policy, all);
      const rates = learnRates(index).rates;
      if (!rates) return;
      const { referenceClass, without } = findReferenceClassLeavingOut(index, of, size, NAMES, { rates });
      expect(referenceClass.neighbours).toEqual(nearestByDefinition(policy, all, of, size, rates));
      for (const name of NAMES) {
        const fewer = { attributes: policy.attributes.filter((attribute) => attribute.name !== name) };
        const neighbours = nearestByDefinition(fewer, all, of, size, rates);
        const adverse = neighbours.filter((neighbour) => neighbour.adverse).length;
        expect(without.get(name)?.baseRate).toBe(adverse / neighbours.length);
      }
    }),
    { numRuns: 200 },
  );
});

test('a column of thousands of values is compared by rates, its missing values too', () => {
  const policy = {
    attributes: POLICY.attributes.map((each) =>
      each.name === 'amount' ? { ...each, whenMissing: 'ownValue' as const } : each,
    ),
  };
  const sample = fc.sample(fc.record({ facts, adverse: fc.boolean() }), { numRuns: 9_000, seed: 9 });
  const all = sample.map((row, place) => ({ id: `p-${String(place).padStart(5, '0')}`, ...row }));
  const index = buildReferenceClassIndex(policy, all);
  const rates = learnRates(index).rates!;
  for (const of of fc.sample(facts, { numRuns: 8, seed: 10 })) {
    const { referenceClass } = findReferenceClassLeavingOut(index, of, 30, [], { rates });
    expect(referenceClass.neighbours).toEqual(nearestByDefinition(policy, all, of, 30, rates).slice(0, 1_000));
  }
});

const attribute = (fields: object) => Attribute.parse({ meaning: 'for tests', ...fields });
const policy = samplePolicy({
  attributes: [
    attribute({ name: 'work', type: 'categorical', allowedValues: ['baker', 'smith', 'none'] }),
    attribute({ name: 'income', type: 'numeric', unit: 'euro', minimum: 0, maximum: 1_000 }),
    attribute({ name: 'noise', type: 'categorical', allowedValues: ['a', 'b'] }),
    attribute({ name: 'group', type: 'categorical', allowedValues: ['m', 'f'], protected: true }),
  ],
  scoring: { modelWeight: 0.5, disagreementLimit: 1, calibration: 'isotonic', attributeWeights: 'rates' },
});
const random = seededRandom(3);
const PRECEDENTS: Precedent[] = Array.from({ length: 2_000 }, (_, place) => {
  const income = Math.floor(random() * 1_000);
  const work = random() < 0.5 ? 'baker' : 'smith';
  // The event hangs on a threshold of income, which a distance over its range does not see, and a little on the work.
  const adverse = random() < (income < 300 ? 0.7 : 0.2) + (work === 'smith' ? 0.1 : 0);
  const group = adverse ? 'm' : 'f';
  return {
    id: `p-${String(place).padStart(4, '0')}`,
    adverse,
    facts: { work, income, noise: place % 2 ? 'a' : 'b', group },
  };
});
const index = buildReferenceClassIndex(policy, PRECEDENTS);

test('a rate is the share of those that have the value, drawn to that of all as if twenty more had it', () => {
  const rates = learnRates(index).rates!;
  const share = PRECEDENTS.filter(({ adverse }) => adverse).length / PRECEDENTS.length;
  const bakers = PRECEDENTS.filter(({ facts: { work } }) => work === 'baker');
  const withEvent = bakers.filter(({ adverse }) => adverse).length;
  const { work } = valueRatesOf(rates, policy, { work: 'baker', group: 'm' });
  expect(work).toBeCloseTo((withEvent + 20 * share) / (bakers.length + 20), 3);
  // Nobody has this value, so nothing is known of it.
  expect(valueRatesOf(rates, policy, { work: 'none' })['work']).toBeCloseTo(share, 3);
  expect(fromLogOdds(rates.overall)).toBeCloseTo(share, 3);
});

test('a threshold is seen, noise is not, and nothing is learned from a protected attribute', () => {
  const rates = learnRates(index).rates!;
  const { income: low } = valueRatesOf(rates, policy, { income: 150 });
  const { income: high } = valueRatesOf(rates, policy, { income: 600 });
  expect(low).toBeGreaterThan(0.6);
  expect(high).toBeLessThan(0.4);
  const spreads = spreadsOf(rates);
  expect(Object.keys(spreads)).toEqual(['work', 'income', 'noise']);
  expect(spreads).toMatchObject({ income: 16 });
  expect(spreads['noise']).toBeLessThan(3);
});

test('the outcome of a precedent is not among the rates with which it is scored itself', () => {
  const one = PRECEDENTS[7]!;
  const turned = PRECEDENTS.map((each) => (each === one ? { ...each, adverse: !each.adverse } : each));
  const other = buildReferenceClassIndex(policy, turned);
  expect(learnRates(other).ratesWithout(one.id)).toEqual(learnRates(index).ratesWithout(one.id));
  expect(learnRates(other).rates).not.toEqual(learnRates(index).rates);
});

test('rates do not depend on how precedents are divided into parts, and there are none without two outcomes', () => {
  const divided = putPrecedents(
    policy,
    buildReferenceClassIndex(policy, PRECEDENTS.slice(600)),
    PRECEDENTS.slice(0, 600),
  );
  expect(divided.parts.length).toBeGreaterThan(1);
  expect(learnRates(divided).rates).toEqual(learnRates(index).rates);
  const same = PRECEDENTS.slice(0, 100).map((each) => ({ ...each, adverse: false }));
  expect(learnRates(buildReferenceClassIndex(policy, same)).rates).toBeUndefined();
});

test('rates are part of the fit and of its version, and survive storage', async () => {
  const pause = () => Promise.resolve();
  const fit = await fitOnSample(policy, index, 200, pause);
  const alike = await fitOnSample(
    { ...policy, scoring: { ...policy.scoring, attributeWeights: 'equal' } },
    index,
    200,
    pause,
  );
  expect(fit).toMatchObject({ method: 'isotonic', rates: learnRates(index).rates });
  expect(fit.version).not.toBe(alike.version);
  expect(Calibration.parse(JSON.parse(JSON.stringify(fit)))).toEqual(fit);
});
