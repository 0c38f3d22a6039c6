import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shownGroups } from '#db/audit/hide-few.ts';
import { feelingHeard } from '#db/audit/reports/feeling-heard.ts';
import { storeSurvey } from '#db/surveys.ts';
import { inTransaction } from '#db/transaction.ts';
import { judge } from '../../case/people.ts';
import { TestInstitution } from '../../case/test-institution.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';

let database: TestDatabase;
let bank: TestInstitution;
const policy = samplePolicy({ appealWindow: { duration: 'P30D', for: 'all' } });

beforeAll(async () => {
  database = await createTestDatabase();
  bank = new TestInstitution(database);
});
afterAll(() => database.drop());

const AGES = [20, 20, 20, 20, 20, 20, 20, 100, 100, 100];

async function answer(caseId: string, type: 'answerExpectations' | 'answerSurvey', answers: object): Promise<void> {
  const one = bank.case(caseId);
  const surveyId = bank.newId();
  await one.does(await one.subject(), { type, surveyId });
  await bank.within((transaction) => storeSurvey(transaction, bank.institutionId, caseId, surveyId, answers, bank.at));
}

/** No role of the application changes what a case was received with, so the owner does. */
async function setAges(caseIds: readonly string[]): Promise<void> {
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query('alter table hearken.cases disable trigger all');
  for (const [place, caseId] of caseIds.entries())
    await owner.query(
      `update hearken.cases set facts = jsonb_set(facts, '{age}', to_jsonb($2::int)) where case_id = $1`,
      [caseId, AGES[place]],
    );
  await owner.query('alter table hearken.cases enable trigger all');
  await owner.end();
}

test('a group of few is hidden, and so is what would tell it apart from all', async () => {
  const caseIds = await bank.notified(AGES.length, policy, 0.8);
  await setAges(caseIds);
  for (const caseId of caseIds)
    await answer(caseId, 'answerExpectations', { understoodByPerson: 6, understoodByModel: 2 });
  const [heard = ''] = caseIds;
  await bank.case(heard).claimed().rested().heardBy(judge(1)).decidedBy(judge(1), 'refuse');
  await answer(heard, 'answerSurvey', { feltHeard: 1, comment: 'Nobody listened.' });

  const rows = await inTransaction(
    database.auditDatabase,
    { institutionId: bank.institutionId, actor: 'human:auditor' },
    (transaction) =>
      feelingHeard(transaction, {
        institutionId: bank.institutionId,
        policy: undefined,
        from: undefined,
        to: undefined,
      }),
  );
  const before = rows.filter(({ asked, question }) => asked === 'before' && question === 'understoodByPerson');
  expect(before.filter(({ by }) => by === 'all')).toEqual([
    expect.objectContaining({ group: 'all', answers: 10, mean: 6, lower: 6, upper: 6 }),
  ]);
  // Three of 100 years are too few, and the other seven would tell what they said.
  expect(before.filter(({ by }) => by === 'age').map(({ group, answers, mean }) => [group, answers, mean])).toEqual([
    ['1: 18 to 34.4', null, null],
    ['5: 83.6 to 100', null, null],
  ]);
  // One was decided.
  expect(before.filter(({ by }) => by === 'outcome').map(({ group, answers }) => [group, answers])).toEqual([
    ['adverse', null],
    ['not decided', null],
  ]);
  const after = rows.filter(({ asked }) => asked === 'after');
  expect(after.map(({ question }) => question)).toEqual(['feltHeard', 'feltHeard', 'feltHeard', 'feltHeard']);
  expect(after.every(({ answers, mean }) => answers === null && mean === null)).toBe(true);
});

test.each<[sizes: number[], shown: number[]]>([
  [
    [5, 6],
    [5, 6],
  ],
  [[4, 5, 6], [6]],
  [[1, 4, 6], [6]],
  [[1, 1, 9, 10], [10]],
  [[3], []],
])('of groups of %j, those of %j are shown', (sizes, shown) => {
  const groups = shownGroups(new Map(sizes.map((size, place) => [`group ${place}`, size])));
  expect([...groups]).toEqual(shown.map((size) => `group ${sizes.indexOf(size)}`));
});
