import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scoreLeavingOneOut } from '#activities/calibration/score-leaving-one-out.ts';
import { comparisonValues } from '#activities/reference-class/comparison-values.ts';
import { findReferenceClassLeavingOut } from '#activities/reference-class/find-reference-class.ts';
import { comparableAttributes } from '#activities/reference-class/gower.ts';
import { IndexPartBuilder } from '#activities/reference-class/index-part.ts';
import type { Precedent } from '#activities/reference-class/precedent.ts';
import {
  buildReferenceClassIndex,
  putPrecedents,
  type ReferenceClassIndex,
} from '#activities/reference-class/reference-class-index.ts';
import { POLICY, facts, precedents } from './random-cases.ts';

const names = comparableAttributes(POLICY).map(({ name }) => name);
const k = fc.integer({ min: 1, max: 12 });

/** Precedents in up to three parts, as an index has them once some were added to many. */
function inParts(index: ReferenceClassIndex, all: readonly Precedent[], ends: readonly number[]): ReferenceClassIndex {
  const bounds = [0, ...ends.map((end) => end % all.length), all.length].sort((a, b) => a - b);
  const parts = bounds.slice(1).map((end, place) => {
    const builder = new IndexPartBuilder(POLICY);
    for (const precedent of all.slice(bounds[place], end)) builder.add(precedent);
    return builder.finish();
  });
  return { ...index, parts };
}

test('precedents divided into parts are found, sampled and summed up as those in one', () => {
  const cases = fc.tuple(precedents({ minLength: 2 }), facts, k, fc.array(fc.nat(), { minLength: 1, maxLength: 2 }));
  fc.assert(
    fc.property(cases, fc.nat(70), ([all, of, size, ends], excluded) => {
      const whole = buildReferenceClassIndex(POLICY, all);
      const divided = inParts(whole, all, ends);
      const excludeId = `p-${excluded}`;
      expect(findReferenceClassLeavingOut(divided, of, size, names, { excludeId })).toEqual(
        findReferenceClassLeavingOut(whole, of, size, names, { excludeId }),
      );
      expect(comparisonValues(divided)).toEqual(comparisonValues(whole));
      expect([...scoreLeavingOneOut(divided, size, 7)]).toEqual([...scoreLeavingOneOut(whole, size, 7)]);
    }),
    { numRuns: 150 },
  );
});

const MANY = fc.sample(fc.record({ facts, adverse: fc.boolean() }), { numRuns: 600, seed: 3 });

test('precedents that are added, or put in place of others, leave the index that they make when it is built anew', () => {
  const few = precedents();
  const many = few.map((all) => [...all, ...MANY.map((each, place) => ({ ...each, id: `q-${place}` }))]);
  fc.assert(
    fc.property(fc.oneof(few, many), few, facts, k, (before, put, of, size) => {
      const changed = put.map((each, place) => ({ ...each, id: `p-${2 * place}` }));
      const ids = new Set(changed.map(({ id }) => id));
      const built = buildReferenceClassIndex(POLICY, [...before.filter(({ id }) => !ids.has(id)), ...changed]);
      const first = buildReferenceClassIndex(POLICY, before);
      const found = findReferenceClassLeavingOut(first, of, size, names);
      const grown = putPrecedents(POLICY, first, changed);
      expect(grown.version).toBe(built.version);
      expect(grown.size).toBe(built.size);
      expect(grown.parts.length).toBe(before.length > 512 ? 2 : 1);
      expect(comparisonValues(grown)).toEqual(comparisonValues(built));
      expect(findReferenceClassLeavingOut(grown, of, size, names)).toEqual(
        findReferenceClassLeavingOut(built, of, size, names),
      );
      expect(findReferenceClassLeavingOut(first, of, size, names)).toEqual(found);
    }),
    { numRuns: 150 },
  );
});
