import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DocumentV1 } from '#activities/llm/prompts/document-v1.ts';
import { findPromptVersion } from '#activities/llm/prompts/prompt-version.ts';
import { promptV1 } from '#activities/llm/prompts/v1.ts';
import { sampleFacts, sampleNeighbours, samplePolicy } from './sample-case.ts';

const render = (neighbours = sampleNeighbours, facts: Record<string, string | number> = sampleFacts) =>
  promptV1.render({ policy: samplePolicy, facts, neighbours });
const documentOf = (...given: Parameters<typeof render>) => DocumentV1.parse(JSON.parse(render(...given).user));

describe('prompt v1', () => {
  it('never changes: cases were scored with it. Make a new version instead', () => {
    expect(promptV1.hash).toBe('6d5e1f469ea64e0f7f3b14a909fb2b8be6697ff75a530989d913ff36c2a084a0');
    expect(findPromptVersion('v1')).toBe(promptV1);
    expect(findPromptVersion('v0')).toBeUndefined();
  });

  it('gives name, meaning, type, unit and range of the attributes, and the meaning of the event', () => {
    const document = documentOf();
    expect(document.event).toEqual(samplePolicy.adverseEvent);
    expect(document.attributes).toEqual([
      { name: 'savings', meaning: 'money put aside', type: 'categorical' },
      { name: 'months', meaning: 'time to pay back', type: 'numeric', unit: 'months', minimum: 1, maximum: 60 },
    ]);
    expect(document.case).toEqual({ savings: 'none', months: 24 });
  });

  it('joins precedents that nothing in it tells apart, and cites one of them for all', () => {
    const document = documentOf();
    expect(document.neighbours).toHaveLength(11);
    expect(document.neighbours[0]).toEqual({
      id: 'n1',
      distance: 0.1,
      precedents: 2,
      withEvent: 1,
      differences: { savings: 'much' },
    });
    expect(render().sent.neighbours.get('n1')).toBe('precedent-0');
    expect(document.neighbours.reduce((total, line) => total + line.precedents, 0)).toBe(12);
  });

  it('shows only the values in which neighbours differ, and null for an unknown value', () => {
    const [first] = sampleNeighbours;
    const neighbour = { ...first!, facts: { months: 30 } };
    expect(documentOf([neighbour], { savings: 'some', months: 30 }).neighbours[0]?.differences).toEqual({
      savings: null,
    });
    expect(documentOf([neighbour], { months: 30 }).case).toEqual({ savings: null, months: 30 });
    expect(documentOf([neighbour], { months: 30 }).neighbours[0]?.differences).toEqual({});
  });

  it('is the same for neighbours in any order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(sampleNeighbours, { minLength: sampleNeighbours.length }), (shuffled) => {
        expect(render(shuffled)).toEqual(render());
      }),
    );
  });

  it('counts neighbours beyond the lines it shows, and leaves none out', () => {
    const many = Array.from({ length: 200 }, (_, place) => ({
      precedentId: `p${place}`,
      distance: place / 200,
      adverse: place % 2 === 0,
      facts: { savings: 'none', months: 1 + place / 4 },
    }));
    const document = documentOf(many);
    expect(document.neighbours).toHaveLength(60);
    expect(document.furtherNeighbours).toEqual({ precedents: 140, withEvent: 70 });
    expect(documentOf().furtherNeighbours).toBeNull();
  });

  it('allows in an answer only names that it sent', () => {
    const { answerSchema, sent } = render();
    expect(answerSchema).toMatchObject({
      additionalProperties: false,
      properties: {
        factors: { items: { properties: { attribute: { enum: ['savings', 'months'] } } } },
        citedNeighbours: { items: { enum: [...sent.neighbours.keys()] } },
      },
    });
  });
});
