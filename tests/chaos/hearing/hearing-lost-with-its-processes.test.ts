import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Case, Hearing, Notices } from '#worker/standalone/demo/answers.ts';
import { connect } from '#db/database.ts';
import { checkTrails } from '../../setup/check-trails.ts';
import { Anything, decide, eventually, openCases, query, record } from '../courthouse.ts';
import { openCourt } from '../open-court.ts';

const WINDOW_SECONDS = 35;
/** After this a request has been read, and is not answered yet. */
const UNDER_WAY_MILLISECONDS = 60;
const { court } = await openCourt(WINDOW_SECONDS);

test('hearings and windows survive the death of every process: nothing is lost, nothing happens twice', async () => {
  const { stack, institution, judges } = court;
  const [first, second, third] = judges;
  const cases = await openCases(court, 7);
  const [queued, assigned, recorded, asked, late, ...uncontested] = cases;
  if (!queued || !assigned || !recorded || !asked || !late) throw new Error('too few cases');
  const hearing = (id: string) => `/v1/hearings/${id}`;

  await Promise.all([queued, assigned, recorded, asked].map(({ subject }) => subject.claim('My case is different.')));
  await first.post(`${hearing(assigned.id)}/assign`, Hearing);
  await second.post(`${hearing(recorded.id)}/assign`, Hearing);
  const before = await record(second, recorded.id);
  await third.post(`${hearing(asked.id)}/assign`, Hearing);
  await third.post(`${hearing(asked.id)}/questions`, Anything, { question: 'What makes it different?' });
  await eventually('the question is sent', async () => {
    const { notices } = await institution.get(`/dev/notices?case=${asked.id}`, Notices);
    return notices.length === 2;
  });

  // Nobody is there to hear of this claim when it is made.
  await stack.kill('worker', 'SIGKILL', { restart: false });
  const receipt = late.subject.claim('Mine is different too.');
  await stack.start('worker');
  const { claimId } = await receipt;

  // A record is under way when both die.
  const interrupted = [record(first, assigned.id)];
  await sleep(UNDER_WAY_MILLISECONDS);
  await Promise.all([stack.kill('worker', 'SIGKILL'), stack.kill('api', 'SIGKILL')]);
  await stack.ready();
  const after = await second.get(hearing(recorded.id), Hearing);
  expect(after.you).toEqual(before.you);
  expect(after.sources).toEqual(before.sources);
  await asked.subject.answer('It differs in what I said.');

  // A decision is under way when these do.
  await recorded.subject.sayNothingToAdd();
  const decisions = [decide(second, recorded.id)];
  await sleep(UNDER_WAY_MILLISECONDS);
  await Promise.all([stack.kill('postgres', 'SIGKILL'), stack.kill('temporal', 'SIGKILL')]);
  await stack.ready();
  const [held] = await Promise.all(interrupted);
  expect(held?.you.holding).toBe(true);
  await eventually('a judge is given the claim that waited', () => first.post(`${hearing(queued.id)}/assign`, Hearing));
  await first.post(`${hearing(late.id)}/assign`, Hearing);
  await Promise.all([record(first, queued.id), record(first, late.id), record(third, asked.id)]);
  decisions.push(decide(third, asked.id), ...[assigned, queued, late].map(({ id }) => decide(first, id)));
  await Promise.all(decisions);

  const heard = new Set([queued, assigned, recorded, asked, late].map(({ id }) => id));
  for (const { id } of cases) {
    const account = await eventually(`case ${id} is decided and told`, async () => {
      const read = await institution.get(`/v1/cases/${id}`, Case);
      return read.phase === 'decided' && read.notices.every(({ status }) => status === 'handedOver') && read;
    });
    expect(account.decision?.route).toBe(heard.has(id) ? 'hearing' : 'uncontested');
    expect(account.claims).toHaveLength(heard.has(id) ? 1 : 0);
    // A claim gets a receipt where its case is not decided within half a minute.
    const told = account.notices.map(({ about }) => about);
    const receipts = told.filter((about) => about === 'claimReceived');
    expect(receipts.length).toBeLessThanOrEqual(heard.has(id) ? 1 : 0);
    expect(told.filter((about) => about !== 'claimReceived').toSorted()).toEqual(
      ['provisionalOutcome', 'decision', ...(id === asked.id ? ['question'] : [])].toSorted(),
    );
  }
  expect(uncontested).toHaveLength(2);
  const claimed = await institution.get(`/v1/cases/${late.id}`, Case);
  expect(claimed.claims.map(({ id }) => id)).toEqual([claimId]);

  expect(
    await query(
      court,
      `select c.case_id from hearken.cases c
       where (select count(*) from hearken.decisions d where d.case_id = c.case_id) <> 1
          or (select count(*) from hearken.perspective_records r where r.case_id = c.case_id)
             <> (select count(*) from hearken.claims l where l.case_id = c.case_id)
          or (select array_agg(t.seq order by t.seq) from hearken.trail t where t.case_id = c.case_id)
             <> (select array_agg(n) from generate_series(1, c.seq) n)`,
    ),
  ).toEqual([]);
  expect(
    await query(court, `select notice_id from hearken.caught_mail group by notice_id having count(*) <> 1`),
  ).toEqual([]);
  // The check signs nothing then, which another key than the stack's may not.
  await eventually('the worker has signed every entry', async () => {
    const [row] = await query<{ signed: boolean }>(
      court,
      `select (select count(*) from hearken.trail) = (
         select sum(size) from (
           select max(size) as size from hearken.ledger_checkpoints group by institution_id) trees) as signed`,
    );
    return row?.signed === true;
  });
  const database = connect(stack.workerSettings['DATABASE_URL'] ?? '', 'hearken_worker', 1);
  expect(await checkTrails(database)).toBe(cases.length);
  await database.destroy();
});
