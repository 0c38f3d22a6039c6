import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findClosest, findNearDuplicates } from '#db/audit/near-duplicates.ts';

const WORDS = 'she was late because her mother was ill and the bus did not come that winter'.split(' ');
const texts = (...bodies: string[]) => bodies.map((text, index) => ({ id: `t${index}`, text }));

/** The same by its definition: every pair, every sequence. */
function byDefinition(given: ReturnType<typeof texts>, threshold: number) {
  const sets = given.map(({ text }) => {
    const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    return new Set(words.slice(3).map((_, start) => words.slice(start, start + 4).join(' ')));
  });
  return given.flatMap(({ id: b }, second) =>
    given.slice(0, second).flatMap(({ id: a }, first) => {
      const common = sets[first]!.intersection(sets[second]!).size;
      const similarity = common / sets[first]!.union(sets[second]!).size;
      return common > 0 && similarity >= threshold ? [{ a, b, similarity }] : [];
    }),
  );
}

describe('near-duplicates', () => {
  it('are found in copies, also where a few words, letters’ case and marks are changed', () => {
    const original = WORDS.join(' ');
    const touched = `She was late, because HER mother was ill, and the train did not come that winter.`;
    const found = findNearDuplicates(
      texts(original, 'Something else that has nothing in common at all.', touched),
      0.3,
    );
    expect(found).toMatchObject([{ a: 't0', b: 't2' }]);
    expect(findNearDuplicates(texts(original, original), 0.99)).toEqual([{ a: 't0', b: 't1', similarity: 1 }]);
  });

  it.each([
    ['Chinese', '他们失去了工作，因为母亲生病了，而且公交车停了。', '他们失去了工作，因为父亲生病了，而且公交车停了。'],
    ['Thai', 'เขาตกงานเพราะแม่ป่วยและรถเมล์หยุดวิ่ง', 'เขาตกงานเพราะพ่อป่วยและรถเมล์หยุดวิ่ง'],
    [
      'Hindi',
      'उसकी नौकरी चली गई क्योंकि उसकी माँ बीमार थी और बस बंद थी',
      'उसकी नौकरी चली गई क्योंकि उसकी माँ बीमार थी और गाड़ी बंद थी',
    ],
  ])('are found in %s, where a word is changed', (_, original, touched) => {
    expect(findNearDuplicates(texts(original, touched), 0.5)).toMatchObject([{ a: 't0', b: 't1' }]);
  });

  it('are not found in Chinese texts that share their words alone', () => {
    const found = findNearDuplicates(
      texts('他们相信工作稳定，春天已经过去了。', '工作过去了，他们在春天相信她。'),
      0.5,
    );
    expect(found).toEqual([]);
  });

  it('are not found in texts that are too short for a sequence', () => {
    expect(findNearDuplicates(texts('as they say', 'as they say', ''), 0)).toEqual([]);
  });

  it('are those that the definition gives', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 14 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 8 }), fc.constantFrom(0.1, 0.5, 0.9), (bodies, threshold) => {
        const given = texts(...bodies);
        const sorted = (pairs: ReturnType<typeof byDefinition>) =>
          pairs.toSorted((x, y) => y.similarity - x.similarity || (x.a + x.b < y.a + y.b ? -1 : 1));
        expect(sorted(findNearDuplicates(given, threshold))).toEqual(sorted(byDefinition(given, threshold)));
      }),
    );
  });

  it('name for each text the closest other one, however many copies there are', () => {
    const text = fc.array(fc.constantFrom('a', 'B', 'b'), { maxLength: 7 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), fc.constantFrom(0.1, 0.5, 1), (bodies, threshold) => {
        const given = texts(...bodies);
        const pairs = byDefinition(given, threshold).flatMap(({ a, b, similarity }) => [
          { of: a, id: b, similarity },
          { of: b, id: a, similarity },
        ]);
        const found = findClosest(given, threshold);
        for (const { id } of given) {
          const own = pairs.filter(({ of }) => of === id);
          const best = own.length === 0 ? undefined : Math.max(...own.map(({ similarity }) => similarity));
          const named = found.get(id);
          expect(named?.similarity).toBe(best);
          if (named) expect(own).toContainEqual({ of: id, ...named });
        }
      }),
    );
  });
});
