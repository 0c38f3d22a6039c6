import { expect, test } from 'vitest';
import { sql } from 'kysely';
import { JUDGE, OTHER_JUDGE } from '../court.ts';
import { openCourt } from '../open-court.ts';

const court = await openCourt();

const assess = (caseId: string, fit: string, account = JUDGE) =>
  court.app.call(account, `POST /v1/hearings/${caseId}/comparison`, {
    body: { fit, reasons: 'The earlier cases are from before the works closed.' },
  });

test('a judge says after the reveal that the comparison does not fit, and the institution can see how often', async () => {
  const { app } = court;
  const held = await court.held();
  expect(await assess(held.caseId, 'doesNotFit')).toMatchObject({ status: 409, body: { code: 'perspectiveMissing' } });

  const one = await court.recorded();
  expect((await assess(one.caseId, 'wrong')).status).toBe(422);
  expect((await assess(one.caseId, 'doesNotFit', OTHER_JUDGE)).status).toBe(403);
  expect((await assess(one.caseId, 'cannotTell')).status).toBe(201);
  const again = await assess(one.caseId, 'doesNotFit');
  expect(again, again.text).toMatchObject({ status: 201, body: { comparisonId: expect.any(String) } });
  const { body: hearing } = await app.call(JUDGE, `GET /v1/hearings/${one.caseId}`);
  expect(hearing.comparisons).toEqual([
    { judge: JUDGE, fit: 'doesNotFit', reasons: 'The earlier cases are from before the works closed.' },
  ]);

  const report = await app.call('auditor@demo', 'GET /v1/audit/reports/comparison-fit');
  expect(report.body.rows[0]).toMatchObject({
    attribute: 'all cases',
    cases: 1,
    fits: 0,
    doesNotFit: 1,
    cannotTell: 0,
    doesNotFitShare: 1,
  });
  expect(
    report.body.rows.map(({ attribute, group }: { attribute: string; group: string }) => [attribute, group]),
  ).toEqual([
    ['all cases', 'all cases'],
    ['age', '2: 34.4 to 50.8'],
    ['risk', '5: 80 to 100'],
  ]);
});

test('past the core, the database refuses an assessment of a comparison that was not revealed', async () => {
  const one = await court.held();
  const entry = (kind: string) =>
    court.bank.within((transaction) =>
      sql`
        insert into trail (institution_id, case_id, seq, kind, actor_kind, actor_id, actor_role, body, at, command_id, leaf_hash,
          commitment)
        select institution_id, case_id, seq + 1, 'comparisonAssessed', ${kind}, 'judge-9', 'judge', '{}', now(), 'x',
          ${'0'.repeat(64)}, ${'0'.repeat(64)}
        from cases where case_id = ${one.caseId}`.execute(transaction),
    );
  await expect(entry('human')).rejects.toMatchObject({ code: 'HK003' });
  await expect(entry('llm')).rejects.toMatchObject({ code: 'HK003' });
});
