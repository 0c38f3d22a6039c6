import { Attribute, type Policy } from '#workflows/domain/policy.ts';
import type { NeighbourWithFacts } from '#activities/llm/prompts/prompt.ts';

/** A policy's parts that a prompt is made from: two attributes to compare, one protected, one in the subject's words. */
export const samplePolicy: Pick<Policy, 'attributes' | 'adverseEvent' | 'model'> = {
  attributes: [
    { name: 'savings', type: 'categorical', meaning: 'money put aside', allowedValues: ['none', 'some', 'much'] },
    { name: 'months', type: 'numeric', meaning: 'time to pay back', unit: 'months', minimum: 1, maximum: 60 },
    { name: 'age', type: 'numeric', meaning: 'age', unit: 'years', minimum: 18, maximum: 99, protected: true },
    { name: 'letter', type: 'text', meaning: 'in their own words', maximumLength: 2_000, writtenBySubject: true },
  ].map((attribute) => Attribute.parse(attribute)),
  adverseEvent: { name: 'defaulted', otherwise: 'repaid', meaning: 'the credit was not paid back' },
  model: { name: 'test/model', promptVersion: 'v1', card: 'test-model.v1', dailyTokenBudget: null },
};

export const sampleFacts = { savings: 'none', months: 24, age: 40, letter: 'I lost my job.' };

/** Twelve neighbours, two of them alike; savings tell for whom the event happened. */
export const sampleNeighbours: NeighbourWithFacts[] = Array.from({ length: 12 }, (_, place) => ({
  precedentId: `precedent-${place}`,
  distance: place < 2 ? 0.1 : 0.1 + place / 100,
  adverse: place % 3 !== 0,
  facts: {
    savings: place % 3 === 0 ? 'much' : 'none',
    months: place < 2 ? 24 : 24 + place,
    age: 20 + place,
    letter: `words of person ${place}`,
  },
})).map((neighbour, place) =>
  place === 1 ? { ...neighbour, facts: { ...neighbour.facts, savings: 'much' } } : neighbour,
);
