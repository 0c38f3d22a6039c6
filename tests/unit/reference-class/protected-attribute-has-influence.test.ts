import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comparablePrecedent } from '#activities/reference-class/comparable-precedent.ts';
import { findReferenceClass, findReferenceClassLeavingOut } from '#activities/reference-class/find-reference-class.ts';
import { buildReferenceClassIndex } from '#activities/reference-class/reference-class-index.ts';
import { POLICY, facts, precedents } from './random-cases.ts';

const others = fc.record({
  group: fc.constantFrom('x', 'y'),
  age: fc.integer({ min: 18, max: 90 }),
  words: fc.string({ maxLength: 20 }),
});

test('protected facts and free text change nothing, in a case or in a precedent', () => {
  fc.assert(
    fc.property(precedents(), facts, others, fc.integer({ min: 1, max: 12 }), (all, of, changed, k) => {
      const found = findReferenceClass(buildReferenceClassIndex(POLICY, all), of, k);
      const altered = all.map((precedent) => ({ ...precedent, facts: { ...precedent.facts, ...changed } }));
      expect(findReferenceClass(buildReferenceClassIndex(POLICY, altered), { ...of, ...changed }, k)).toEqual(found);
    }),
  );
});

test('an index holds no protected fact and no free text', () => {
  const index = buildReferenceClassIndex(POLICY, [
    { id: 'p-1', facts: { count: 1, group: 'x', age: 30, words: 'please' }, adverse: true },
  ]);
  expect(comparablePrecedent(index.parts[0]!, 0)).toEqual({ id: 'p-1', facts: { count: 1 }, adverse: true });
});

test('a protected attribute cannot be left out to see what it does', () => {
  const index = buildReferenceClassIndex(POLICY, [{ id: 'p-1', facts: { count: 1 }, adverse: true }]);
  expect(() => findReferenceClassLeavingOut(index, { count: 1 }, 1, ['age'])).toThrow(/age is not compared/);
});
