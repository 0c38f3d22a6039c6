import type { AuditedCase, AuditedEntry } from '#db/audit/case-trail.ts';
import type { Actor } from '#workflows/domain/actor.ts';
import { methodOf, type CaseEvent } from '#workflows/domain/event.ts';
import { fold } from '#workflows/domain/evolve.ts';

/** A case of an institution `north`, as an auditor reads it, for tests that need no database. */
export const CASE = '01a209ef-0000-7000-8000-000000000001';
export const SUBJECT = '01a209ef-0000-7000-8000-000000000002';
export const id = (number: number) => `01a209ef-0000-7000-8000-${String(number).padStart(12, '0')}`;
const HASH = 'a'.repeat(64);
export const AT = '2026-01-01T00:00:00.000Z';
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

export const entries = STORY.map(([actor, body, view], index): AuditedEntry => ({
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

export const audited: AuditedCase = {
  caseId: CASE,
  externalRef: 'x',
  policyKey: 'credit',
  policyVersion: 2,
  blind: 'scoreAndOutcome',
  state: fold(entries.map(({ seq, at, actor, body }) => ({ seq, at, actor, event: body }))),
  entries,
};
