import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { sha256 } from '#db/commitment.ts';
import { uuidv7 } from '#db/id.ts';
import { engine, type Actor } from '#workflows/domain/actor.ts';
import { uncontested } from '../../case/commands.ts';
import { digest } from '../../case/ids.ts';
import { judge, supervisor } from '../../case/people.ts';
import { openBank } from '../open-bank.ts';
import { refused } from '../past-the-core.ts';

const bank = await openBank('checked');

/** A case that a machine has decided, and a moment at which its window was open. */
async function decidedByMachine(): Promise<{ caseId: string; inTime: string }> {
  const [caseId = ''] = await bank.notified(1);
  const inTime = bank.at;
  const one = bank.case(caseId);
  await one.windowEnds();
  await one.does(engine('docket'), uncontested(bank));
  return { caseId, inTime };
}

/** An entry of a claim that was written down, as a program would have to write it. */
const entry = (caseId: string, claimId: string, receivedAt: string, by: Actor) => sql`
  insert into trail (institution_id, case_id, seq, kind, actor_kind, actor_id, actor_role, body, at, command_id, leaf_hash,
    commitment)
  select institution_id, case_id, seq + 1, 'claimWrittenDown', ${by.kind}, ${by.id}, ${by.role},
    ${JSON.stringify({ type: 'claimWrittenDown', claimId, receivedAt })}::jsonb, ${bank.at}, 'past-the-core',
    ${sha256('a leaf')}, ${sha256('a commitment')}
  from cases where case_id = ${caseId}`;
const claim = (caseId: string, claimId: string, raisedAt: string) => sql`
  insert into claims (institution_id, claim_id, case_id, raised_at)
  values (${bank.institutionId}, ${claimId}, ${caseId}, ${raisedAt})`;
const heardAgain = (caseId: string) => sql`update cases set phase = 'hearing' where case_id = ${caseId}`;

test('a claim in a decided case needs a supervisor’s entry with the time at which it was made', async () => {
  const { caseId, inTime } = await decidedByMachine();
  const claimId = uuidv7();
  const late = bank.at;
  const added = (by: Actor, receivedAt: string, raisedAt = receivedAt) =>
    refused(bank, entry(caseId, claimId, receivedAt, by), claim(caseId, claimId, raisedAt), heardAgain(caseId));
  expect(await refused(bank, claim(caseId, claimId, inTime))).toBe('HK004');
  expect(await added(judge(1), inTime)).toBe('HK010');
  expect(await added(supervisor, late)).toBe('HK004');
  expect(await added(supervisor, late, inTime)).toBe('HK004');
  expect(await added(supervisor, inTime)).toBeNull();
});

test('a decision is in question until a person decides once a claim that came in time is written down', async () => {
  const { caseId, inTime } = await decidedByMachine();
  await bank.case(caseId).does(supervisor, {
    type: 'writeDownClaim',
    claimId: uuidv7(),
    statementCommitment: digest(1),
    channel: 'letter',
    receivedAt: inTime,
    seed: digest(0),
  });
  expect((await bank.case(caseId).state()).phase).toBe('hearing');
  expect(await refused(bank, sql`update cases set phase = 'decided' where case_id = ${caseId}`)).toBe('HK001');
  await bank.case(caseId).heardBy(judge(1), 'specialPleading');
  await bank.case(caseId).decidedBy(judge(1), 'refuse');
  expect((await bank.case(caseId).state()).phase).toBe('decided');
});
