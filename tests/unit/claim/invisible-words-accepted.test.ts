import { describe, expect, it } from 'vitest';
import { Citation } from '#workflows/domain/perspective.ts';
import { words } from '#workflows/domain/words.ts';

describe('words', () => {
  it.each([
    ['white space', ' \n\t\u00a0\u3000'],
    ['zero-width spaces and joiners', '\u200b\u200c\u200d\ufeff'],
    ['direction marks', '\u200e\u202e\u2066'],
    ['soft hyphens, fillers and an empty Braille cell', '\u00ad\u3164\u2800'],
    ['nothing', ''],
  ])('of nothing but %s are none', (_, text) => {
    expect(words(100).safeParse(text).success).toBe(false);
    expect(Citation.safeParse({ material: 'claim', id: 'c', quote: text }).success).toBe(false);
  });

  it.each(['🙂', '👩‍👩‍👧‍👦', '\u200bא', 'a', '。', '5'])('of “%s” are some', (text) => {
    expect(words(100).safeParse(text).success).toBe(true);
  });

  it('are counted as their writer counts them: an emoji is one character, not two', () => {
    expect(words(50_000).safeParse('🙂'.repeat(50_000)).success).toBe(true);
    expect(words(50_000).safeParse('🙂'.repeat(50_001)).success).toBe(false);
    expect(words(50_000).safeParse('x'.repeat(50_001)).success).toBe(false);
  });
});
