import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { findCasesByReference } from '#db/cases/find-cases-by-reference.ts';
import { receiveDocket, usedExternalRefs } from '#db/cases/receive-docket.ts';
import { findPolicy } from '#db/policies/policies.ts';
import { addPrecedents, findDiffering } from '#db/precedents/precedents.ts';
import type { Transaction } from '#db/transaction.ts';
import { clerk } from '../../case/people.ts';
import { FACTS } from '../../case/words.ts';
import { askOwner } from '../../setup/ask-owner.ts';
import { openBank } from '../open-bank.ts';

const bank = await openBank('checked');
const COUNT = 500;
const references = Array.from({ length: COUNT }, (_, index) => `many-${index}`);

/** How many rows of a table this transaction has read as a whole, or entries of its indexes but one. */
async function readInVain(transaction: Transaction, table: string, right: string): Promise<number> {
  const { rows } = await sql<{ read: string }>`
    select sum(pg_stat_get_xact_tuples_returned(each)) as read
    from (
      select ${`hearken.${table}`}::regclass::oid as each
      union all
      select indexrelid from pg_index
      where indrelid = ${`hearken.${table}`}::regclass and indexrelid <> ${`hearken.${right}`}::regclass) read`.execute(
    transaction,
  );
  return Number(rows[0]?.read);
}

test('precedents are looked up by their references right after an import under another policy', async () => {
  const { institutionId } = bank;
  await bank.received(1);
  // An index by time is then smaller than the one by reference, because all of them came at once.
  await askOwner(
    bank.test.ownerUrl,
    `insert into hearken.precedents (institution_id, policy_key, precedent_id, facts, adverse, imported_at)
     select '${institutionId}', 'before', 'before-' || place, '{}', false, '${bank.at}' from generate_series(1, 40000) place`,
  );
  await askOwner(bank.test.ownerUrl, 'analyze hearken.precedents');
  const many = references.map((id) => ({ id, facts: { risk: 1 }, adverse: false }));
  await bank.within(async (transaction) => {
    const add = () => addPrecedents(transaction, institutionId, 'now', many, bank.at);
    expect(await add()).toEqual({ added: COUNT, differing: [] });
    expect(await add()).toEqual({ added: 0, differing: [] });
    expect(await findDiffering(transaction, institutionId, 'now', many)).toEqual([]);
    // Each that is inserted again is found once by its own id.
    expect(await readInVain(transaction, 'precedents', 'precedents_by_reference')).toBeLessThanOrEqual(2 * COUNT);
  });
});

test('cases are looked up by their references, whatever statistics say', async () => {
  const { institutionId } = bank;
  await bank.received(3);
  await askOwner(bank.test.ownerUrl, 'analyze hearken.cases');
  const arriving = references.map((externalRef) => ({
    externalRef,
    facts: FACTS,
    subject: { name: externalRef, contact: 'post' },
  }));
  await bank.within(async (transaction) => {
    const { policy_key: policyKey } = await transaction
      .selectFrom('policies')
      .select('policy_key')
      .executeTakeFirstOrThrow();
    const policy = await findPolicy(transaction, institutionId, policyKey);
    if (!policy) throw new Error(`no policy ${policyKey}`);
    expect(await usedExternalRefs(transaction, institutionId, policyKey, references)).toEqual([]);
    await receiveDocket(transaction, institutionId, policy, arriving, clerk, bank.at);
    expect(await usedExternalRefs(transaction, institutionId, policyKey, references)).toHaveLength(COUNT);
    expect((await findCasesByReference(transaction, institutionId, policyKey, references)).size).toBe(COUNT);
    expect(await readInVain(transaction, 'cases', 'cases_by_reference')).toBeLessThanOrEqual(2 * COUNT);
  });
});
