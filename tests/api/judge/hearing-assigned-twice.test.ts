import { afterAll, beforeAll, expect, test } from 'vitest';
import { executeCommands } from '#db/cases/execute-commands.ts';
import { uuidv7 } from '#db/id.ts';
import { inTransaction } from '#db/transaction.ts';
import { startTestEngine, type TestEngine } from '../../setup/engine.ts';
import { riskScorer, samplePolicy } from '../../setup/sample-policy.ts';
import { startApp, type AppUnderTest } from '../app-under-test.ts';
import { phaseOf } from '../opened-cases.ts';

const HEARINGS = 500;
const JUDGES = 50;
const CALLS = 1_000;

let engine: TestEngine;
let app: AppUnderTest;

beforeAll(async () => {
  engine = await startTestEngine({ scorer: riskScorer, skipTime: false });
  app = await startApp({ engine });
});
// Five hundred histories are replayed at the end.
afterAll(async () => {
  await app.close();
  await engine.stop();
}, 300_000);

/** A docket whose every case a person has to hear, because no machine can score it. */
async function openHearings(): Promise<string[]> {
  await app.call('institution@demo', 'PUT /v1/policies/credit', { body: samplePolicy() });
  const { body, status } = await app.call('institution@demo', 'POST /v1/dockets', {
    body: {
      policy: 'credit',
      cases: Array.from({ length: HEARINGS }, (_, index) => ({
        externalRef: `next-${index}`,
        facts: { risk: 100, age: 30 },
        subject: { name: `Name ${index}`, contact: `next-${index}@example.org` },
      })),
    },
  });
  expect(status).toBe(202);
  const ids = body.cases.map(({ id }: { id: string }) => id) as string[];
  for (const id of ids) await phaseOf(app, id, (phase) => phase === 'hearing');
  return ids;
}

test('1,000 concurrent calls for the next hearing by 50 judges assign each of 500 hearings to one judge, and leave none', async () => {
  const ids = await openHearings();
  const given: { id: string; judge: string }[] = [];
  let empty = 0;
  /** Calls that a workflow server with too much to do did not answer in time; whoever made one asks again. */
  let unanswered = 0;
  await Promise.all(
    Array.from({ length: JUDGES }, async (_, number) => {
      const judge = `judge-${number + 1}@demo`;
      for (let answers = 0; answers < CALLS / JUDGES;) {
        const { status, body } = await app.call(judge, 'POST /v1/hearings/next');
        if (status === 503) unanswered++;
        else answers++;
        if (status === 200) given.push({ id: body.id as string, judge });
        else if (status === 204) empty++;
        else if (status !== 503) throw new Error(`next answered ${status}: ${JSON.stringify(body)}`);
      }
    }),
  );
  expect(given.length + empty).toBe(CALLS);
  expect(new Set(given.map(({ id }) => id)).size).toBe(given.length);

  // By the trail each was assigned once, and to the judge who was told so. What was not answered can still have happened.
  const rows = await inTransaction(
    engine.test.database,
    { institutionId: 'demo', actor: 'human:test' },
    (transaction) =>
      transaction.selectFrom('trail').select(['case_id', 'actor_id']).where('kind', '=', 'hearingAssigned').execute(),
  );
  expect(rows.map((row) => row.case_id).toSorted()).toEqual(ids.toSorted());
  const assigned = new Set(rows.map((row) => `${row.case_id} ${row.actor_id}`));
  expect(given.filter(({ id, judge }) => !assigned.has(`${id} ${judge}`))).toEqual([]);
  expect(ids.length - given.length).toBeLessThanOrEqual(unanswered);
}, 400_000);

test('of two judges who take the same hearing at once, one gets it and the other is refused', async () => {
  const { body } = await app.call('institution@demo', 'POST /v1/dockets', {
    body: {
      policy: 'credit',
      cases: [
        { externalRef: 'both', facts: { risk: 100, age: 30 }, subject: { name: 'Name', contact: 'b@example.org' } },
      ],
    },
  });
  const id = body.cases[0].id as string;
  await phaseOf(app, id, (phase) => phase === 'hearing');
  const answers = await Promise.all(
    ['judge-1@demo', 'judge-2@demo', 'judge-3@demo'].map((judge) => app.call(judge, `POST /v1/hearings/${id}/assign`)),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
  expect(answers.filter(({ status }) => status === 409).map((answer) => answer.body.code)).toEqual([
    'alreadyAssigned',
    'alreadyAssigned',
  ]);
  // Nor does the database give it to anybody else while the lease runs.
  const late = await inTransaction(
    engine.test.database,
    { institutionId: 'demo', actor: 'human:test' },
    (transaction) =>
      executeCommands(
        transaction,
        'demo',
        [
          {
            caseId: id,
            commandId: uuidv7(),
            actor: { kind: 'human', id: 'judge-9@demo', role: 'judge' },
            command: { type: 'assign', how: 'chosen' },
          },
        ],
        engine.dependencies.clock,
      ),
  );
  expect(late[0]?.refusal?.code).toBe('alreadyAssigned');
});
