import { Attribute } from '#workflows/domain/policy.ts';
import type { NeighbourWithFacts, PromptInput } from './prompt.ts';

/** Neighbours of which some are alike, some lack a value, and there are more than a prompt has lines for. */
const neighbours = Array.from({ length: 80 }, (_, place): NeighbourWithFacts => ({
  precedentId: `precedent-${place}`,
  distance: place < 2 ? 0 : place / 100,
  adverse: place % 3 === 0,
  facts: {
    ...(place !== 5 && { savings: place % 2 === 0 ? 'none' : 'some' }),
    months: place < 2 ? 24 : 24 + place / 2,
    age: 30,
    letter: 'words',
  },
}));

/**
 * An invented case with everything that a prompt has to deal with. What a version makes of it is part of that version's
 * hash, so that a change in how cases are put shows even where the text stays the same.
 */
export const SPECIMEN: PromptInput = {
  policy: {
    attributes: [
      { name: 'savings', type: 'categorical', meaning: 'money put aside', allowedValues: ['none', 'some'] },
      { name: 'months', type: 'numeric', meaning: 'time to pay back', unit: 'months', minimum: 1, maximum: 72 },
      { name: 'telephone', type: 'categorical', meaning: 'has one', allowedValues: ['no', 'yes'], required: false },
      { name: 'age', type: 'numeric', meaning: 'age', unit: 'years', minimum: 18, maximum: 99, protected: true },
      { name: 'letter', type: 'text', meaning: 'in their own words', maximumLength: 100, writtenBySubject: true },
    ].map((attribute) => Attribute.parse(attribute)),
    adverseEvent: { name: 'defaulted', otherwise: 'repaid', meaning: 'the credit was not paid back' },
  },
  facts: { savings: 'some', months: 24, age: 40, letter: 'words' },
  neighbours,
};
