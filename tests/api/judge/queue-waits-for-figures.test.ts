import { expect, test } from 'vitest';
import { JUDGE } from '../court.ts';
import { openCourt } from '../open-court.ts';

const court = await openCourt();

test('a judge’s own figures are counted only where they ask for them, and say what moment they are from', async () => {
  await court.recorded();
  const judge = await court.signedIn(JUDGE);
  const queue = await judge.get('/hearings');
  expect(queue.text).toContain('href="/hearings?figures=own#figures"');
  expect(queue.text).not.toContain('Your last two weeks');
  const figures = await judge.get('/hearings?figures=own');
  expect(figures.text).toContain('Your last two weeks');
  expect(figures.text).toMatch(/As of\s+<time/);
});
