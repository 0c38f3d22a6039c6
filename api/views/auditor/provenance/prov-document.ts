import { z } from 'zod';

const Value = z.union([z.string(), z.number(), z.boolean(), z.strictObject({ $: z.string(), type: z.string() })]);
const Attributes = z.record(z.string(), Value);
export type Attributes = z.infer<typeof Attributes>;

const RELATIONS = [
  'wasGeneratedBy',
  'used',
  'wasInvalidatedBy',
  'wasDerivedFrom',
  'wasAttributedTo',
  'wasAssociatedWith',
  'actedOnBehalfOf',
] as const;
export type Relation = (typeof RELATIONS)[number];

const Records = z.record(z.string(), Attributes);

/** A document in PROV-JSON (W3C Member Submission of 24 April 2013), with the parts of it that are used here. */
export const ProvDocument = z.strictObject({
  prefix: z.record(z.string(), z.string()),
  entity: Records,
  activity: Records,
  agent: Records,
  ...(Object.fromEntries(RELATIONS.map((relation) => [relation, Records])) as Record<Relation, typeof Records>),
});
export type ProvDocument = z.infer<typeof ProvDocument>;

/** A qualified name as an attribute's value. */
export const qualified = (name: string): { $: string; type: string } => ({ $: name, type: 'prov:QUALIFIED_NAME' });

/** The local part of a qualified name (PROV-N, PN_LOCAL) for any text, in the namespace of this product. */
export const named = (kind: string, id: string): string =>
  `hearken:${kind}-${encodeURIComponent(id)
    .replaceAll(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/\.$/, '%2E')}`;

/** An empty document to be filled. Things are named once; every relation gets a blank name of its own. */
export function createProvDocument() {
  const document: ProvDocument = {
    prefix: {
      prov: 'http://www.w3.org/ns/prov#',
      xsd: 'http://www.w3.org/2001/XMLSchema#',
      hearken: 'urn:hearken:',
    },
    entity: {},
    activity: {},
    agent: {},
    wasGeneratedBy: {},
    used: {},
    wasInvalidatedBy: {},
    wasDerivedFrom: {},
    wasAttributedTo: {},
    wasAssociatedWith: {},
    actedOnBehalfOf: {},
  };
  let relations = 0;
  return {
    document,
    entity(name: string, attributes: Attributes): void {
      document.entity[name] ??= attributes;
    },
    activity(name: string, attributes: Attributes): void {
      document.activity[name] = attributes;
    },
    agent(name: string, attributes: Attributes): void {
      document.agent[name] ??= attributes;
    },
    relate(relation: Relation, attributes: Attributes): void {
      relations++;
      document[relation][`_:r${relations}`] = attributes;
    },
  };
}
export type ProvBuilder = ReturnType<typeof createProvDocument>;
