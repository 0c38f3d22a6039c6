import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { describeShortfall } from '#api/acts/describe-shortfall.ts';
import type { FindingKind } from '#workflows/domain/finding.ts';
import { countLetters } from '#workflows/domain/letter-count.ts';
import { PerspectiveRecord } from '#workflows/domain/perspective.ts';
import type { RecordPart } from '#workflows/domain/record-part.ts';
import { record } from '../../case/commands.ts';
import { CoreCase } from '../../case/core-case.ts';
import { policyWith } from '../../case/loan-policy.ts';
import { judge } from '../../case/people.ts';
import { soundParts } from '../../case/sound-parts.ts';
import { recordOf } from '../../case/words.ts';

const CLAIMS = ['01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000002'] as const;
const MINIMUM = 40;
const given = (finding?: FindingKind, claims: readonly string[] = CLAIMS.slice(0, 1)) =>
  PerspectiveRecord.parse(recordOf(claims, finding));
const faultsOf = (sent: PerspectiveRecord) => describeShortfall(sent, MINIMUM);

describe('letters', () => {
  it.each([
    ['', 0],
    ['-', 0],
    ['n/a', 0],
    ['N/A.', 0],
    ['👍 100 %', 0],
    ['They were ill', 11],
    ['good good good good good good good good good good good', 4],
    ['They said so. They said so! THEY SAID SO', 10],
    ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 1],
    ['e\u0301te\u0301', 3],
    ['他们相信工作稳定', 8],
    ['يعتقدون أن العمل مستقر', 19],
    ['काम स्थिर है', 6],
    ['일이 안정적이다', 7],
    ['k. A.', 0],
    ['Keine Angabe!', 0],
    ['no aplica', 0],
    ['NO APLICA. Sin datos.', 0],
    ['нет данных', 0],
    ['لا ينطبق', 0],
    ['不适用', 0],
    ['n/a n/a k. A. no aplica', 6],
    ['He was ill, he was ill, he was ill, and he was ill again', 24],
    ['bla bla bla bla bla bla bla bla bla bla bla bla bla bla end', 6],
    ['They were late 1, they were late 2, they were late 3, they were late 4', 12],
    ['他们相信工作稳定，他们相信工作稳定，他们相信工作稳定，对', 9],
    ['😀😀😀 👍🏽 ❤️', 0],
  ])('of %j are %i', (text, letters) => {
    expect(countLetters(text)).toBe(letters);
  });

  it('of a repeated phrase count once', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
        fc.integer({ min: 2, max: 9 }),
        (phrase, times) => {
          const once = countLetters(phrase);
          expect(countLetters(`${phrase}. `.repeat(times))).toBe(once);
        },
      ),
    );
  });
});

const PROSE = [
  '/affectiveMatching/feltAlongside',
  '/otherOrientedPerspective/restatement',
  '/selfOtherDifferentiation/whereIDiffer',
  '/selfOtherDifferentiation/ifAboutMyself/reason',
  '/strongestCaseFor',
  '/strongestCaseAgainst',
  '/findings/0/reasons',
  '/findings/0/answerToCaseFor',
];
const SHORT = [
  '/affectiveMatching/emotions/0/emotion',
  '/otherOrientedPerspective/beliefs/attributed/0/statement',
  '/otherOrientedPerspective/circumstances/attributed/0/statement',
];

/** The record with another text in the place of a pointer. */
function replaced(sent: PerspectiveRecord, pointer: string, text: string): PerspectiveRecord {
  const changed = structuredClone(sent);
  const path = pointer.slice(1).split('/');
  const holder = path.slice(0, -1).reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], changed);
  (holder as Record<string, unknown>)[path.at(-1) ?? ''] = text;
  return changed;
}

