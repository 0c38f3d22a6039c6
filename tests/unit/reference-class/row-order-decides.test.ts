import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findReferenceClass } from '#activities/reference-class/find-reference-class.ts';
import { buildReferenceClassIndex } from '#activities/reference-class/reference-class-index.ts';
import { POLICY, facts, precedents } from './random-cases.ts';

const k = fc.integer({ min: 1, max: 12 });
const shuffled = precedents({ minLength: 2 }).chain((all) =>
  fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
);

test('the order of precedents changes neither result nor version', () => {
  fc.assert(
    fc.property(shuffled, facts, k, ([all, otherOrder], of, size) => {
      const [one, other] = [buildReferenceClassIndex(POLICY, all), buildReferenceClassIndex(POLICY, otherOrder)];
      expect(other.version).toBe(one.version);
      expect(findReferenceClass(other, of, size)).toEqual(findReferenceClass(one, of, size));
    }),
  );
});

test('all precedents tied at the last place are taken', () => {
  const alike = Array.from({ length: 9 }, (_, place) => ({
    id: `p-${place}`,
    facts: { count: 2, kind: 'a' },
    adverse: place % 3 === 0,
  }));
  const index = buildReferenceClassIndex(POLICY, [
    ...alike,
    { id: 'far', facts: { count: 2, kind: 'b' }, adverse: true },
  ]);
  const found = findReferenceClass(index, { count: 2, kind: 'a' }, 2);
  expect(found.neighbours.map(({ precedentId }) => precedentId)).toEqual(alike.map(({ id }) => id));
  expect(found.baseRate).toBe(3 / 9);
});

test('equal distances are tied whichever attributes and values they come from', () => {
  const of = { count: 0, months: 38, amount: 0.5, kind: 'a', degree: 'low' };
  // 5 of 68 months and 5/68 of an amount, up or down: equal in arithmetic, not in floating point.
  const rows = [
    { ...of, months: 43 },
    { ...of, months: 33 },
    { ...of, amount: 0.5 + 5 / 68 },
    { ...of, amount: 0.5 - 5 / 68 },
  ];
  const index = buildReferenceClassIndex(
    POLICY,
    rows.map((row, place) => ({ id: `p-${place}`, facts: row, adverse: false })),
  );
  expect(findReferenceClass(index, of, 1).neighbours).toHaveLength(4);
});

test('a changed fact, outcome or id changes the version', () => {
  const base = { id: 'p-1', facts: { count: 2, kind: 'a' }, adverse: false };
  const version = (precedent: typeof base) => buildReferenceClassIndex(POLICY, [precedent]).version;
  expect(version(base)).toMatch(/^1-[0-9a-f]{32}$/);
  const others = [
    version({ ...base, facts: { count: 3, kind: 'a' } }),
    version({ ...base, adverse: true }),
    version({ ...base, id: 'p-2' }),
  ];
  expect(new Set([version(base), ...others]).size).toBe(4);
});
