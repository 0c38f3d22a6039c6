import { expect, test } from 'vitest';
import { compareBands } from '#api/views/institution/compare-bands.ts';
import { provisionalOutcome } from '#workflows/domain/policy.ts';

const OUTCOMES = [
  { name: 'release', adverse: false, meaning: 'free' },
  { name: 'conditions', adverse: false, meaning: 'free under conditions' },
  { name: 'detain', adverse: true, meaning: 'held' },
];
const banded = (conditionsFrom: number, detainFrom: number) => ({
  outcomes: OUTCOMES,
  bands: [
    { below: conditionsFrom, outcome: 'release' },
    { below: detainFrom, outcome: 'conditions' },
    { outcome: 'detain' },
  ],
});

test('a lower threshold turns exactly those adverse who lie between the two, its own value among them', () => {
  const scores = [0.1, 0.54, 0.55, 0.57, 0.599, 0.6, 0.9];
  expect(compareBands(scores, banded(0.4, 0.6), banded(0.4, 0.55))).toEqual({
    cases: 7,
    changed: 3,
    towardsAdverse: 3,
    awayFromAdverse: 0,
    adverseBefore: 2,
    adverseAfter: 5,
    moves: [
      { before: 'release', after: 'release', cases: 1 },
      { before: 'conditions', after: 'conditions', cases: 1 },
      { before: 'conditions', after: 'detain', cases: 3 },
      { before: 'detain', after: 'detain', cases: 2 },
    ],
  });
});

test('a change between outcomes that are not adverse is a change, but makes no case adverse', () => {
  expect(compareBands([0.35, 0.7], banded(0.4, 0.6), banded(0.3, 0.6))).toMatchObject({
    changed: 1,
    towardsAdverse: 0,
    awayFromAdverse: 0,
    adverseBefore: 1,
    adverseAfter: 1,
  });
});

test('declaring an outcome adverse makes its cases adverse, although its name stays', () => {
  const { bands, outcomes } = banded(0.4, 0.6);
  const harsher = outcomes.map((outcome) => ({
    ...outcome,
    adverse: outcome.adverse || outcome.name === 'conditions',
  }));
  expect(compareBands([0.5, 0.5, 0.1], { bands, outcomes }, { bands, outcomes: harsher })).toMatchObject({
    changed: 0,
    towardsAdverse: 2,
    adverseBefore: 0,
    adverseAfter: 2,
  });
});

test('every case is in exactly one cell, and each cell agrees with scoring itself', () => {
  const scores = Array.from({ length: 1_000 }, (_, index) => index / 999);
  const [before, after] = [banded(0.37, 0.61), banded(0.42, 0.55)];
  const { moves, cases, adverseAfter } = compareBands(scores, before, after);
  expect(moves.reduce((sum, move) => sum + move.cases, 0)).toBe(cases);
  for (const { name } of OUTCOMES) {
    const inRow = moves.filter((move) => move.before === name).reduce((sum, move) => sum + move.cases, 0);
    expect([name, inRow]).toEqual([
      name,
      scores.filter((score) => provisionalOutcome(before, score).name === name).length,
    ]);
  }
  expect(adverseAfter).toBe(scores.filter((score) => score >= 0.55).length);
});

test('without a score there is nothing to compare', () => {
  expect(compareBands([], banded(0.4, 0.6), banded(0.4, 0.5))).toMatchObject({ cases: 0, changed: 0, moves: [] });
});