describe('a record', () => {
  it.each(['exceptional', 'specialPleading', 'cannotDecipher'] as const)(
    'that finds %s in its own words is enough',
    (finding) => {
      expect(faultsOf(given(finding, CLAIMS))).toEqual([]);
    },
  );

  it.each(PROSE)('is refused with too few letters in %s', (field) => {
    const text = 'They were late once, and have paid on the day';
    expect(faultsOf(replaced(given('specialPleading'), field, text))).toEqual([
      { field, missingLetters: MINIMUM - countLetters(text), message: expect.stringContaining('letters') },
    ]);
    expect(faultsOf(replaced(given('specialPleading'), field, `${text} ever since`))).toEqual([]);
  });

  it.each([...PROSE, ...SHORT])('is refused if its %s has no words, whatever else it says', (field) => {
    fc.assert(
      fc.property(
        fc.constantFrom('-', '...', 'n/a', '–', '123 456', 'N/A N/A', '👍', 'k. A.', 'entfällt', 'no aplica', '不适用'),
        (text) => {
          expect(faultsOf(replaced(given('specialPleading'), field, text)).map((fault) => fault.field)).toEqual([
            field,
          ]);
        },
      ),
    );
  });

  it('is refused if it says the same in two places', () => {
    const sent = given();
    const twice = { ...sent, strongestCaseAgainst: `${sent.strongestCaseFor.toUpperCase()} …` };
    expect(faultsOf(twice)).toEqual([
      { field: '/strongestCaseAgainst', message: expect.stringContaining('another part') },
    ]);
    const [first, second] = given('specialPleading', CLAIMS).findings;
    const sameReasons = { ...sent, findings: [first!, { ...second!, reasons: first!.reasons }] };
    expect(faultsOf(sameReasons).map(({ field }) => field)).toEqual(['/findings/1/reasons']);
  });

  const untold = (finding: FindingKind) => {
    const sent = given(finding);
    const state = {
      attributed: [],
      couldNotTell: 'Nothing in what they wrote tells me, and I have asked twice in vain.',
    };
    const { otherOrientedPerspective: perspective } = sent;
    return {
      ...sent,
      otherOrientedPerspective: { ...perspective, beliefs: state, desires: state, intentions: state },
    };
  };

  it('that could tell no mental state may only find `cannotDecipher`', () => {
    expect(faultsOf(untold('cannotDecipher'))).toEqual([]);
    for (const finding of ['exceptional', 'specialPleading'] as const)
      expect(faultsOf(untold(finding))).toEqual([
        { field: '/findings/0/finding', message: expect.stringContaining('cannotDecipher') },
      ]);
  });

  it('that finds special pleading answers the strongest case for', () => {
    const sent = given('specialPleading');
    const findings = sent.findings.map((finding) => ({ ...finding, answerToCaseFor: undefined }));
    expect(faultsOf({ ...sent, findings })).toEqual([
      { field: '/findings/0/answerToCaseFor', message: expect.stringContaining('strongest case') },
    ]);
  });
});

/** What someone may do to the parts of a sound record so that they say too little. */
const spoiled: fc.Arbitrary<(parts: RecordPart[]) => RecordPart[]> = fc
  .tuple(fc.nat(), fc.constantFrom('gone', 'short', 'uncited', 'copied'))
  .map(([place, how]) => (parts) => {
    const index = place % parts.length;
    const isCiting = parts[index]?.passages !== undefined;
    // An emotion need not be attributed.
    const mayBeGone = parts[index]?.part === 'emotion';
    return parts.flatMap((part, at) => {
      if (at !== index) return [part];
      if (how === 'gone' && !mayBeGone) return [];
      if (how === 'uncited' && isCiting) return [{ ...part, passages: 0 }];
      if (how === 'copied' && !isCiting && at > 0) return [{ ...part, commitment: parts[0]!.commitment }];
      return [{ ...part, letters: 0 }];
    });
  });

test('the core refuses exactly the records below the minimum', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('exceptional', 'specialPleading', 'cannotDecipher'),
      fc.option(spoiled),
      (finding, spoil) => {
        const one = new CoreCase(policyWith()).notified().claimed();
        one.take({ act: 'assign', by: judge(1), unlessHeld: true });
        const command = record(one, finding);
        const parts = spoil ? spoil(soundParts(command.findings)) : soundParts(command.findings);
        const given = one.give(judge(1), { ...command, parts });
        expect(given.accepted ? null : given.refusal.code).toBe(spoil ? 'recordTooThin' : null);
      },
    ),
  );
});

test('a policy from before there was a minimum accepts what it accepted before', () => {
  const { perspective: _, ...before } = policyWith();
  const one = new CoreCase(before).notified().claimed();
  one.take({ act: 'assign', by: judge(1), unlessHeld: true });
  const { parts: _parts, ...command } = record(one, 'specialPleading');
  expect(one.give(judge(1), command).accepted).toBe(true);
  expect(one.last).not.toHaveProperty('parts');
});

test('a policy may require more', () => {
  const one = new CoreCase({ ...policyWith(), perspective: { minLetters: 61 } }).notified().claimed();
  one.take({ act: 'assign', by: judge(1), unlessHeld: true });
  expect(one.refuses(judge(1), record(one, 'specialPleading'))).toBe('recordTooThin');
});
