import { expect, test } from 'vitest';
import { exceptionsLater } from '#db/audit/reports/exceptions-later.ts';
import { inTransaction } from '#db/transaction.ts';
import { judge } from '../../case/people.ts';
import { TestInstitution } from '../../case/test-institution.ts';
import { openDatabase } from '../../setup/open-database.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';

const database = await openDatabase();
const bank = new TestInstitution(database);
const clerk = { kind: 'human', id: 'clerk-1', role: 'institution' } as const;
const policy = samplePolicy({ appealWindow: { duration: 'P30D', for: 'all' } });

async function heard(by: number, finding: 'exceptional' | 'specialPleading', outcome: string, event?: string) {
  const [caseId = ''] = await bank.notified(1, policy, 0.8);
  const change = finding === 'exceptional' ? { outcomeWithoutIndividualFacts: 'refuse' } : {};
  await bank.case(caseId).claimed().rested().heardBy(judge(by), finding).decidedBy(judge(by), outcome, change);
  if (event !== undefined)
    await bank.case(caseId).does(clerk, { type: 'recordLaterOutcome', event, observedAt: bank.at });
}

const report = (judgeId?: string) =>
  inTransaction(database.auditDatabase, { institutionId: bank.institutionId, actor: 'human:auditor' }, (transaction) =>
    exceptionsLater(
      transaction,
      { institutionId: bank.institutionId, policy: undefined, from: undefined, to: undefined },
      judgeId,
    ),
  );

test('what later happened after exceptions stands beside the others, and refusals have no share', async () => {
  await heard(1, 'exceptional', 'grant', 'repaid');
  await heard(1, 'exceptional', 'grant', 'defaulted');
  await heard(1, 'exceptional', 'grant');
  await heard(2, 'specialPleading', 'refuse', 'defaulted');
  await heard(2, 'specialPleading', 'grant', 'repaid');

  const rows = await report();
  expect(
    rows.map(({ finding, decided, cases, outcomeKnown, eventHappened, notComparable, eventShare }) => [
      finding,
      decided,
      cases,
      outcomeKnown,
      eventHappened,
      notComparable,
      eventShare,
    ]),
  ).toEqual([
    ['exceptional', 'not adverse', 3, 2, 1, 0, 0.5],
    ['specialPleading', 'not adverse', 1, 1, 0, 0, 0],
    ['specialPleading', 'adverse', 1, 0, 0, 1, null],
  ]);
  expect(rows[0]).toMatchObject({ meanScore: expect.closeTo(0.8), lower: expect.closeTo(0.095, 2) });
  expect(rows[2]).toMatchObject({ lower: null, upper: null });

  const own = await report(judge(1).id);
  expect(own.map(({ finding, cases }) => [finding, cases])).toEqual([['exceptional', 3]]);
});
