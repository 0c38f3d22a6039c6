import { expect, test } from 'vitest';
import { ProvDocument } from '#api/views/auditor/provenance/prov-document.ts';
import { provenanceOf } from '#api/views/auditor/provenance/provenance-of.ts';
import { AT, audited, CASE, entries, id, SUBJECT } from '../../case/audited-case.ts';

const document = provenanceOf(audited);
const relations = (name: keyof ProvDocument) => Object.values(document[name]) as Record<string, unknown>[];
const activityOf = (kind: string, nth = 0) => {
  const seq = entries.filter((entry) => entry.kind === kind)[nth]!.seq;
  return `hearken:entry-${CASE}-${seq}`;
};

test('the document has the parts that PROV-JSON has, and nothing else', () => {
  expect(ProvDocument.parse(JSON.parse(JSON.stringify(document)))).toEqual(document);
  expect(document.prefix['hearken']).toBe('urn:hearken:');
  expect(Object.keys(document.activity)).toHaveLength(entries.length);
});

test('every relation leads to things that the document describes', () => {
  const described = {
    'prov:entity': document.entity,
    'prov:generatedEntity': document.entity,
    'prov:usedEntity': document.entity,
    'prov:plan': document.entity,
    'prov:activity': document.activity,
    'prov:agent': document.agent,
    'prov:delegate': document.agent,
    'prov:responsible': document.agent,
  } as Record<string, object>;
  const required: Record<string, string[]> = {
    wasGeneratedBy: ['prov:entity', 'prov:activity', 'prov:time'],
    used: ['prov:activity', 'prov:entity'],
    wasInvalidatedBy: ['prov:entity', 'prov:activity', 'prov:time'],
    wasDerivedFrom: ['prov:generatedEntity', 'prov:usedEntity', 'prov:activity'],
    wasAttributedTo: ['prov:entity', 'prov:agent'],
    wasAssociatedWith: ['prov:activity', 'prov:agent', 'prov:plan'],
    actedOnBehalfOf: ['prov:delegate', 'prov:responsible'],
  };
  for (const [name, keys] of Object.entries(required)) {
    expect(relations(name as keyof ProvDocument)).not.toEqual([]);
    for (const relation of relations(name as keyof ProvDocument)) {
      for (const key of keys) expect(relation).toHaveProperty([key]);
      for (const [key, value] of Object.entries(relation))
        if (described[key]) expect(described[key], `${name} ${key}`).toHaveProperty([value as string]);
    }
  }
});

test('names are qualified names in the product’s own namespace', () => {
  for (const name of [document.entity, document.activity, document.agent].flatMap((part) => Object.keys(part)))
    expect(name).toMatch(/^hearken:(?:[A-Za-z0-9_~-]|%[0-9A-F]{2}|\.(?!$))+$/);
  expect(document.agent).toHaveProperty(['hearken:person-o%27neil%20%282%29']);
});

test('each thing is generated once, and by the entry that made it', () => {
  const generated = relations('wasGeneratedBy').map((relation) => relation['prov:entity']);
  expect(new Set(generated).size).toBe(generated.length);
  expect(relations('wasGeneratedBy')).toContainEqual({
    'prov:entity': `hearken:claim-${id(10)}`,
    'prov:activity': activityOf('claimRaised'),
    'prov:time': AT,
  });
  expect(relations('wasAttributedTo')).toContainEqual({
    'prov:entity': `hearken:claim-${id(10)}`,
    'prov:agent': `hearken:subject-${SUBJECT}`,
  });
});

test('what was withdrawn or superseded is invalidated, by the entry that did it', () => {
  expect(relations('wasInvalidatedBy').map((each) => [each['prov:entity'], each['prov:activity']])).toEqual([
    [`hearken:claim-${id(11)}`, activityOf('claimWithdrawn')],
    [`hearken:perspective-record-${id(40)}`, activityOf('perspectiveRecorded', 1)],
    [`hearken:decision-${id(60)}`, activityOf('decided', 1)],
  ]);
  expect(relations('wasDerivedFrom')).toContainEqual({
    'prov:generatedEntity': `hearken:decision-${id(61)}`,
    'prov:usedEntity': `hearken:decision-${id(60)}`,
    'prov:activity': activityOf('decided', 1),
    'prov:type': { $: 'prov:Revision', type: 'prov:QUALIFIED_NAME' },
  });
});

test('a decision uses all of its contributions, and is derived from those that it did not set aside', () => {
  const decision = activityOf('decided', 1);
  const used = relations('used').filter((each) => each['prov:activity'] === decision && 'hearken:weight' in each);
  expect(used.map((each) => [each['prov:entity'], each['hearken:weight']])).toEqual([
    [`hearken:score-${id(20)}`, 'setAside'],
    [`hearken:theory-assessment-${id(31)}`, 'considered'],
    [`hearken:perspective-record-${id(41)}`, 'principal'],
  ]);
  const derived = relations('wasDerivedFrom')
    .filter((each) => each['prov:generatedEntity'] === `hearken:decision-${id(61)}` && 'hearken:weight' in each)
    .map((each) => each['prov:usedEntity']);
  expect(derived).toEqual([`hearken:theory-assessment-${id(31)}`, `hearken:perspective-record-${id(41)}`]);
});

test('a perspective record comes before the score in what its judge used', () => {
  const record = activityOf('perspectiveRecorded');
  const used = relations('used').filter((each) => each['prov:activity'] === record);
  const names = used.map((each) => each['prov:entity']);
  expect(names).toContain(`hearken:claim-${id(10)}`);
  expect(names).toContain(`hearken:answer-${id(51)}`);
  expect(names).toContain(`hearken:view-${id(91)}`);
  expect(names).not.toContain(`hearken:score-${id(20)}`);
  expect(names).not.toContain(`hearken:claim-${id(11)}`);
});

test('people and software are distinguished, and all but the subject act for the institution', () => {
  const type = (name: string) => (document.agent[name]?.['prov:type'] as { $: string }).$;
  expect(type('hearken:person-judge-1%40north')).toBe('prov:Person');
  expect(type(`hearken:subject-${SUBJECT}`)).toBe('prov:Person');
  expect(type('hearken:model-builtin%2Freference-class')).toBe('prov:SoftwareAgent');
  expect(type('hearken:institution-north-bank')).toBe('prov:Organization');
  const delegates = relations('actedOnBehalfOf').map((each) => each['prov:delegate']);
  expect(delegates).not.toContain(`hearken:subject-${SUBJECT}`);
  expect(new Set(delegates).size).toBe(delegates.length);
});

test('a signed decision is attributed to its judge, and names its signatory, too', () => {
  const roles = relations('wasAssociatedWith')
    .filter((each) => each['prov:activity'] === activityOf('decided'))
    .map((each) => [each['prov:agent'], each['prov:role']]);
  expect(roles).toEqual([
    ['hearken:person-o%27neil%20%282%29', 'supervisor'],
    ['hearken:person-judge-1%40north', 'decider'],
  ]);
  expect(relations('wasAttributedTo')).toContainEqual({
    'prov:entity': `hearken:decision-${id(60)}`,
    'prov:agent': 'hearken:person-judge-1%40north',
  });
});
