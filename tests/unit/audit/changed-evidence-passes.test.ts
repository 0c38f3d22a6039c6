import { expect, test } from 'vitest';
import { evidenceOf } from '#api/views/auditor/evidence.ts';
import { isLeafIntact } from '#api/views/auditor/trail-checks.ts';
import type { KeptEvidence } from '#db/audit/case-evidence.ts';
import { canonicalJson, commit, hashOf } from '#db/commitment.ts';
import { leafOf } from '#db/ledger/leaf.ts';
import type { CaseEvent } from '#workflows/domain/event.ts';
import { samplePolicy, sampleScore } from '../../setup/sample-policy.ts';
import { AT, CASE, entries, id } from '../../case/audited-case.ts';

const key = Buffer.alloc(32, 7);
const STATEMENT = 'I lost my job in March.';
const statement = commit(key, STATEMENT);

const kept = (change: Partial<KeptEvidence> = {}): KeptEvidence => ({
  commitmentKey: key,
  erasedAt: null,
  facts: { risk: 80 },
  policy: {
    key: 'credit',
    version: 2,
    hash: hashOf(samplePolicy()),
    document: samplePolicy(),
    createdAt: AT,
    createdBy: 'clerk',
  },
  scores: new Map([[hashOf(sampleScore(0.8)), sampleScore(0.8)]]),
  unscoredDetail: null,
  words: new Map([[statement, STATEMENT]]),
  notices: new Map([[id(4), { subject: 'About you', body: 'Dear …' }]]),
  attachments: new Map(),
  surveys: new Map(),
  ...change,
});

const claim: CaseEvent = { type: 'claimRaised', claimId: id(10), statementCommitment: statement };
const received = {
  ...(entries[0]?.body as Extract<CaseEvent, { type: 'caseReceived' }>),
  factsCommitment: commit(key, canonicalJson({ risk: 80 })),
  policyHash: hashOf(samplePolicy()),
};
const scored = entries[1]?.body as Extract<CaseEvent, { type: 'scored' }>;
const hashed: CaseEvent = { ...scored, score: { ...scored.score, scoreHash: hashOf(sampleScore(0.8)) } };

test('unchanged words, facts, policy and score match', () => {
  for (const event of [claim, received, hashed])
    for (const { isIntact, exhibit } of evidenceOf(event, kept())) {
      expect(isIntact).toBe(true);
      expect(exhibit).not.toBeNull();
    }
});

test('words that were changed afterwards do not match the old commitment', () => {
  const [evidence] = evidenceOf(claim, kept({ words: new Map([[statement, 'I never had a job.']]) }));
  expect(evidence).toMatchObject({ isIntact: false, exhibit: { kind: 'words', words: 'I never had a job.' } });
});

test('facts and a score that were changed do not match', () => {
  expect(evidenceOf(received, kept({ facts: { risk: 79 } }))[0]).toMatchObject({ isIntact: false });
  const scores = new Map([[hashOf(sampleScore(0.8)), sampleScore(0.1)]]);
  expect(evidenceOf(hashed, kept({ scores }))[0]).toMatchObject({ isIntact: false });
});

test('erased evidence is distinguished from wrong evidence', () => {
  const erased = kept({ commitmentKey: null, erasedAt: AT, words: new Map() });
  expect(evidenceOf(claim, erased)[0]).toMatchObject({ exhibit: null, isIntact: null, digest: { hex: statement } });
});

test('every entry of a case has evidence that can be opened', () => {
  for (const { body } of entries) expect(() => evidenceOf(body, kept())).not.toThrow();
  const decided = entries.find(({ kind }) => kind === 'decided')!.body;
  expect(evidenceOf(decided, kept()).map(({ name }) => name.in('en'))).toContain('The reasons');
});

test('an entry that was changed no longer gives its leaf hash', () => {
  const [entry] = entries;
  if (!entry) throw new Error('there is no entry');
  const place = { institutionId: 'north', caseId: CASE, seq: entry.seq };
  const honest = { ...entry, ...leafOf(place, { ...entry, event: entry.body }, key) };
  expect(isLeafIntact('north', CASE, honest, key)).toBe(true);
  expect(isLeafIntact('north', CASE, { ...honest, at: '2026-01-01T00:00:00.001Z' }, key)).toBe(false);
  expect(isLeafIntact('south', CASE, honest, key)).toBe(false);
  expect(isLeafIntact('north', CASE, { ...honest, view: id(1) }, key)).toBe(false);
  expect(isLeafIntact('north', CASE, honest, null)).toBeNull();
  expect(isLeafIntact('north', CASE, { ...honest, commitment: null }, key)).toBeNull();
});
