import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '#db/commitment.ts';

/** Keys that objects reorder, that are no properties, or that sort by code units and not by code points. */
const key = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('10', '9', '1e3', '__proto__', '\u{1f600}', '\uff61', ''),
);
const scalar = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, scalar, fc.array(tie('value')), fc.dictionary(key, tie('value'))),
}));

describe('canonical JSON', () => {
  test('equals the verifier’s text of the same value', () => {
    fc.assert(
      fc.property(value, (each) => {
        expect(canonicalJson(each)).toBe(canonicalize(each));
      }),
      { numRuns: 2_000 },
    );
  });

  test('leaves out members without a value', () => {
    expect(canonicalJson({ b: 1, a: undefined })).toBe('{"b":1}');
  });

  test.each([
    ['a lone surrogate', { text: '\ud800' }],
    ['a lone surrogate in a key', { '\ud800': 1 }],
    ['a number that is none', [Number.NaN]],
    ['an infinite number', { at: Number.POSITIVE_INFINITY }],
    ['nothing', undefined],
  ])('refuses %s', (_, each) => {
    expect(() => canonicalJson(each)).toThrow();
  });

  test('writes a date as JSON does', () => {
    expect(canonicalJson({ at: new Date(0) })).toBe('{"at":"1970-01-01T00:00:00.000Z"}');
  });
});
