import type { Example } from '../../examples/seed.ts';

/** A personal circumstance that no comparison knows, invented for the demonstration. */
export interface Circumstance {
  /** The circumstance, in a sentence. */
  fact: string;
  /** What could confirm it, in a sentence. */
  evidence: string;
  /** What they mean to do. */
  intention: string;
  /** What they say when a judge asks. */
  answer: string;
}

export const CIRCUMSTANCES: Record<Example, readonly Circumstance[]> = {
  bail: [
    {
      fact: 'Since March I have washed and fed my father every morning before six, because he cannot leave his bed.',
      evidence: 'The nurse who comes on Fridays signs her book beside my name.',
      intention: 'I mean to be with him tomorrow morning and in court on the day, when my sister takes my place.',
      answer: 'The nurse can be called at any hour, and the book hangs at his door.',
    },
    {
      fact: 'Most of what you read is from the time when I had no roof, and since last June I rent a room.',
      evidence: 'My landlady keeps the receipts and came with me today.',
      intention: 'I mean to keep that room, which I lose if I am away for a month.',
      answer: 'She has twelve receipts, one for each month, in her own hand.',
    },
    {
      fact: 'In April I finished a treatment that I had broken off twice, and I have been tested each week since.',
      evidence: 'The clinic writes down every test and will show the list.',
      intention: 'I mean to go on going there on Mondays, as I have for half a year.',
      answer: 'There are twenty-six tests on the list and nothing was found in any of them.',
    },
    {
      fact: 'The kitchen where I wash up has given me a place for good, from the first of next month.',
      evidence: 'The cook wrote the letter himself and put his number on it.',
      intention: 'I mean to stand there on the first at five in the morning.',
      answer: 'He will wait one week for me and not two, he says so in the letter.',
    },
  ],
  credit: [
    {
      fact: 'I worked on a ship for six years, so whatever I paid back in that time stands with another bank.',
      evidence: 'Its letter says that nothing was ever late.',
      intention: 'I mean to pay from my wages, which come on the first of each month.',
      answer: 'The letter names three loans, and the day on which the last of each was paid.',
    },
    {
      fact: 'The gap in my working life is the year in which I nursed my mother, and it is over.',
      evidence: 'Her doctor has written down from when to when it was.',
      intention: 'I mean to pay from the place that I have had again since spring.',
      answer: 'It was from one May to the next, and I was back at work nine days after the funeral.',
    },
    {
      fact: 'What I earn comes in summer, and the rooms that I let are booked until September.',
      evidence: 'The bookings and the deposits are in a ledger that I have brought.',
      intention: 'I mean to pay twice in each summer month and not at all in winter, if you allow it.',
      answer: 'There are forty-one bookings, and the deposits of thirty-eight of them are paid.',
    },
    {
      fact: 'The instalments that you see me pay elsewhere end in two months, because I paid ahead.',
      evidence: 'The other bank has stamped the plan with the new last day.',
      intention: 'I mean to put the same sum into this credit from the day on which the other ends.',
      answer: 'The stamp is from the third of last month, and the clerk has signed beside it.',
    },
  ],
};

/** What people write who have no circumstances of their own to add. */
export const PLEADINGS: readonly (readonly [string, string])[] = [
  ['I am simply not like the others.', 'Everybody makes mistakes and everybody deserves one more chance.'],
  ['People with worse files than mine got what they asked for.', 'It would be unfair to begin being strict with me.'],
  ['I know in myself that it will be all right this time.', 'You only have to look at me to see it.'],
];

/** Texts that a reader cannot make sense of. */
export const UNCLEAR: readonly (readonly [string, string])[] = [
  [
    'It was not as it stands there, or only the first time, and the man with the grey van knows.',
    'The paper that shows it is with him, and before it was with the other one, so ask there again.',
  ],
];
