import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { restore } from '#db/backup/restore.ts';
import { ROLES_OF_PROGRAMS } from '#db/migrate.ts';
import { databaseClock } from '#db/clock.ts';
import { createLog } from '#worker/ledger/log.ts';
import { signingKeyOf } from '#worker/ledger/signing-key.ts';
import { runSequencer } from '#worker/sequencer.ts';
import { Hearing } from '#worker/standalone/demo/answers.ts';
import { writeDecision } from '#worker/standalone/demo/words/write-decision.ts';
import { writeRecord } from '#worker/standalone/demo/words/write-record.ts';
import { Evidence } from '#worker/verify/evidence.ts';
import { verifyEvidence } from '#worker/verify/verify-evidence.ts';
import { askOwner } from '../../setup/ask-owner.ts';
import { createTestDatabase } from '../../setup/database.ts';
import { ORIGIN } from '../../setup/witness.ts';
import { startApp, type AppUnderTest } from '../app-under-test.ts';

/** What an earlier release left behind: see README.md there. */
const LEFT = fileURLToPath(new URL('release-c9c5900', import.meta.url));
const STAGES = ['notified', 'claimed', 'heard', 'decided', 'claimWithdrawn', 'withdrawn'] as const;
type Stage = (typeof STAGES)[number];
const cases = z
  .record(z.enum(STAGES), z.object({ id: z.uuid(), link: z.string() }))
  .parse(JSON.parse(readFileSync(join(LEFT, 'cases.json'), 'utf8')));
const JUDGE = 'judge-1@demo';

let app: AppUnderTest;
beforeAll(async () => {
  const database = await createTestDatabase({ empty: true });
  const login = new URL(database.url).username;
  await restore(database.ownerUrl, LEFT, { [login]: ROLES_OF_PROGRAMS });
  // Tests act as API and worker at once.
  await askOwner(database.ownerUrl, `grant hearken_app to ${login}`);
  app = await startApp({ test: database });
});
afterAll(() => app.close());

async function call(account: string | null, request: string, body?: unknown, statuses = [200, 201, 204]) {
  const answer = await app.call(account, request, body === undefined ? {} : { body });
  expect(statuses, `${request}: ${answer.text}`).toContain(answer.status);
  return answer.body as unknown;
}
const phaseOf = async (stage: Stage) =>
  z.object({ phase: z.string() }).parse(await call('institution@demo', `GET /v1/cases/${cases[stage].id}`)).phase;
const appealOf = (stage: Stage) => `/v1/appeals/${cases[stage].link.split('/').at(-1) ?? ''}`;

/** The subject and a judge bring a case from where it stands to its end. */
async function finish(stage: Stage): Promise<void> {
  const path = `/v1/hearings/${cases[stage].id}`;
  // A judge who holds it still is told so.
  await call(JUDGE, `POST ${path}/assign`, {}, [200, 409]);
  const served = Hearing.parse(await call(JUDGE, `GET ${path}`));
  if (served.you.recordId === null)
    await call(
      JUDGE,
      `POST ${path}/perspective`,
      writeRecord({ example: 'credit', hearing: served, judge: 0 }, 'specialPleading'),
    );
  await call(null, `POST ${appealOf(stage)}/nothing-to-add`, {}, [200, 201, 204, 409]);
  const hearing = Hearing.parse(await call(JUDGE, `GET ${path}`));
  await call(JUDGE, `POST ${path}/decision`, writeDecision(hearing, JUDGE, 'specialPleading'));
}

test('every case stands where the earlier release left it', async () => {
  const phases = await Promise.all(STAGES.map(async (stage) => [stage, await phaseOf(stage)]));
  expect(Object.fromEntries(phases)).toEqual({
    notified: 'appealWindow',
    claimed: 'hearing',
    heard: 'hearing',
    decided: 'decided',
    claimWithdrawn: 'appealWindow',
    withdrawn: 'withdrawn',
  });
});

test('a subject who was told by the earlier release claims by the link that they got then', async () => {
  await call(null, `POST ${appealOf('notified')}/claims`, {
    statement: 'I have repaid every loan since that file was made.',
  });
  await finish('notified');
  expect(await phaseOf('notified')).toBe('decided');
});

test('a claim and a perspective record of the earlier release lead to a decision', async () => {
  await finish('claimed');
  await finish('heard');
  expect([await phaseOf('claimed'), await phaseOf('heard')]).toEqual(['decided', 'decided']);
});

test('entries of the earlier release stand in the ledger with those of this one', async () => {
  const log = createLog(signingKeyOf(randomBytes(32)), ORIGIN);
  await runSequencer({ database: app.test.database, clock: databaseClock, log });
  for (const stage of STAGES) {
    const evidence = await call('auditor@demo', `GET /v1/audit/cases/${cases[stage].id}/evidence`);
    const { checks } = verifyEvidence(Evidence.parse(evidence));
    expect(checks.filter(({ is }) => is === 'wrong')).toEqual([]);
  }
});
