import { expect, test } from 'vitest';
import { NoPrecedents, findReferenceClass } from '#activities/reference-class/find-reference-class.ts';
import { rowOf } from '#activities/reference-class/index-part.ts';
import { buildReferenceClassIndex } from '#activities/reference-class/reference-class-index.ts';
import { POLICY } from './random-cases.ts';

const precedents = ['c', 'a', 'b'].map((id, place) => ({ id, facts: { count: place }, adverse: id === 'a' }));
const index = buildReferenceClassIndex(POLICY, precedents);

test('a case is not its own precedent', () => {
  const found = findReferenceClass(index, { count: 1 }, 2, { excludeId: 'a' });
  expect(found.neighbours.map(({ precedentId }) => precedentId)).toEqual(['b', 'c']);
  expect(found.baseRate).toBe(0);
});

test('an unknown id excludes nothing', () => {
  expect(findReferenceClass(index, { count: 1 }, 3, { excludeId: 'elsewhere' }).neighbours).toHaveLength(3);
});

test('with no other precedent there is no reference class', () => {
  const alone = buildReferenceClassIndex(POLICY, [{ id: 'a', facts: { count: 1 }, adverse: true }]);
  expect(() => findReferenceClass(alone, { count: 1 }, 1, { excludeId: 'a' })).toThrow(NoPrecedents);
  expect(() => findReferenceClass(buildReferenceClassIndex(POLICY, []), { count: 1 }, 1)).toThrow(NoPrecedents);
});

test('rows are found by id', () => {
  expect(['a', 'b', 'c', 'd', ''].map((id) => rowOf(index.parts[0]!, id))).toEqual([0, 1, 2, -1, -1]);
});

test('a value that cannot be compared is refused with what is allowed', () => {
  const build = (facts: Record<string, number | string>) =>
    buildReferenceClassIndex(POLICY, [{ id: 'odd', facts, adverse: false }]);
  expect(() => build({ months: 100 })).toThrow('precedent odd: months is 100; give a number from 4 to 72 (months)');
  expect(() => build({ kind: 'z' })).toThrow('precedent odd: kind is z; give one of a, b, c');
  expect(() => build({ months: Number.NaN })).toThrow(/months is NaN/);
  expect(() => findReferenceClass(index, { count: 'many' }, 1)).toThrow('case: count is many');
  expect(() => findReferenceClass(index, { count: 1 }, 0)).toThrow('k is 0; give a whole number of at least 1');
  expect(() => buildReferenceClassIndex(POLICY, [...precedents, precedents[0]!])).toThrow('precedent c is given twice');
});
