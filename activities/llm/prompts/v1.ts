import { readFileSync } from 'node:fs';
import { sha256 } from '../sha256.ts';
import { joinAlike, type AlikeNeighbours } from './alike-neighbours.ts';
import { declaredFacts, promptAttributes, type DeclaredFacts } from './declared-facts.ts';
import type { DocumentV1 } from './document-v1.ts';
import type { PromptInput, PromptVersion, RenderedPrompt } from './prompt.ts';
import { SPECIMEN } from './specimen.ts';

/** Most lines of neighbours in a prompt; what is further away is told as a count. */
const MAXIMUM_LINES = 60;
const MAXIMUM_FACTORS = 5;
const MAXIMUM_CITED = 10;
/** Characters; as `v1.md` says. */
const MAXIMUM_RATIONALE = 600;

const system = readFileSync(new URL('v1.md', import.meta.url), 'utf8').trimEnd();

/** The first prompt: comparable facts and neighbours with their outcomes, one JSON document. `v1.md` is its text. */
export const promptV1: PromptVersion = { name: 'v1', hash: hashOf(render(SPECIMEN)), render };

function hashOf({ system: text, user, answerSchema: schema }: RenderedPrompt): string {
  return sha256(JSON.stringify([text, user, schema]));
}

function render(input: PromptInput): RenderedPrompt {
  const attributes = promptAttributes(input.policy.attributes);
  const facts = declaredFacts(attributes, input.facts);
  const groups = joinAlike(attributes, input.neighbours);
  const shown = groups.slice(0, MAXIMUM_LINES).map((group, place) => ({ ...group, id: `n${place + 1}` }));
  const { name, otherwise, meaning } = input.policy.adverseEvent;
  const document: DocumentV1 = {
    event: { name, otherwise, meaning },
    attributes: attributes.map((attribute) =>
      attribute.type === 'numeric'
        ? {
            name: attribute.name,
            meaning: attribute.meaning,
            type: attribute.type,
            unit: attribute.unit,
            minimum: attribute.minimum,
            maximum: attribute.maximum,
          }
        : { name: attribute.name, meaning: attribute.meaning, type: attribute.type },
    ),
    case: facts,
    neighbours: shown.map((group) => ({
      id: group.id,
      distance: Number(group.distance.toFixed(3)),
      precedents: group.precedents,
      withEvent: group.withEvent,
      differences: differences(facts, group.facts),
    })),
    furtherNeighbours: count(groups.slice(MAXIMUM_LINES)),
  };
  const names = attributes.map((attribute) => attribute.name);
  const ids = shown.map((group) => group.id);
  return {
    system,
    user: JSON.stringify(document),
    document,
    answerSchema: answerSchema(names, ids),
    sent: { attributes: names, neighbours: new Map(shown.map((group) => [group.id, group.representative])) },
  };
}

function differences(facts: DeclaredFacts, other: DeclaredFacts): DeclaredFacts {
  const differing: DeclaredFacts = {};
  for (const name in other) if (other[name] !== facts[name]) differing[name] = other[name] ?? null;
  return differing;
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
