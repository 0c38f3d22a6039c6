import { expect, test } from 'vitest';
import type { AuditedCase, AuditedEntry } from '../../../db/audit/case-trail.ts';
import { ProvDocument } from '../../../api/routes/auditor/provenance/prov-document.ts';
import { provenanceOf } from '../../../api/routes/auditor/provenance/provenance-of.ts';
import type { Actor } from '../../../workflows/domain/actor.ts';
import { methodOf, type CaseEvent } from '../../../workflows/domain/event.ts';
import { fold } from '../../../workflows/domain/evolve.ts';

const CASE = '01a209ef-0000-7000-8000-000000000001';
const SUBJECT = '01a209ef-0000-7000-8000-000000000002';
const id = (number: number) => `01a209ef-0000-7000-8000-${String(number).padStart(12, '0')}`;
const HASH = 'a'.repeat(64);
const AT = '2026-01-01T00:00:00.000Z';
const LEASE = 'PT4H';

const clerk: Actor = { kind: 'human', id: 'clerk@north', role: 'institution' };
const judge: Actor = { kind: 'human', id: 'judge-1@north', role: 'judge' };
const second: Actor = { kind: 'human', id: "o'neil (2)", role: 'supervisor' };
const subject: Actor = { kind: 'subject', id: SUBJECT, role: 'subject' };
const model: Actor = { kind: 'model', id: 'builtin/reference-class', role: 'scorer' };
const theEngine: Actor = { kind: 'system', id: 'docket', role: 'engine' };

const record = (recordId: string, version: number): CaseEvent => ({
  type: 'perspectiveRecorded',
  recordId,
  version,
  recordCommitment: HASH,
  changeReasonCommitment: version === 1 ? null : HASH,
  seat: 'first',
  findings: [{ claimId: id(10), finding: 'specialPleading', confidence: 4 }],
  conflict: false,
});
const contributions = [
  {
    method: 'correlational' as const,
    actor: { ...model, kind: 'model' as const, role: 'scorer' as const },
    sourceId: id(20),
    weight: 'setAside' as const,
  },
  { method: 'theoryBased' as const, actor: judge, sourceId: id(31), weight: 'considered' as const },
  { method: 'empathy' as const, actor: judge, sourceId: id(41), weight: 'principal' as const },
] as Extract<CaseEvent, { type: 'decided' }>['contributions'];
const decided = (decisionId: string, outcome: string, supersedes: string | null): CaseEvent => ({
  type: 'decided',
  decisionId,
  outcome,
  adverse: outcome === 'refuse',
  route: 'hearing',
  decidedBy: judge.id,
  reasonsCommitment: HASH,
  contributions,
  outcomeWithoutIndividualFacts: null,
  signedBy: supersedes === null ? second.id : null,
  supersedes: supersedes === null ? null : { decisionId: supersedes, reasonCommitment: HASH },
});

/** A case in which as much as possible happens: two claims, a changed record, a signed decision and one that supersedes it. */
const STORY: [Actor, CaseEvent, string?][] = [
  [
    clerk,
    {
      type: 'caseReceived',
      institutionId: 'north',
      docketId: id(3),
      policyKey: 'credit',
      policyVersion: 2,
      policyHash: HASH,
      factsCommitment: HASH,
      subjectId: SUBJECT,
      legalDeadline: null,
    },
  ],
  [
    model,
    {
      type: 'scored',
      score: {
        scoreId: id(20),
        scoreHash: HASH,
        probability: 0.8,
        provisionalOutcome: 'refuse',
        adverse: true,
        referenceClassVersion: '700-abc',
        model: 'builtin/reference-class',
        builtin: true,
      },
    },
  ],
  [
    theEngine,
    { type: 'noticeHandedOver', noticeId: id(4), contentCommitment: HASH, windowEndsAt: '2026-02-01T00:00:00.000Z' },
  ],
  [subject, { type: 'claimRaised', claimId: id(10), statementCommitment: HASH }, id(90)],
  [
    theEngine,
    {
      type: 'hearingOpened',
      ground: 'claim',
      dueAt: '2026-02-06T00:00:00.000Z',
      secondJudge: { seed: HASH, drawn: false },
    },
  ],
  [subject, { type: 'claimRaised', claimId: id(11), statementCommitment: HASH }],
  [subject, { type: 'claimWithdrawn', claimId: id(11) }],
  [judge, { type: 'hearingAssigned', judgeId: judge.id, role: 'judge', seat: 'first', how: 'next', lease: LEASE }],
  [
    judge,
    { type: 'questionAsked', questionId: id(50), questionCommitment: HASH, answerBy: '2026-01-04T00:00:00.000Z' },
  ],
  [
    subject,
    {
      type: 'questionAnswered',
      questionId: id(50),
      answerId: id(51),
      answerCommitment: HASH,
      dueAt: '2026-02-06T00:00:00.000Z',
    },
  ],
  [judge, record(id(40), 1), id(91)],
  [judge, { type: 'scoreRevealed', judgeId: judge.id, recordId: id(40) }, id(92)],
  [subject, { type: 'restatementAnswered', recordId: id(40), confirmed: false, correctionCommitment: HASH }],
  [judge, record(id(41), 2), id(92)],
  [judge, { type: 'theoryAssessed', assessmentId: id(31), assessmentCommitment: HASH }],
  [
    judge,
    {
      type: 'decisionProposed',
      decisionId: id(60),
      outcome: 'grant',
      adverse: false,
      proposalCommitment: HASH,
      contributions,
      outcomeWithoutIndividualFacts: null,
      supersedes: null,
    },
  ],
  [second, decided(id(60), 'grant', null)],
  [judge, decided(id(61), 'refuse', id(60))],
  [clerk, { type: 'laterOutcomeRecorded', event: 'repaid', observedAt: AT }],
  [subject, { type: 'surveyAnswered', surveyId: id(70) }],
];

const entries = STORY.map(([actor, body, view], index): AuditedEntry => ({
  seq: index + 1,
  kind: body.type,
  method: methodOf(body),
  actor,
  at: AT,
  body,
  view: view ?? null,
  supersedes: null,
  leafHash: HASH,
  commitment: HASH,
  ledgerIndex: 0,
}));
const audited: AuditedCase = {
  caseId: CASE,
  externalRef: 'x',
  policyKey: 'credit',
  policyVersion: 2,
  blind: 'scoreAndOutcome',
  state: fold(entries.map(({ seq, at, actor, body }) => ({ seq, at, actor, event: body }))),
  entries,
};
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

test('what was taken back or superseded is invalidated, and by what', () => {
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

test('a decision uses everything it accounts for, and is derived from what it did not set aside', () => {
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

test('people and software are told apart, and each acts for the institution but the subject', () => {
  const type = (name: string) => (document.agent[name]?.['prov:type'] as { $: string }).$;
  expect(type('hearken:person-judge-1%40north')).toBe('prov:Person');
  expect(type(`hearken:subject-${SUBJECT}`)).toBe('prov:Person');
  expect(type('hearken:model-builtin%2Freference-class')).toBe('prov:SoftwareAgent');
  expect(type('hearken:institution-north')).toBe('prov:Organization');
  const delegates = relations('actedOnBehalfOf').map((each) => each['prov:delegate']);
  expect(delegates).not.toContain(`hearken:subject-${SUBJECT}`);
  expect(new Set(delegates).size).toBe(delegates.length);
});

test('a signed decision is its judge’s, and its signatory is there too', () => {
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
