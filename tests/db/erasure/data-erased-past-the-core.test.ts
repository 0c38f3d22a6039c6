import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { casesWithEndedTerm, eraseEndedTerm } from '#db/cases/erase-ended-terms.ts';
import { takesDrafts } from '#db/drafts.ts';
import { storePolicyHold } from '#db/policies/policy-holds.ts';
import { addPrecedents, readPrecedents } from '#db/precedents/precedents.ts';
import { digest } from '../../case/ids.ts';
import { clerk, judge, supervisor } from '../../case/people.ts';
import { TestInstitution } from '../../case/test-institution.ts';
import { eraseCase } from '../../setup/erase-case.ts';
import { storeWords } from '../../setup/store-words.ts';
import { openBank } from '../open-bank.ts';
import { refused } from '../past-the-core.ts';

const bank = await openBank('tampered');

async function openCase(): Promise<string> {
  const [caseId = ''] = await bank.notified(1);
  await bank.case(caseId).claimed();
  await bank.within((transaction) => storeWords(transaction, bank.institutionId, caseId, 'claim', 'private words'));
  return caseId;
}

async function closedCase(): Promise<string> {
  const caseId = await openCase();
  await bank.case(caseId).heardBy(judge(1));
  await bank.case(caseId).windowEnds();
  await bank.case(caseId).decidedBy(judge(1), 'refuse');
  return caseId;
}

const holds = (caseId: string, until: string | null) =>
  bank.case(caseId).does(supervisor, { type: 'setLegalHold', until, reasonCommitment: digest(2) });

/** The entry of an erasure, written without the core. */
const entry = (caseId: string) => sql`
  insert into trail (institution_id, case_id, seq, kind, actor_kind, actor_id, actor_role, body, at, command_id,
    leaf_hash, commitment)
  select ${bank.institutionId}, ${caseId}, max(seq) + 1, 'subjectErased', 'human', 'clerk-1', 'institution',
    '{"type": "subjectErased", "ground": "requested", "reasonCommitment": null}', ${bank.at}, 'raw',
    ${digest(7)}, ${digest(8)} from trail where case_id = ${caseId}`;
const erasing = (caseId: string) => sql`select hearken.erase_subject(${bank.institutionId}, ${caseId}, 'erased-x')`;
const keyGone = (caseId: string) => sql`
  update subjects s set name = null, contact = null, commitment_key = null, erased_at = ${bank.at}
  from cases c where c.case_id = ${caseId} and c.subject_id = s.subject_id`;

test('the database refuses to erase an open case, or one under a legal hold', async () => {
  expect(await refused(bank, entry(await openCase()))).toBe('HK004');
  const closed = await closedCase();
  expect(await refused(bank, entry(closed), erasing(closed))).toBeNull();
  await holds(closed, '2999-01-01T00:00:00.000Z');
  expect(await refused(bank, entry(closed))).toBe('HK013');
  await holds(closed, null);
  expect(await refused(bank, entry(closed))).toBe('HK013');
  await holds(closed, bank.at);
  expect(await refused(bank, entry(closed))).toBeNull();
});

test('no personal data is erased, and no key is replaced, without an entry for the erasure', async () => {
  const caseId = await closedCase();
  expect(await refused(bank, erasing(caseId))).toBe('HK009');
  expect(await refused(bank, keyGone(caseId))).toBe('HK009');
  expect(
    await refused(
      bank,
      sql`update subjects s set commitment_key = '\\x00' from cases c
          where c.case_id = ${caseId} and c.subject_id = s.subject_id`,
    ),
  ).toBe('HK009');
  for (const change of [
    sql`delete from personal_texts where case_id = ${caseId}`,
    sql`update personal_texts set body = 'other words' where case_id = ${caseId}`,
    sql`update cases set facts = facts - 'risk' where case_id = ${caseId}`,
    sql`update cases set external_ref = 'another' where case_id = ${caseId}`,
  ])
    expect(await refused(bank, change)).toBe('HK009');
});

test('erased data stays erased, and the rest is not rewritten', async () => {
  const caseId = await closedCase();
  await eraseCase(bank, caseId);
  for (const change of [
    sql`update subjects s set name = 'again' from cases c where c.case_id = ${caseId} and c.subject_id = s.subject_id`,
    sql`update cases set facts = facts || '{"risk": 1}' where case_id = ${caseId}`,
  ])
    expect(await refused(bank, change)).toBe('HK009');
});

test('nothing new is written about a subject whose data has been erased', async () => {
  const caseId = await closedCase();
  const draft = sql`
    insert into drafts (institution_id, case_id, author_id, kind, body, saved_at)
    values (${bank.institutionId}, ${caseId}, 'judge-1', 'perspective', '{"words": "about them"}', ${bank.at})`;
  const isTaken = () => bank.within((transaction) => takesDrafts(transaction, bank.institutionId, caseId));
  expect(await refused(bank, draft)).toBeNull();
  expect(await isTaken()).toBe(true);
  await eraseCase(bank, caseId);
  expect(await refused(bank, draft)).toBe('HK009');
  expect(await isTaken()).toBe(false);
});

