import fc from 'fast-check';
import type { FindingKind } from '#workflows/domain/finding.ts';
import { countLetters } from '#workflows/domain/letter-count.ts';
import { recordOf } from './words.ts';

/** A record as a judge sends it; whether it holds together is for the reader to find out. */
export type SentRecord = ReturnType<typeof recordOf>;

/** Letters that prose needs under the sample policy. */
const MINIMUM = 40;
const ALPHABETS = [
  'abcdefghijklmnopqrstuvwxyz',
  'абвгдежзиклмнопрстуф',
  'ابتثجحخدذرزسشصضطظعغ',
  '他们相信工作稳定因为春天过去',
  'कखगघचछजझटठडढतथद',
];

/** Words in one script, of at least so many letters as a judge's answer needs. */
const words = (letters: { minLength: number; maxLength: number }) =>
  fc.tuple(fc.constantFrom(...ALPHABETS), fc.array(fc.nat(999), letters)).map(([alphabet, picked]) => {
    const all = Array.from(alphabet);
    return picked.map((by, place) => `${all[by % all.length]!}${place % 6 === 5 ? ' ' : ''}`).join('');
  });
const prose = words({ minLength: MINIMUM + 20, maxLength: 120 }).filter((text) => countLetters(text) >= MINIMUM);

/** Where a record answers in sentences, of which no two may be the same. */
const PROSE: [name: string, read: (record: SentRecord) => string, write: (record: SentRecord, text: string) => void][] =
  [
    [
      'feltAlongside',
      (record) => record.affectiveMatching.feltAlongside,
      (record, text) => (record.affectiveMatching.feltAlongside = text),
    ],
    [
      'restatement',
      (record) => record.otherOrientedPerspective.restatement,
      (record, text) => (record.otherOrientedPerspective.restatement = text),
    ],
    [
      'whereIDiffer',
      (record) => record.selfOtherDifferentiation.whereIDiffer,
      (record, text) => (record.selfOtherDifferentiation.whereIDiffer = text),
    ],
    [
      'ifAboutMyself',
      (record) => record.selfOtherDifferentiation.ifAboutMyself.reason,
      (record, text) => (record.selfOtherDifferentiation.ifAboutMyself.reason = text),
    ],
    ['strongestCaseFor', (record) => record.strongestCaseFor, (record, text) => (record.strongestCaseFor = text)],
    [
      'strongestCaseAgainst',
      (record) => record.strongestCaseAgainst,
      (record, text) => (record.strongestCaseAgainst = text),
    ],
    ['reasons', (record) => record.findings[0]!.reasons, (record, text) => (record.findings[0]!.reasons = text)],
  ];
const STATES = ['beliefs', 'desires', 'intentions', 'circumstances'] as const;

/** A record with one finding, each answer of which is in words of its own. */
const soundRecord = (claimId: string, finding: FindingKind) =>
  fc.array(prose, { minLength: PROSE.length + 1, maxLength: PROSE.length + 1 }).map((texts) => {
    const record = structuredClone(recordOf(claimId, finding));
    // The place of each answer is a letter of its own at its end, so that no two are the same.
    for (const [place, [, , write]] of PROSE.entries()) write(record, `${texts[place]!} ${'αβγδεζη'[place]!}`);
    const [first] = record.findings;
    if (first && 'answerToCaseFor' in first) first.answerToCaseFor = `${texts.at(-1)!} θ`;
    return record;
  });

interface Spoiling {
  name: string;
  spoil: (record: SentRecord) => void;
}

/** What stands in an answer that says nothing, or too little. */
const NOTHING = [
  '-',
  'n/a',
  'none',
  '...',
  'They were ill.',
  'They said so. They said so. They said so. They said so.',
  '他们相信',
];

const spoilings: fc.Arbitrary<Spoiling> = fc.oneof(
  fc.tuple(fc.constantFrom(...PROSE), fc.constantFrom(...NOTHING)).map(([[name, , write], nothing]) => ({
    name: `${name} is ${nothing}`,
    spoil: (record: SentRecord) => write(record, nothing),
  })),
  fc.tuple(fc.nat(PROSE.length - 1), fc.integer({ min: 1, max: PROSE.length - 1 })).map(([place, further]) => {
    const [name, , write] = PROSE[place]!;
    const [other, read] = PROSE[(place + further) % PROSE.length]!;
    return { name: `${name} is a copy of ${other}`, spoil: (record: SentRecord) => write(record, read(record)) };
  }),
  fc.constantFrom(...STATES).map((state) => ({
    name: `${state} rest on nothing`,
    spoil: ({ otherOrientedPerspective }: SentRecord) => {
      otherOrientedPerspective[state] = {
        attributed: otherOrientedPerspective[state].attributed.map((each) => ({ ...each, citations: [] })),
      };
    },
  })),
  fc.constantFrom(...STATES).map((state) => ({
    name: `${state} say too little`,
    spoil: ({ otherOrientedPerspective }: SentRecord) => {
      otherOrientedPerspective[state] = {
        attributed: otherOrientedPerspective[state].attributed.map((each) => ({ ...each, statement: 'it' })),
      };
    },
  })),
  fc.constantFrom(...STATES).map((state) => ({
    name: `${state} are missing`,
    spoil: ({ otherOrientedPerspective }: SentRecord) => {
      otherOrientedPerspective[state] = { attributed: [] };
    },
  })),
  fc.constant({
    name: 'an emotion rests on nothing',
    spoil: ({ affectiveMatching }: SentRecord) => {
      affectiveMatching.emotions = affectiveMatching.emotions.map((each) => ({ ...each, citations: [] }));
    },
  }),
);

/** A sound record, and the same with one or several of its parts spoiled. */
export const spoiledRecord = (claimId: string, finding: FindingKind) =>
  fc
    .tuple(soundRecord(claimId, finding), fc.array(spoilings, { minLength: 1, maxLength: 4 }))
    .map(([sound, chosen]) => {
      const spoiled = structuredClone(sound);
      for (const { spoil } of chosen) spoil(spoiled);
      return { sound, spoiled, how: chosen.map(({ name }) => name) };
    });
