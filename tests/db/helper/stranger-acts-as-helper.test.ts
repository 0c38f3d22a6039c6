import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { storeHelperLink } from '#db/notices/appeal-links.ts';
import { sha256 } from '#db/commitment.ts';
import { uuidv7 } from '#db/id.ts';
import type { Transaction } from '#db/transaction.ts';
import { digest } from '../../case/ids.ts';
import { ensureLink } from '../../setup/ensure-link.ts';
import { openBank } from '../open-bank.ts';
import { refused } from '../past-the-core.ts';

const bank = await openBank('checked');

test('the trail accepts entries of helpers with a grant, and none that ends a claim or a case', async () => {
  const [caseId = ''] = await bank.notified(1);
  const claimId = await bank.case(caseId).claimed();
  const subject = await bank.case(caseId).subject();
  const [helperId, stranger] = [uuidv7(), uuidv7()];
  const entry = (kind: string, by: string) => sql`
    insert into trail (institution_id, case_id, seq, kind, actor_kind, actor_id, actor_role, body, at, command_id, leaf_hash,
      commitment)
    select ${bank.institutionId}, ${caseId}, max(seq) + 1, ${kind}, 'subject', ${subject.id}, ${`helper:${by}`},
      ${JSON.stringify({ claimId })}::jsonb, ${bank.at}, 'past-the-core', ${sha256('a leaf')}, ${sha256('a commitment')}
    from trail where case_id = ${caseId}`;
  const theirs = {
    execute: (transaction: Transaction) =>
      sql`select set_config('hearken.presented_token', 'a token of theirs', true)`.execute(transaction),
  };
  const linked = {
    async execute(transaction: Transaction) {
      await ensureLink(transaction, bank.institutionId, caseId);
      const link = { caseId, helperId, token: 'a token of theirs', createdAt: bank.at };
      await storeHelperLink(transaction, bank.institutionId, link);
    },
  };
  const tried = (kind: string, by: string) => refused(bank, theirs, entry(kind, by));
  expect(await tried('nothingToAdd', helperId)).toBe('HK010');
  expect(await refused(bank, linked)).toBe('HK010');
  await bank.case(caseId).does(subject, { type: 'grantHelper', helperId, nameCommitment: digest(1) });
  await bank.within((transaction) => linked.execute(transaction));
  expect(await tried('nothingToAdd', helperId)).toBeNull();
  expect(await tried('nothingToAdd', stranger)).toBe('HK010');
  for (const kind of [
    'claimWithdrawn',
    'withdrawalAnswered',
    'expectationsAnswered',
    'recordingAnswered',
    'helperGranted',
    'erasureRequested',
  ])
    expect(await refused(bank, entry(kind, helperId)), kind).toBe('HK010');
  await bank.case(caseId).does(subject, { type: 'revokeHelper', helperId });
  expect(await tried('nothingToAdd', helperId)).toBe('HK010');
});
