import { readFileSync } from 'node:fs';
import type { ComparableAttribute } from '#workflows/domain/attribute.ts';
import { sha256 } from '../sha256.ts';
import { joinAlike, type AlikeNeighbours } from './alike-neighbours.ts';
import type { ComparedLine, ComparedValue } from './comparison.ts';
import { declaredFacts, promptAttributes } from './declared-facts.ts';
import type { DocumentV1 } from './document-v1.ts';
import type { PromptInput, PromptVersion, RenderedPrompt } from './prompt.ts';
import { SPECIMEN } from './specimen.ts';

/** Maximum number of lines of neighbours in a prompt; neighbours that are further away are only counted. */
const MAXIMUM_LINES = 60;
const MAXIMUM_FACTORS = 5;
const MAXIMUM_CITED = 10;
/**
 * Maximum number of ordered classes that a prompt lists; of a longer order it shows only the values of the case and its
 * neighbours.
 */
const MAXIMUM_CLASSES = 50;
/** In characters, as `v1.md` says. */
const MAXIMUM_RATIONALE = 600;

const system = readFileSync(new URL('v1.md', import.meta.url), 'utf8').trimEnd();

const descriptions = new WeakMap<readonly ComparableAttribute[], string>();

/** The first prompt: comparable facts and neighbours with their outcomes, one JSON document. `v1.md` is its text. */
export const promptV1: PromptVersion = { name: 'v1', hash: hashOf(render(SPECIMEN)), render };

function hashOf({ system: text, user, answerSchema: schema }: RenderedPrompt): string {
  return sha256(JSON.stringify([text, user, schema]));
}

function render(input: PromptInput): RenderedPrompt {
  const attributes = promptAttributes(input.policy.attributes);
  const names = attributes.map((attribute) => attribute.name);
  const facts = declaredFacts(attributes, input.facts);
  const own = names.map((name) => facts[name] ?? null);
  const groups = joinAlike(attributes, input.neighbours);
  const shown = groups.slice(0, MAXIMUM_LINES);
  const lines = shown.map((group, place) => ({
    id: `n${place + 1}`,
    distance: Number(group.distance.toFixed(3)),
    precedents: group.precedents,
    withEvent: group.withEvent,
    values: group.facts.values,
  }));
  const furtherNeighbours = count(groups.slice(MAXIMUM_LINES));
  const { name, otherwise, meaning } = input.policy.adverseEvent;
  const members = [
    `"event":${JSON.stringify({ name, otherwise, meaning })}`,
    `"attributes":${describeAttributes(attributes)}`,
    `"case":${JSON.stringify(facts)}`,
    `"neighbours":[${lines.map((line, place) => lineText(line, own, shown[place]?.facts.members ?? [])).join()}]`,
    `"furtherNeighbours":${JSON.stringify(furtherNeighbours)}`,
  ];
  return {
    system,
    user: `{${members.join()}}`,
    comparison: { event: name, attributes: names, own, lines, furtherNeighbours },
    answerSchema: answerSchema(
      names,
      lines.map(({ id }) => id),
    ),
    sent: {
      attributes: names,
      neighbours: new Map(lines.map(({ id }, place) => [id, shown[place]?.representative ?? ''])),
    },
  };
}

/** What the prompt says of attributes, as JSON. */
function describeAttributes(attributes: readonly ComparableAttribute[]): string {
  const known = descriptions.get(attributes);
  if (known !== undefined) return known;
  const described: DocumentV1['attributes'] = attributes.map((attribute) => {
    const { name, meaning } = attribute;
    switch (attribute.type) {
      case 'numeric':
      case 'wholeNumber': {
        const { unit, minimum, maximum } = attribute;
        return { name, meaning, type: 'numeric', unit, minimum, maximum };
      }
      case 'date': {
        const { type, minimum, maximum } = attribute;
        return { name, meaning, type, minimum, maximum };
      }
      case 'ordered': {
        const { type, allowedValues } = attribute;
        if (allowedValues.length > MAXIMUM_CLASSES) return { name, meaning, type };
        return { name, meaning, type, lowestToHighest: allowedValues };
      }
      case 'categorical':
        return { name, meaning, type: attribute.type };
      case 'several':
        return { name, meaning, type: attribute.type, separator: ';' };
    }
  });
  const text = JSON.stringify(described);
  descriptions.set(attributes, text);
  return text;
}

/**
 * A line of `neighbours` in the document, as JSON, composed from texts that it shares with other prompts.
 *
 * @param members the neighbours' values with their names, as JSON
 */
function lineText(
  { id, distance, precedents, withEvent, values }: ComparedLine,
  own: readonly ComparedValue[],
  members: readonly string[],
): string {
  const differences = members.filter((_, place) => values[place] !== own[place]).join();
  return `{"id":"${id}","distance":${distance},"precedents":${precedents},"withEvent":${withEvent},"differences":{${differences}}}`;
}

function count(groups: readonly AlikeNeighbours[]): DocumentV1['furtherNeighbours'] {
  if (groups.length === 0) return null;
  return {
    precedents: groups.reduce((total, group) => total + group.precedents, 0),
    withEvent: groups.reduce((total, group) => total + group.withEvent, 0),
  };
}

function answerSchema(attributes: string[], neighbours: string[]): Record<string, unknown> {
  const properties = {
    adverseEvent: { type: 'string', enum: ['yes', 'no'] },
    probability: { type: 'number', minimum: 0, maximum: 1 },
    factors: {
      type: 'array',
      maxItems: MAXIMUM_FACTORS,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['attribute', 'direction'],
        properties: {
          attribute: { type: 'string', enum: attributes },
          direction: { type: 'string', enum: ['raises', 'lowers'] },
        },
      },
    },
    citedNeighbours: {
      type: 'array',
      maxItems: MAXIMUM_CITED,
      items: neighbours.length === 0 ? { type: 'string' } : { type: 'string', enum: neighbours },
    },
    rationale: { type: 'string', maxLength: MAXIMUM_RATIONALE },
  };
  return { type: 'object', additionalProperties: false, required: Object.keys(properties), properties };
}
