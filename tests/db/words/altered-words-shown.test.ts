import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ALTERED_WORDS } from '#db/cases/check-words.ts';
import { readAccount } from '#db/cases/read-account.ts';
import { readMaterial } from '#db/cases/read-material.ts';
import { commit } from '#db/commitment.ts';
import { readSubjectKey } from '#db/keys/subject-key.ts';
import { claim } from '../../case/commands.ts';
import { judge } from '../../case/people.ts';
import { TestInstitution } from '../../case/test-institution.ts';
import { askOwner } from '../../setup/ask-owner.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { storeCommitted } from '../../setup/store-words.ts';

let database: TestDatabase;
let bank: TestInstitution;
beforeAll(async () => {
  database = await createTestDatabase();
  bank = new TestInstitution(database);
});
afterAll(() => database.drop());

const DATA_KEY = Buffer.alloc(32);

/** A case on which those claims are raised, each in its own words; gives the claims' ids. */
async function claimedInWords(...statements: string[]) {
  const [caseId = ''] = await bank.notified(1);
  const claimIds: string[] = [];
  for (const statement of statements) {
    const commitment = await bank.within(async (transaction) =>
      commit((await readSubjectKey(transaction, bank.institutionId, caseId))!, statement),
    );
    const raising = { ...claim(bank), statementCommitment: commitment };
    const { claimId } = raising;
    await bank.case(caseId).does(await bank.case(caseId).subject(), raising);
    await bank.within((transaction) =>
      storeCommitted(transaction, bank.institutionId, caseId, [
        { kind: 'claim', body: statement, commitment, textId: claimId },
      ]),
    );
    claimIds.push(claimId);
  }
  return { caseId, claimIds };
}

/** What the owner does once they have switched the guard off. */
const alter = (statement: string) =>
  askOwner(
    database.ownerUrl,
    `alter table hearken.personal_texts disable trigger erased_alone; ${statement};
     alter table hearken.personal_texts enable trigger erased_alone`,
  );

async function shownOf(caseId: string, claimIds: readonly string[]) {
  const warned = vi.spyOn(process, 'emitWarning').mockReturnValue();
  try {
    const material = await bank.within((transaction) =>
      readMaterial(transaction, bank.institutionId, caseId, DATA_KEY),
    );
    return {
      words: claimIds.map((claimId) => material?.texts.byId.get(claimId)),
      warnings: warned.mock.calls.map(([warning]) => String(warning)),
    };
  } finally {
    warned.mockRestore();
  }
}

test('words are shown as they were written', async () => {
  const { caseId, claimIds } = await claimedInWords('I was ill.', 'It was not me.');
  expect(await shownOf(caseId, claimIds)).toEqual({ words: ['I was ill.', 'It was not me.'], warnings: [] });
});

test('a claim that the owner rewrote is not shown as the subject’s', async () => {
  const { caseId, claimIds } = await claimedInWords('I was ill.', 'It was not me.');
  await alter(`update hearken.personal_texts set body = 'I admit it.' where text_id = '${claimIds[0]}'`);
  const { words, warnings } = await shownOf(caseId, claimIds);
  expect(words).toEqual([ALTERED_WORDS, 'It was not me.']);
  expect(warnings).toEqual([`case ${caseId}: text ${claimIds[0]} does not match its commitment`]);
});

test('neither is a claim whose commitment was adjusted, or that was swapped for another', async () => {
  const { caseId, claimIds } = await claimedInWords('I was ill.', 'It was not me.');
  const [one, other] = claimIds;
  const key = await bank.within((transaction) => readSubjectKey(transaction, bank.institutionId, caseId));
  await alter(
    `update hearken.personal_texts set body = 'I admit it.', commitment = '${commit(key!, 'I admit it.')}'
     where text_id = '${one}'`,
  );
  expect((await shownOf(caseId, claimIds)).words).toEqual([ALTERED_WORDS, 'It was not me.']);
  await alter(
    `update hearken.personal_texts t set body = o.body, commitment = o.commitment
     from hearken.personal_texts o where t.text_id = '${one}' and o.text_id = '${other}'`,
  );
  expect((await shownOf(caseId, claimIds)).words).toEqual([ALTERED_WORDS, 'It was not me.']);
});

test('the reasons of a decision that the owner rewrote are not shown as the judge’s', async () => {
  const [caseId = ''] = await bank.notified(1);
  const one = bank.case(caseId);
  await one.claimed();
  await one.heardBy(judge(1));
  await one.windowEnds();
  const key = await bank.within((transaction) => readSubjectKey(transaction, bank.institutionId, caseId));
  const reasonsCommitment = commit(key!, 'The facts are clear.');
  await one.decidedBy(judge(1), 'refuse', { reasonsCommitment });
  await bank.within((transaction) =>
    storeCommitted(transaction, bank.institutionId, caseId, [
      { kind: 'reason', body: 'The facts are clear.', commitment: reasonsCommitment },
    ]),
  );
  const reasons = async () =>
    (await bank.within((transaction) => readAccount(transaction, bank.institutionId, caseId)))?.reasons;
  expect(await reasons()).toBe('The facts are clear.');
  await alter(`update hearken.personal_texts set body = 'I did not like them.' where case_id = '${caseId}'`);
  const warned = vi.spyOn(process, 'emitWarning').mockReturnValue();
  expect(await reasons()).toBe(ALTERED_WORDS);
  expect(warned).toHaveBeenCalledOnce();
  warned.mockRestore();
});
