import type { Attribute } from '../../../workflows/domain/policy.ts';
import { declaredFactsOfPrecedent, type DeclaredFacts } from './declared-facts.ts';
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

/**
 * Joins neighbours that are alike in every attribute a prompt may show.
 *
 * Policies with few distinct values have hundreds of precedents tied at one place; joined, they cost one line.
 *
 * @returns nearest first; at the same distance by content, so that neither the order of rows nor ids show
 */
export function joinAlike(
  attributes: readonly Exclude<Attribute, { type: 'text' }>[],
  neighbours: readonly NeighbourWithFacts[],
): AlikeNeighbours[] {
  const groups = new Map<string, AlikeNeighbours>();
  for (const neighbour of neighbours) {
    const facts = declaredFactsOfPrecedent(attributes, neighbour.facts);
    const { precedents, withEvent } = neighbour.alike ?? { precedents: 1, withEvent: Number(neighbour.adverse) };
    const key = JSON.stringify([Object.values(facts), neighbour.distance]);
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
