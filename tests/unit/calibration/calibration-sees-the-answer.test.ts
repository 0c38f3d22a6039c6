import { expect, test } from 'vitest';
import { scoreLeavingOneOut } from '#activities/calibration/score-leaving-one-out.ts';
import { findReferenceClass } from '#activities/reference-class/find-reference-class.ts';
import { buildReferenceClassIndex } from '#activities/reference-class/reference-class-index.ts';
import { POLICY } from '../reference-class/random-cases.ts';

const precedents = Array.from({ length: 40 }, (_, place) => ({
  id: `p-${String(place).padStart(2, '0')}`,
  facts: { count: place % 7, kind: 'abc'[place % 3]! },
  adverse: place % 4 === 0,
}));
const index = buildReferenceClassIndex(POLICY, precedents);

test('each precedent is scored by the others only', () => {
  const scored = [...scoreLeavingOneOut(index, 5)];
  expect(scored).toHaveLength(40);
  for (const { precedentId, probability, adverse } of scored) {
    const self = precedents.find(({ id }) => id === precedentId)!;
    const others = buildReferenceClassIndex(
      POLICY,
      precedents.filter(({ id }) => id !== precedentId),
    );
    expect(probability).toBe(findReferenceClass(others, self.facts, 5).baseRate);
    expect(adverse).toBe(self.adverse);
  }
});

test('a sample is taken at even steps', () => {
  const sampled = [...scoreLeavingOneOut(index, 5, 4)].map(({ precedentId }) => precedentId);
  expect(sampled).toEqual(['p-00', 'p-10', 'p-20', 'p-30']);
});

test('a single precedent has no other to be compared with', () => {
  const one = buildReferenceClassIndex(POLICY, precedents.slice(0, 1));
  expect([...scoreLeavingOneOut(one, 5)]).toEqual([]);
});
