import type { ComparableAttribute } from '#workflows/domain/attribute.ts';
import type { NeighbourWithFacts } from './prompt.ts';
import { shownFactsOf, type ShownFacts } from './shown-facts.ts';

/** Neighbours that a prompt cannot tell apart. */
export interface AlikeNeighbours {
  facts: ShownFacts;
  distance: number;
  precedents: number;
  withEvent: number;
  /** The precedent with the smallest id, which stands for all of them in a citation. */
  representative: string;
}

/**
 * Joins neighbours that are alike in every attribute a prompt may show.
 *
 * Policies with few distinct values have hundreds of precedents tied at one distance; joined, they take one line.
 *
 * @returns nearest first; those at the same distance are sorted by content, so that neither row order nor ids show
 */
export function joinAlike(
  attributes: readonly ComparableAttribute[],
  neighbours: readonly NeighbourWithFacts[],
): AlikeNeighbours[] {
  const shown = shownFactsOf(attributes);
  /** By facts, and for the same facts by distance. */
  const groups = new Map<ShownFacts, AlikeNeighbours[]>();
  const all: AlikeNeighbours[] = [];
  for (const neighbour of neighbours) {
    const { distance, precedentId } = neighbour;
    const facts = shown(neighbour.facts);
    const { precedents, withEvent } = neighbour.alike ?? { precedents: 1, withEvent: Number(neighbour.adverse) };
    const ofFacts = groups.get(facts) ?? [];
    const group = ofFacts.find((each) => each.distance === distance);
    if (!group) {
      const made = { facts, distance, precedents, withEvent, representative: precedentId };
      all.push(made);
      ofFacts.push(made);
      groups.set(facts, ofFacts);
      continue;
    }
    group.precedents += precedents;
    group.withEvent += withEvent;
    if (precedentId < group.representative) group.representative = precedentId;
  }
  return all.sort((left, right) => left.distance - right.distance || (left.facts.text < right.facts.text ? -1 : 1));
}
