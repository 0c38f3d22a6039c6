import { expect, test } from 'vitest';
import { wilsonInterval } from '#workflows/domain/wilson-interval.ts';

test('the intervals are those published for the method', () => {
  // R. G. Newcombe, Statistics in Medicine 17, 1998, table I, method 3.
  const published: [number, number, number, number][] = [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ];
  for (const [events, total, lower, upper] of published) {
    expect(wilsonInterval(events, total).lower).toBeCloseTo(lower, 4);
    expect(wilsonInterval(events, total).upper).toBeCloseTo(upper, 4);
  }
});

test('without observations the interval is 0 to 1', () => {
  expect(wilsonInterval(0, 0)).toEqual({ lower: 0, upper: 1 });
});

test('the interval never leaves 0..1', () => {
  expect(wilsonInterval(0, 3).lower).toBe(0);
  expect(wilsonInterval(3, 3).upper).toBe(1);
});
