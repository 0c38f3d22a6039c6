import { expect, test } from 'vitest';
import { decisionRates } from '#activities/evaluation/decision-rates.ts';
import { protectedGroups } from '#activities/evaluation/protected-groups.ts';
import { POLICY } from '../reference-class/random-cases.ts';

test('rates are those of the two-by-two table', () => {
  // Selected: 3 with the event, 1 without. Not selected: 1 with, 5 without.
  const outcomes = [
    ...[0.9, 0.8, 0.7, 0.2].map((probability) => ({ probability, adverse: true })),
    ...[0.6, 0.4, 0.3, 0.2, 0.1, 0.1].map((probability) => ({ probability, adverse: false })),
  ];
  expect(decisionRates(outcomes, (probability) => probability >= 0.5)).toEqual({
    cases: 10,
    eventRate: 0.4,
    selectionRate: 0.4,
    falsePositiveRate: 1 / 6,
    falseNegativeRate: 0.25,
    precision: 0.75,
  });
});

test('a share of no cases is undefined', () => {
  expect(decisionRates([], () => true)).toEqual({
    cases: 0,
    eventRate: null,
    selectionRate: null,
    falsePositiveRate: null,
    falseNegativeRate: null,
    precision: null,
  });
});

test('every case is in one group of each protected attribute, numbers by quartile, equal numbers together', () => {
  const ages = [20, 20, 20, 30, 40, 50, 60, 70];
  const groups = protectedGroups(POLICY, [
    ...ages.map((age, place) => ({ age, group: place < 3 ? 'y' : 'x' })),
    { kind: 'a' },
  ]);
  expect(groups).toEqual([
    { attribute: 'group', group: 'x', members: [3, 4, 5, 6, 7] },
    { attribute: 'group', group: 'y', members: [0, 1, 2] },
    { attribute: 'group', group: 'not recorded', members: [8] },
    { attribute: 'age', group: '20 to 30', members: [0, 1, 2, 3] },
    { attribute: 'age', group: '40 to 50', members: [4, 5] },
    { attribute: 'age', group: '60 to 70', members: [6, 7] },
    { attribute: 'age', group: 'not recorded', members: [8] },
  ]);
});
