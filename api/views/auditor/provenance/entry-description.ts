import type { Contribution, Weight } from '#workflows/domain/method.ts';
import { named, qualified, type Attributes } from './prov-document.ts';

/** What an entry made, used and invalidated, and what it derived from what; names are qualified. */
export interface Described {
  generated: { name: string; attributes: Attributes }[];
  used: { name: string; weight?: Weight }[];
  invalidated: string[];
  derived: { name: string; from: string; weight?: Weight; revision?: true }[];
}

/** What earlier entries of the same trail left for later ones to use. */
export interface Earlier {
  caseId: string;
  facts: string;
  policy: string;
  score: string | null;
  notice: string | null;
  /** Open claims, by id. */
  claims: Map<string, string>;
  /** Answers and attachments of the subject. */
  materials: string[];
  /** Each judge's record in force. */
  records: Map<string, string>;
  /** Score, theory assessments and records, by the id that contributions go by. */
  sources: Map<string, string>;
  proposal: string | null;
  decision: string | null;
}

/** A trail before its first entry. */
export const nothingYet = (caseId: string, policyKey: string, policyVersion: number): Earlier => ({
  caseId,
  facts: named('facts', caseId),
  policy: named('policy', `${policyKey}-v${policyVersion}`),
  score: null,
  notice: null,
  claims: new Map(),
  materials: [],
  records: new Map(),
  sources: new Map(),
  proposal: null,
  decision: null,
});

/** The attributes of a thing of one of the product's own types. */
export const thing = (type: string, attributes: Attributes = {}): Attributes => ({
  'prov:type': qualified(`hearken:${type}`),
  ...attributes,
});

/** An empty description, with functions that add to it what the entry makes, uses and takes from earlier ones. */
export function startDescription(earlier: Earlier) {
  const described: Described = { generated: [], used: [], invalidated: [], derived: [] };
  const make = (name: string, attributes: Attributes, ...from: (string | null)[]): string => {
    described.generated.push({ name, attributes });
    for (const source of from) if (source !== null) described.derived.push({ name, from: source });
    use(...from);
    return name;
  };
  const use = (...names: (string | null)[]): void => {
    for (const name of names)
      if (name !== null && !described.used.some((each) => each.name === name)) described.used.push({ name });
  };
  const take = (name: string, weighted: readonly Contribution[]): void => {
    for (const { sourceId, weight } of weighted) {
      const source = earlier.sources.get(sourceId);
      if (source === undefined) continue;
      described.used.push({ name: source, weight });
      if (weight !== 'setAside') described.derived.push({ name, from: source, weight });
    }
  };
  return { described, make, use, take };
}
