import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  findReferenceClass,
  findReferenceClassLeavingOut,
  findReferenceClasses,
} from '#activities/reference-class/find-reference-class.ts';
import { comparableAttributes } from '#activities/reference-class/gower.ts';
import { MAX_SHARED_CODES } from '#activities/reference-class/pack.ts';
import { buildReferenceClassIndex } from '#activities/reference-class/reference-class-index.ts';
import { promptV1 } from '#activities/llm/prompts/v1.ts';
import { ReferenceClass, sizeOf } from '#workflows/domain/score.ts';
import { POLICY, facts, nearestByDefinition, precedents } from './random-cases.ts';

const k = fc.integer({ min: 1, max: 12 });

test('the neighbours are those of the definition, ties and missing values included', () => {
  fc.assert(
    fc.property(precedents(), facts, k, (all, of, size) => {
      const found = findReferenceClass(buildReferenceClassIndex(POLICY, all), of, size);
      expect(found.neighbours).toEqual(nearestByDefinition(POLICY, all, of, size));
    }),
    { numRuns: 500 },
  );
});

test('the result is a valid reference class with the share of its neighbours', () => {
  fc.assert(
    fc.property(precedents(), facts, k, (all, of, size) => {
      const found = ReferenceClass.parse(findReferenceClass(buildReferenceClassIndex(POLICY, all), of, size));
      expect(found.neighbours.length).toBeGreaterThanOrEqual(Math.min(size, all.length));
      const adverse = found.neighbours.filter((neighbour) => neighbour.adverse).length;
      expect(found.baseRate).toBe(adverse / found.neighbours.length);
      expect(found.interval.lower).toBeLessThanOrEqual(found.baseRate);
      expect(found.interval.upper).toBeGreaterThanOrEqual(found.baseRate);
    }),
  );
});

test('neither blocks nor a column of thousands of values show', () => {
  const sample = fc.sample(fc.record({ facts, adverse: fc.boolean() }), { numRuns: 12_000, seed: 7 });
  const all = sample.map((row, place) => ({ id: `p-${String(place).padStart(5, '0')}`, ...row }));
  const index = buildReferenceClassIndex(POLICY, all);
  expect(Math.max(...index.parts[0]!.packs.map(({ size }) => size))).toBeGreaterThan(MAX_SHARED_CODES);
  const fewer = { attributes: POLICY.attributes.filter(({ name }) => name !== 'amount') };
  for (const of of fc.sample(facts, { numRuns: 20, seed: 8 })) {
    const { referenceClass, without } = findReferenceClassLeavingOut(index, of, 40, ['amount']);
    const defined = nearestByDefinition(POLICY, all, of, 40);
    expect(referenceClass.neighbours).toEqual(defined.slice(0, 1_000));
    expect(sizeOf(referenceClass)).toBe(defined.length);
    expect(referenceClass.baseRate).toBe(defined.filter(({ adverse }) => adverse).length / defined.length);
    expect(without.get('amount')?.neighbours).toBe(nearestByDefinition(fewer, all, of, 40).length);
  }
});

test('leaving an attribute out is the same as a policy without it', () => {
  const names = comparableAttributes(POLICY).map(({ name }) => name);
  fc.assert(
    fc.property(precedents(), facts, k, (all, of, size) => {
      const { referenceClass, without } = findReferenceClassLeavingOut(
        buildReferenceClassIndex(POLICY, all),
        of,
        size,
        names,
      );
      expect(referenceClass.neighbours).toEqual(nearestByDefinition(POLICY, all, of, size));
      for (const name of names) {
        const fewer = { attributes: POLICY.attributes.filter((attribute) => attribute.name !== name) };
        const neighbours = nearestByDefinition(fewer, all, of, size);
        const adverse = neighbours.filter((neighbour) => neighbour.adverse).length;
        expect(without.get(name)).toEqual({ baseRate: adverse / neighbours.length, neighbours: neighbours.length });
      }
    }),
    { numRuns: 300 },
  );
});

test('a row that only the omitted attribute keeps away is found, however late it comes', () => {
  const like = { count: 1, months: 12, kind: 'a', degree: 'low' };
  const all = Array.from({ length: 6_000 }, (_, place) => ({
    id: `p-${String(place).padStart(5, '0')}`,
    facts: { ...like, kind: place < 3_000 ? 'a' : 'b' },
    adverse: place < 3_000,
  }));
  const index = buildReferenceClassIndex(POLICY, all);
  const { referenceClass, without } = findReferenceClassLeavingOut(index, like, 10, ['kind', 'count']);
  expect(sizeOf(referenceClass)).toBe(3_000);
  expect(without.get('kind')).toEqual({ baseRate: 0.5, neighbours: 6_000 });
  expect(without.get('count')).toEqual({ baseRate: 1, neighbours: 3_000 });
});

test('neighbours put together where they are alike make the prompt that they make one by one', () => {
  const policy = { ...POLICY, adverseEvent: { name: 'late', otherwise: 'onTime', meaning: 'came late' } };
  fc.assert(
    fc.property(precedents({ minLength: 2 }), facts, k, (all, of, size) => {
      const options = { excludeId: 'p-0' };
      const { referenceClass, alike } = findReferenceClassLeavingOut(
        buildReferenceClassIndex(POLICY, all),
        of,
        size,
        [],
        options,
      );
      const byId = new Map(all.map(({ id, facts: own }) => [id, own]));
      const oneByOne = referenceClass.neighbours.map((each) => ({
        ...each,
        facts: byId.get(each.precedentId) ?? {},
      }));
      expect(promptV1.render({ policy, facts: of, neighbours: alike })).toEqual(
        promptV1.render({ policy, facts: of, neighbours: oneByOne }),
      );
    }),
  );
});

test('of neighbours by the thousand the nearest are listed, by id where they are tied, and all are counted', () => {
  const like = { count: 1, months: 12, kind: 'a', degree: 'low' };
  const all = Array.from({ length: 4_000 }, (_, place) => ({
    id: `p-${String((place * 1_237) % 4_000).padStart(5, '0')}`,
    facts: { ...like, kind: ['a', 'b', 'c'][place % 3] ?? 'a' },
    adverse: place % 4 === 0,
  }));
  const found = findReferenceClass(buildReferenceClassIndex(POLICY, all), like, 2_000, { excludeId: 'p-00000' });
  const others = all.filter(({ id }) => id !== 'p-00000');
  const defined = nearestByDefinition(POLICY, others, like, 2_000);
  expect(defined).toHaveLength(3_999);
  expect(found.neighbours).toEqual(defined.slice(0, 1_000));
  expect(found.size).toBe(3_999);
  expect(found.baseRate).toBe(others.filter(({ adverse }) => adverse).length / 3_999);
  expect(ReferenceClass.safeParse(found).success).toBe(true);
});

test('a docket gives each case what a search of its own gives', () => {
  fc.assert(
    fc.property(
      precedents({ minLength: 2 }),
      fc.array(facts, { minLength: 1, maxLength: 5 }),
      k,
      (all, docket, size) => {
        const index = buildReferenceClassIndex(POLICY, all);
        const cases = docket.map((of) => ({ facts: of, excludeId: 'p-0' }));
        expect([...findReferenceClasses(index, cases, size)]).toEqual(
          docket.map((of) => findReferenceClass(index, of, size, { excludeId: 'p-0' })),
        );
      },
    ),
  );
});
