import { expect, test } from 'vitest';
import {
  nextHalf,
  obstacleToExercise,
  opensAt,
  type Half,
  type JudgeOfPair,
  type SyntheticPair,
} from '#workflows/domain/synthetic-case.ts';

const pair: SyntheticPair = { pairId: 'pair', madeBy: 'auditor-1', apartDays: 14, withdrawnAt: null };
const START = nextHalf(pair.pairId, { id: 'judge-1', found: [] })!;
const OTHER: Half = START === 'first' ? 'second' : 'first';
const FOUND = { half: START, foundAt: '2026-03-01T09:00:00.000Z' };
const DUE = '2026-03-15T09:00:00.000Z';
const judge = (change: Partial<JudgeOfPair> = {}): JudgeOfPair => ({
  id: 'judge-1',
  agreed: true,
  found: [],
  ...change,
});

test.each<[string, ReturnType<typeof obstacleToExercise>, SyntheticPair, Half, JudgeOfPair, string]>([
  ['the half that was drawn for the judge', null, pair, START, judge(), DUE],
  ['the other half before it', 'otherHalfFirst', pair, OTHER, judge(), DUE],
  ['the same half again', 'alreadyFound', pair, START, judge({ found: [FOUND] }), DUE],
  ['the other half a moment early', 'tooSoon', pair, OTHER, judge({ found: [FOUND] }), '2026-03-15T08:59:59.999Z'],
  ['the other half once the days have passed', null, pair, OTHER, judge({ found: [FOUND] }), DUE],
  ['a judge who has not agreed', 'notAgreed', pair, START, judge({ agreed: false }), DUE],
  ['the judge who wrote it', 'ownPair', { ...pair, madeBy: 'judge-1' }, START, judge(), DUE],
  ['a pair that is withdrawn', 'pairWithdrawn', { ...pair, withdrawnAt: DUE }, START, judge(), DUE],
])('%s: %s', (_, obstacle, of, half, who, at) => {
  expect(obstacleToExercise(of, half, who, at)).toBe(obstacle);
});

test('the half that comes first is drawn for each judge, and none is left after both', () => {
  const firsts = Array.from({ length: 200 }, (_, index) => nextHalf('pair', { id: `judge-${index}`, found: [] }));
  const share = firsts.filter((half) => half === 'first').length / firsts.length;
  expect(share).toBeGreaterThan(0.35);
  expect(share).toBeLessThan(0.65);
  expect(nextHalf('pair', { id: 'judge-1', found: [FOUND, { half: OTHER, foundAt: DUE }] })).toBeNull();
  expect([opensAt(14, []), opensAt(14, [FOUND])]).toEqual([null, DUE]);
});
