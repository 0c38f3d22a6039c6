import { expect, test } from 'vitest';
import { scoreAlone } from '#db/audit/reports/score-alone.ts';
import { inTransaction } from '#db/transaction.ts';
import type { Policy } from '#workflows/domain/policy.ts';
import { judge } from '../../case/people.ts';
import { TestInstitution } from '../../case/test-institution.ts';
import { openDatabase } from '../../setup/open-database.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';

const database = await openDatabase();
const bank = new TestInstitution(database);
const clerk = { kind: 'human', id: 'clerk-1', role: 'institution' } as const;
const studied = samplePolicy({
  appealWindow: { duration: 'P30D', for: 'all' },
  study: { purpose: 'To learn who is right where a person and the score differ.' },
});

async function decided(policy: Policy, probability: number, outcome: string, event?: string): Promise<void> {
  const [caseId = ''] = await bank.notified(1, policy, probability);
  await bank.case(caseId).claimed().rested().heardBy(judge(1)).decidedBy(judge(1), outcome);
  if (event !== undefined)
    await bank.case(caseId).does(clerk, { type: 'recordLaterOutcome', event, observedAt: bank.at });
}

const report = () =>
  inTransaction(database.auditDatabase, { institutionId: bank.institutionId, actor: 'human:auditor' }, (transaction) =>
    scoreAlone(transaction, { institutionId: bank.institutionId, policy: undefined, from: undefined, to: undefined }),
  );

test('where a person and the score differ one of them was right, and refusals have no accuracy', async () => {
  await decided(samplePolicy({ appealWindow: studied.appealWindow }), 0.8, 'grant', 'repaid');
  expect(await report()).toEqual([]);

  await decided(studied, 0.8, 'grant', 'repaid');
  await decided(studied, 0.8, 'grant', 'repaid');
  await decided(studied, 0.8, 'grant', 'defaulted');
  await decided(studied, 0.8, 'grant');
  await decided(studied, 0.1, 'grant', 'repaid');
  await decided(studied, 0.1, 'refuse', 'defaulted');

  const rows = await report();
  expect(
    rows.map(({ decided: outcome, scoreAlone: alone, cases, outcomeKnown, decisionRight, scoreRight }) => ({
      outcome,
      alone,
      cases,
      outcomeKnown,
      decisionRight,
      scoreRight,
    })),
  ).toEqual([
    { outcome: 'adverse', alone: 'not adverse', cases: 1, outcomeKnown: 0, decisionRight: null, scoreRight: null },
    {
      outcome: 'not adverse',
      alone: 'adverse',
      cases: 4,
      outcomeKnown: 3,
      decisionRight: 2 / 3,
      scoreRight: expect.closeTo(1 / 3),
    },
    { outcome: 'not adverse', alone: 'not adverse', cases: 1, outcomeKnown: 1, decisionRight: 1, scoreRight: 1 },
  ]);
  expect(rows[1]).toMatchObject({
    methods: 'correlational + empathy',
    lower: expect.closeTo(0.208, 2),
    upper: expect.closeTo(0.939, 2),
  });
});
