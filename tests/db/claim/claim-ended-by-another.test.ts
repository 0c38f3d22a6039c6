import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newSeed, sha256 } from '#db/commitment.ts';
import type { Actor } from '#workflows/domain/actor.ts';
import { checkTrails } from '../../setup/check-trails.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { Stage, type Raw } from '../stage.ts';

const DIGEST = '0'.repeat(64);
const clerk: Actor = { kind: 'human', id: 'clerk-1', role: 'institution' };

let database: TestDatabase;
let stage: Stage;
beforeAll(async () => {
  database = await createTestDatabase();
  stage = new Stage(database);
});
afterAll(async () => {
  expect(await checkTrails(database.database)).toBeGreaterThan(0);
  await database.drop();
});

async function claimedCase(): Promise<{ caseId: string; claimId: string; subject: Actor }> {
  const [caseId = ''] = await stage.notified(1);
  const claimId = await stage.claimed(caseId);
  return { caseId, claimId, subject: await stage.subjectOf(caseId) };
}

/** SQL that writes the next entry of a trail past the core. */
const entry = (caseId: string, kind: string, actor: Actor, body: object): Raw => sql`
  insert into trail (institution_id, case_id, seq, kind, actor_kind, actor_id, actor_role, body, at, command_id, leaf_hash,
    commitment)
  select ${stage.institutionId}, ${caseId}, max(seq) + 1, ${kind}, ${actor.kind}, ${actor.id}, ${actor.role},
    ${JSON.stringify(body)}::jsonb, ${stage.at}, 'past-the-core', ${sha256('a leaf')}, ${sha256('a commitment')}
  from trail where case_id = ${caseId}`;

test('no engine, institution or judge takes a claim back, on the trail or beside it', async () => {
  const { caseId, claimId, subject } = await claimedCase();
  const other = await claimedCase();
  const closed = sql`update claims set withdrawn_at = now() where claim_id = ${claimId}`;
  const withdrawn = (actor: Actor, of = claimId) => entry(caseId, 'claimWithdrawn', actor, { claimId: of });
  expect(await stage.refused(closed)).toBe('HK007');
  for (const actor of [
    { kind: 'system', id: 'hearing', role: 'engine' },
    clerk,
    { kind: 'human', id: 'judge-1', role: 'judge' },
    other.subject,
  ] as const)
    expect(await stage.refused(withdrawn(actor), closed), actor.id).toBe('HK007');
  // Nor does the subject's own word on something else.
  expect(await stage.refused(withdrawn(subject, other.claimId), closed)).toBe('HK007');
  expect(await stage.refused(withdrawn(subject), closed)).toBeNull();
});

test('a case with an open claim is withdrawn with its subject’s consent and not without', async () => {
  const { caseId, subject } = await claimedCase();
  const gone = sql`update cases set phase = 'withdrawn' where case_id = ${caseId}`;
  expect(await stage.refused(gone)).toBe('HK007');
  const answered = (actor: Actor, agreed: boolean) => entry(caseId, 'withdrawalAnswered', actor, { agreed });
  expect(await stage.refused(answered(subject, false), gone)).toBe('HK007');
  expect(await stage.refused(answered(clerk, true), gone)).toBe('HK007');
  expect(await stage.refused(answered(subject, true), gone)).toBeNull();

  await stage.does(caseId, clerk, { type: 'withdrawCase', reasonCommitment: DIGEST });
  expect((await stage.state(caseId)).phase).toBe('hearing');
  await stage.does(caseId, subject, { type: 'answerWithdrawal', agreed: true });
  expect(await stage.state(caseId)).toMatchObject({ phase: 'withdrawn', decision: null });
});

test('a case whose claims were all taken back is withdrawn like any other', async () => {
  const { caseId, claimId, subject } = await claimedCase();
  await stage.does(caseId, subject, { type: 'withdrawClaim', claimId, seed: newSeed() });
  await stage.does(caseId, clerk, { type: 'withdrawCase', reasonCommitment: DIGEST });
  expect((await stage.state(caseId)).phase).toBe('withdrawn');
});
