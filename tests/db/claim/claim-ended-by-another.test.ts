import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { newSeed, sha256 } from '#db/commitment.ts';
import type { Transaction } from '#db/transaction.ts';
import type { Actor } from '#workflows/domain/actor.ts';
import { presentLinkOf } from '../../setup/ensure-link.ts';
import { type Raw, refused } from '../past-the-core.ts';
import { openBank } from '../open-bank.ts';

const DIGEST = '0'.repeat(64);
const clerk: Actor = { kind: 'human', id: 'clerk-1', role: 'institution' };

const bank = await openBank('checked');

async function claimedCase(): Promise<{ caseId: string; claimId: string; subject: Actor }> {
  const [caseId = ''] = await bank.notified(1);
  const claimId = await bank.case(caseId).claimed();
  return { caseId, claimId, subject: await bank.case(caseId).subject() };
}

/** SQL that writes the next entry of a trail past the core, with the case's private link presented. */
const entry = (caseId: string, kind: string, actor: Actor, body: object): Raw => ({
  async execute(transaction) {
    await presentLinkOf(transaction, bank.institutionId, caseId);
    await row(caseId, kind, actor, body).execute(transaction);
  },
});

const row = (caseId: string, kind: string, actor: Actor, body: object): Raw => sql`
  insert into trail (institution_id, case_id, seq, kind, actor_kind, actor_id, actor_role, body, at, command_id, leaf_hash,
    commitment)
  select ${bank.institutionId}, ${caseId}, max(seq) + 1, ${kind}, ${actor.kind}, ${actor.id}, ${actor.role},
    ${JSON.stringify(body)}::jsonb, ${bank.at}, 'past-the-core', ${sha256('a leaf')}, ${sha256('a commitment')}
  from trail where case_id = ${caseId}`;

test('no engine, institution or judge withdraws a claim, on the trail or beside it', async () => {
  const { caseId, claimId, subject } = await claimedCase();
  const other = await claimedCase();
  const closed = sql`update claims set withdrawn_at = now() where claim_id = ${claimId}`;
  const withdrawn = (actor: Actor, of = claimId) => entry(caseId, 'claimWithdrawn', actor, { claimId: of });
  expect(await refused(bank, closed)).toBe('HK007');
  for (const actor of [
    { kind: 'system', id: 'hearing', role: 'engine' },
    clerk,
    { kind: 'human', id: 'judge-1', role: 'judge' },
    other.subject,
  ] as const)
    expect(await refused(bank, withdrawn(actor), closed), actor.id).toBe(actor === other.subject ? 'HK007' : 'HK010');
  // Nor does the subject's own word on something else.
  expect(await refused(bank, withdrawn(subject, other.claimId), closed)).toBe('HK007');
  expect(await refused(bank, withdrawn(subject), closed)).toBeNull();
});

test('a case with an open claim is withdrawn with its subject’s consent and not without', async () => {
  const { caseId, subject } = await claimedCase();
  const over = sql`update cases set phase = 'withdrawn' where case_id = ${caseId}`;
  expect(await refused(bank, over)).toBe('HK004');
  const gone = {
    async execute(transaction: Transaction) {
      await entry(caseId, 'caseWithdrawn', clerk, {}).execute(transaction);
      await over.execute(transaction);
    },
  };
  expect(await refused(bank, gone)).toBe('HK007');
  const answered = (actor: Actor, agreed: boolean) => entry(caseId, 'withdrawalAnswered', actor, { agreed });
  expect(await refused(bank, answered(subject, false), gone)).toBe('HK007');
  expect(await refused(bank, answered(clerk, true), gone)).toBe('HK010');
  expect(await refused(bank, answered(subject, true), gone)).toBeNull();

  await bank.case(caseId).does(clerk, { type: 'withdrawCase', reasonCommitment: DIGEST });
  expect((await bank.case(caseId).state()).phase).toBe('hearing');
  await bank.case(caseId).does(subject, { type: 'answerWithdrawal', agreed: true });
  expect(await bank.case(caseId).state()).toMatchObject({ phase: 'withdrawn', decision: null });
});

test('a case whose claims were all withdrawn is withdrawn like any other', async () => {
  const { caseId, claimId, subject } = await claimedCase();
  await bank.case(caseId).does(subject, { type: 'withdrawClaim', claimId, seed: newSeed() });
  await bank.case(caseId).does(clerk, { type: 'withdrawCase', reasonCommitment: DIGEST });
  expect((await bank.case(caseId).state()).phase).toBe('withdrawn');
});
