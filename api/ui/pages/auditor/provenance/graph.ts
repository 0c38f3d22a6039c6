import type { ProvDocument, Relation } from '#api/views/auditor/provenance/prov-document.ts';

/** A thing of a provenance document: an entity, an activity or an agent. */
export interface ProvNode {
  /** Qualified, such as `hearken:score-…`. */
  name: string;
  sort: 'entity' | 'activity' | 'agent';
  /** What it is, such as `PerspectiveRecord`. */
  type: string;
  attributes: ProvDocument['entity'][string];
}

/** A relation of PROV, from the later thing to the earlier one that it goes back to. */
export interface ProvEdge {
  from: string;
  to: string;
  relation: Relation;
  /** What a contribution counted for in a decision, where the relation says so. */
  weight: string | null;
}

export interface ProvGraph {
  nodes: ProvNode[];
  edges: ProvEdge[];
}

/** Which of a relation's attributes name its two ends. */
const ENDS: Record<Relation, [from: string, to: string]> = {
  wasGeneratedBy: ['prov:entity', 'prov:activity'],
  used: ['prov:activity', 'prov:entity'],
  wasInvalidatedBy: ['prov:entity', 'prov:activity'],
  wasDerivedFrom: ['prov:generatedEntity', 'prov:usedEntity'],
  wasAttributedTo: ['prov:entity', 'prov:agent'],
  wasAssociatedWith: ['prov:activity', 'prov:agent'],
  actedOnBehalfOf: ['prov:delegate', 'prov:responsible'],
};

/** How relations are read aloud, from the later thing to the earlier. */
export const RELATION_NAMES: Record<Relation, string> = {
  wasGeneratedBy: 'was made by',
  used: 'used',
  wasInvalidatedBy: 'was taken back by',
  wasDerivedFrom: 'was made out of',
  wasAttributedTo: 'is the work of',
  wasAssociatedWith: 'was done by',
  actedOnBehalfOf: 'acted for',
};

/** Everything in a provenance document, as nodes and edges. */
export function graphOf(document: ProvDocument): ProvGraph {
  const sorts = ['entity', 'activity', 'agent'] as const;
  const nodes = sorts.flatMap((sort) =>
    Object.entries(document[sort]).map(([name, attributes]) => ({ name, sort, type: typeOf(attributes), attributes })),
  );
  const edges = (Object.keys(ENDS) as Relation[]).flatMap((relation) =>
    Object.values(document[relation]).flatMap((attributes) => {
      const [from, to] = ENDS[relation].map((end) => attributes[end]);
      const weight = attributes['hearken:weight'];
      return typeof from === 'string' && typeof to === 'string'
        ? [{ from, to, relation, weight: typeof weight === 'string' ? weight : null }]
        : [];
    }),
  );
  // Where several names are said of a thing that no part of the document describes, there is nothing to show of it.
  const known = new Set(nodes.map(({ name }) => name));
  return { nodes, edges: edges.filter(({ from, to }) => known.has(from) && known.has(to)) };
}

function typeOf(attributes: ProvNode['attributes']): string {
  const type = attributes['prov:type'];
  const name = typeof type === 'object' ? type.$ : 'Thing';
  return name.slice(name.indexOf(':') + 1);
}

/**
 * What a case's outcome rests on, without what only carried it forward: steps that made, changed, took back or revealed
 * something, what they made and used, and who did them.
 */
export function essentialsOf({ nodes, edges }: ProvGraph): ProvGraph {
  const making = new Set(edges.filter(({ relation }) => relation === 'wasGeneratedBy').map(({ to }) => to));
  const isKept = ({ name, sort, type }: ProvNode): boolean =>
    !ASIDE.has(type) && (sort !== 'activity' || making.has(name) || type === 'scoreRevealed');
  const kept = new Set(nodes.filter(isKept).map(({ name }) => name));
  const between = edges.filter(({ from, to }) => kept.has(from) && kept.has(to));
  const touched = new Set(between.flatMap(({ from, to }) => [from, to]));
  return { nodes: nodes.filter(({ name }) => touched.has(name)), edges: between };
}

/** Under the policy everything happens, and views belong to whoever looked. */
const ASIDE = new Set(['Plan', 'View', 'Organization', 'Survey', 'RestatementAnswer']);

/**
 * The relations that a picture needs. The others follow from them: whose work a thing is follows from who made it, and what
 * it was made out of from what its making used. That a thing took the place of an earlier one of its kind does not.
 */
export function tellingEdges({ nodes, edges }: ProvGraph): ProvEdge[] {
  const types = new Map(nodes.map(({ name, type }) => [name, type]));
  return edges.filter(({ from, to, relation }) => {
    if (relation === 'wasAttributedTo' || relation === 'actedOnBehalfOf') return false;
    return relation !== 'wasDerivedFrom' || types.get(from) === types.get(to);
  });
}

/** The part of a qualified name after its prefix, for an address. */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1);
