import type { Facts } from '#workflows/domain/policy.ts';
import { declaredFactsOfPrecedent, type ComparableAttribute, type DeclaredFacts } from './declared-facts.ts';
import type { NeighbourWithFacts } from './prompt.ts';

/** Neighbours that a prompt cannot tell apart. */
export interface AlikeNeighbours {
  facts: DeclaredFacts;
  distance: number;
  precedents: number;
  withEvent: number;
  /** The one with the smallest id, to stand for all of them where one is cited. */
  representative: string;
}

/** A precedent's facts as a prompt shows them, and their values as JSON. */
interface Declared {
  facts: DeclaredFacts;
  text: string;
}

/** By attributes and by facts: precedents are shown in many prompts. */
const known = new WeakMap<readonly ComparableAttribute[], WeakMap<Facts, Declared>>();

function declared(attributes: readonly ComparableAttribute[], facts: Facts): Declared {
  const ofAttributes = known.get(attributes) ?? new WeakMap<Facts, Declared>();
  known.set(attributes, ofAttributes);
  const found = ofAttributes.get(facts);
  if (found) return found;
  const shown = declaredFactsOfPrecedent(attributes, facts);
  const made = { facts: shown, text: JSON.stringify(Object.values(shown)) };
  // Facts that may still change are looked at again.
  if (Object.isFrozen(facts)) ofAttributes.set(facts, made);
  return made;
}

/**
 * Joins neighbours that are alike in every attribute a prompt may show.
 *
 * Policies with few distinct values have hundreds of precedents tied at one place; joined, they cost one line.
 *
 * @returns nearest first; at the same distance by content, so that neither the order of rows nor ids show
 */
export function joinAlike(
  attributes: readonly ComparableAttribute[],
  neighbours: readonly NeighbourWithFacts[],
): AlikeNeighbours[] {
  const groups = new Map<string, AlikeNeighbours>();
  for (const neighbour of neighbours) {
    const { facts, text } = declared(attributes, neighbour.facts);
    const { precedents, withEvent } = neighbour.alike ?? { precedents: 1, withEvent: Number(neighbour.adverse) };
    const key = `[${text},${neighbour.distance}]`;
    const group = groups.get(key);
    if (!group) {
      groups.set(key, {
        facts,
        distance: neighbour.distance,
        precedents,
        withEvent,
        representative: neighbour.precedentId,
      });
      continue;
    }
    group.precedents += precedents;
    group.withEvent += withEvent;
    if (neighbour.precedentId < group.representative) group.representative = neighbour.precedentId;
  }
  return [...groups]
    .sort(([leftKey, left], [rightKey, right]) => left.distance - right.distance || (leftKey < rightKey ? -1 : 1))
    .map(([, group]) => group);
}
