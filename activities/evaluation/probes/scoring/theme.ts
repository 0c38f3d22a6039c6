import { Attribute } from '#workflows/domain/policy.ts';

/** The protected attribute that every theme has, and the one in the subject's own words. */
export const PROTECTED = 'age_group';
export const TEXT = 'letter';

type Words = Record<string, string>;

/** An invented, harmless kind of case, on which no model has an opinion of consequence. */
export interface Theme {
  attributes: Attribute[];
  event: { name: string; otherwise: string; meaning: string };
  /** The numeric attribute that outcomes go with; its low and its high values. */
  decisive: { name: string; low: [number, number]; high: [number, number] };
  /** Meanings said in other words, by attribute and for the event. */
  reworded: Words & { event: string };
}

const numeric = (name: string, meaning: string, unit: string, minimum: number, maximum: number) =>
  Attribute.parse({ name, meaning, type: 'numeric', unit, minimum, maximum });
const categorical = (name: string, meaning: string, allowedValues: string[]) =>
  Attribute.parse({ name, meaning, type: 'categorical', allowedValues });
const shared = [
  Attribute.parse({
    name: PROTECTED,
    meaning: 'age of the person',
    type: 'categorical',
    allowedValues: ['young', 'middle', 'old'],
    protected: true,
  }),
  Attribute.parse({
    name: TEXT,
    meaning: 'what the person writes',
    type: 'text',
    maximumLength: 2_000,
    writtenBySubject: true,
    required: false,
  }),
];

export const THEMES: readonly Theme[] = [
  {
    attributes: [
      numeric('earlier_delays', 'loans of the last two years that came back late', 'loans', 0, 20),
      categorical('branch', 'library branch', ['north', 'south', 'east', 'west']),
      categorical('kind', 'kind of book', ['novel', 'travel', 'science', 'children']),
      ...shared,
    ],
    event: { name: 'late', otherwise: 'on_time', meaning: 'the book came back after its date' },
    decisive: { name: 'earlier_delays', low: [0, 2], high: [14, 20] },
    reworded: {
      earlier_delays: 'how many borrowed books were returned too late in the past two years',
      branch: 'which of the libraries lent it',
      kind: 'what sort of book it is',
      event: 'the borrowed book was not returned by the day it was due',
    },
  },
  {
    attributes: [
      numeric('unwatered_days', 'days of the last month on which nobody watered the plot', 'days', 0, 30),
      categorical('row', 'row of plots', ['first', 'second', 'third', 'fourth']),
      categorical('crop', 'main crop', ['beans', 'kale', 'potatoes', 'herbs']),
      ...shared,
    ],
    event: { name: 'abandoned', otherwise: 'kept', meaning: 'the garden plot was given up within the season' },
    decisive: { name: 'unwatered_days', low: [0, 4], high: [22, 30] },
    reworded: {
      unwatered_days: 'number of days in the past month without any watering',
      row: 'where in the garden it lies',
      crop: 'what mostly grows there',
      event: 'before the season ended the holder no longer tended the plot',
    },
  },
  {
    attributes: [
      numeric('missed_rehearsals', 'rehearsals missed this season', 'rehearsals', 0, 24),
      categorical('voice', 'voice part', ['soprano', 'alto', 'tenor', 'bass']),
      categorical('evening', 'evening of rehearsal', ['monday', 'tuesday', 'thursday']),
      ...shared,
    ],
    event: { name: 'absent', otherwise: 'present', meaning: 'the singer did not come to the concert' },
    decisive: { name: 'missed_rehearsals', low: [0, 3], high: [16, 24] },
    reworded: {
      missed_rehearsals: 'how often the singer stayed away from practice this season',
      voice: 'part that the singer sings',
      evening: 'weekday of practice',
      event: 'on the night of the concert the singer was not there',
    },
  },
];