test('a precedent that was corrected stays corrected when the data of its person is erased', async () => {
  const caseId = await closedCase();
  const { externalRef, policyKey } = await bank.within((transaction) =>
    transaction
      .selectFrom('cases')
      .select(['external_ref as externalRef', 'policy_key as policyKey'])
      .where('case_id', '=', caseId)
      .executeTakeFirstOrThrow(),
  );
  const wrong = { id: externalRef, facts: { risk: 10 }, adverse: true };
  const right = { ...wrong, id: 'right', adverse: false, supersedes: externalRef, correctedBy: 'human:clerk' };
  for (const each of [wrong, { ...right, reason: 'the file named another person' }])
    await bank.within((transaction) => addPrecedents(transaction, bank.institutionId, policyKey, [each], bank.at));
  await eraseCase(bank, caseId);
  const inForce: string[] = [];
  for await (const { id } of readPrecedents(bank.test.database, bank.institutionId, policyKey)) inForce.push(id);
  expect(inForce).toEqual(['right']);
  const { reason } = await bank.within((transaction) =>
    transaction.selectFrom('precedents').select('reason').where('precedent_id', '=', 'right').executeTakeFirstOrThrow(),
  );
  expect(reason).toBe('[erased]');
  expect(await refused(bank, sql`update precedents set supersedes = 'another' where precedent_id = 'right'`)).toBe(
    'HK009',
  );
});

test('another institution erases nothing here', async () => {
  const caseId = await closedCase();
  const other = new TestInstitution(bank.test, 'south-bank');
  expect(await refused(other, erasing(caseId))).toBe('HK009');
});

test('a case whose policy’s term has ended is found and erased once, and a held or open case is not', async () => {
  const [due, held, open] = [await closedCase(), await closedCase(), await openCase()];
  await holds(held, null);
  const sweep = () => bank.within((transaction) => casesWithEndedTerm(transaction, bank.institutionId, bank.at, 1_000));
  const { decision } = await bank.case(due).state();
  const endsAt = Date.parse(decision!.at) + 365 * 24 * 60 * 60_000;
  bank.at = new Date(endsAt - 1).toISOString();
  expect(await sweep()).not.toContain(due);
  bank.at = new Date(endsAt).toISOString();
  const found = await sweep();
  expect(found).toContain(due);
  expect(found).not.toContain(held);
  expect(found).not.toContain(open);
  const erase = (caseId: string) =>
    bank.within((transaction) => eraseEndedTerm(transaction, bank.institutionId, caseId, bank.clock));
  expect([await erase(due), await erase(due), await erase(held), await erase(open)]).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(await sweep()).not.toContain(due);
  expect(await bank.case(due).state()).toMatchObject({ phase: 'decided', erasedAt: bank.at });
  const words = await bank.within((transaction) =>
    transaction.selectFrom('personal_texts').select('body').where('case_id', '=', due).execute(),
  );
  expect(words).toEqual([]);
});

test('a hold on a policy protects every case under it, from the core, the trail and the policy’s term, until it has ended', async () => {
  const caseId = await closedCase();
  const { policy_key: policyKey } = await bank.within((transaction) =>
    transaction.selectFrom('cases').select('policy_key').where('case_id', '=', caseId).executeTakeFirstOrThrow(),
  );
  const holdPolicy = (until: string | null) =>
    bank.within((transaction) =>
      storePolicyHold(transaction, bank.institutionId, {
        policyKey,
        until,
        reason: 'A court asked for it.',
        setBy: 'supervisor-1',
        setAt: bank.at,
      }),
    );
  const sweep = () => bank.within((transaction) => casesWithEndedTerm(transaction, bank.institutionId, bank.at, 1_000));
  const erase = () => bank.within((transaction) => eraseEndedTerm(transaction, bank.institutionId, caseId, bank.clock));
  const { decision } = await bank.case(caseId).state();
  bank.at = new Date(Date.parse(decision!.at) + 366 * 24 * 60 * 60_000).toISOString();
  for (const until of [null, '2999-01-01T00:00:00.000Z']) {
    await holdPolicy(until);
    expect(await refused(bank, entry(caseId))).toBe('HK013');
    expect(
      await bank.case(caseId).give(clerk, { type: 'eraseSubject', ground: 'requested', reasonCommitment: digest(2) }),
    ).toMatchObject({ refusal: { code: 'underLegalHold', detail: expect.stringContaining('under its policy') } });
    expect(await sweep()).not.toContain(caseId);
    expect(await erase()).toBe(false);
    bank.at = new Date(Date.parse(bank.at) + 1).toISOString();
  }
  await holdPolicy(bank.at);
  expect(await refused(bank, entry(caseId))).toBeNull();
  expect(await sweep()).toContain(caseId);
  expect(await erase()).toBe(true);
});
