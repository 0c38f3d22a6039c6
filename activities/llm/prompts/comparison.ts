import type { DocumentV1 } from './document-v1.ts';

export type ComparedValue = number | string | null;

/** A case and its neighbours as a prompt shows them. Values are in the order of the attributes, `null` where not recorded. */
export interface Comparison {
  /** The name of the adverse event. */
  event: string;
  attributes: readonly string[];
  own: readonly ComparedValue[];
  lines: readonly ComparedLine[];
  furtherNeighbours: DocumentV1['furtherNeighbours'];
}

/** Neighbours that are alike, with their distance as the prompt states it. */
export interface ComparedLine {
  id: string;
  distance: number;
  precedents: number;
  withEvent: number;
  values: readonly ComparedValue[];
}

/** What a user message of prompt `v1` says. */
export function comparisonIn({ event, attributes, ...document }: DocumentV1): Comparison {
  const names = attributes.map(({ name }) => name);
  const own = names.map((name) => document.case[name] ?? null);
  return {
    event: event.name,
    attributes: names,
    own,
    lines: document.neighbours.map(({ differences, ...line }) => ({
      ...line,
      values: names.map((name, place) =>
        Object.hasOwn(differences, name) ? (differences[name] ?? null) : (own[place] ?? null),
      ),
    })),
    furtherNeighbours: document.furtherNeighbours,
  };
}
