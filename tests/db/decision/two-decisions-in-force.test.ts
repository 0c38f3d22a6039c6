import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { sha256 } from '#db/commitment.ts';
import { uuidv7 } from '#db/id.ts';
import { engine } from '#workflows/domain/actor.ts';
import { uncontested } from '../../case/commands.ts';
import { judge } from '../../case/people.ts';
import { byRecord, byScore, refused, SOUND_PARTS, writeDecision } from '../past-the-core.ts';
import { openBank } from '../open-bank.ts';

const bank = await openBank('checked');

/** A case that a judge has decided after hearing its claim. */
async function decidedCase() {
  const [caseId = ''] = await bank.notified(1);
  await bank.case(caseId).claimed();
  const recordId = await bank.case(caseId).heardBy(judge(1), 'specialPleading');
  await bank.case(caseId).windowEnds();
  const decisionId = await bank.case(caseId).decidedBy(judge(1), 'refuse');
  return { caseId, decisionId, rests: [byScore(await bank.case(caseId).state()), byRecord(recordId, judge(1))] };
}

test('a decided case refuses a second first decision', async () => {
  const { caseId, rests } = await decidedCase();
  expect(await refused(bank, writeDecision(bank, caseId, { outcome: 'grant', by: judge(1) }, rests))).toBe('23505');
  const again = await bank.case(caseId).give(engine('docket'), uncontested(bank));
  expect(again.refusal?.code).toBe('claimOpen');
});

test('each decision is superseded at most once', async () => {
  const { caseId, decisionId, rests } = await decidedCase();
  const superseding = () =>
    writeDecision(bank, caseId, { outcome: 'grant', by: judge(1), supersedes: decisionId }, rests);
  expect(await refused(bank, superseding())).toBeNull();
  expect(await refused(bank, superseding(), superseding())).toBe('23505');
});

test('a person who changes their mind makes a new decision with a reason, and the earlier one stays readable', async () => {
  const { caseId, decisionId } = await decidedCase();
  const later = await bank.case(caseId).decidedBy(judge(1), 'grant', {
    supersedes: { decisionId, reasonCommitment: sha256('a reason') },
  });
  const rows = await bank.within((transaction) =>
    transaction
      .selectFrom('decisions')
      .select(['decision_id', 'outcome', 'supersedes', 'superseding_reason'])
      .where('case_id', '=', caseId)
      .orderBy('decided_at')
      .orderBy('decision_id')
      .execute(),
  );
  expect(rows).toEqual([
    { decision_id: decisionId, outcome: 'refuse', supersedes: null, superseding_reason: null },
    { decision_id: later, outcome: 'grant', supersedes: decisionId, superseding_reason: sha256('a reason') },
  ]);
  const bare = (actorKind: string, reason: string | null) => sql`
    insert into decisions (institution_id, decision_id, case_id, outcome, adverse, route, actor_kind, actor_id, actor_role,
      supersedes, superseding_reason, decided_at)
    values (${bank.institutionId}, ${uuidv7()}, ${caseId}, 'grant', false,
      ${actorKind === 'human' ? 'hearing' : 'uncontested'}, ${actorKind}, 'judge-1', 'judge', ${later}, ${reason},
      ${bank.at})`;
  expect(await refused(bank, bare('human', null))).toBe('23514');
});

test('the engine supersedes nothing', async () => {
  const [caseId = ''] = await bank.notified(1);
  await bank.case(caseId).windowEnds();
  const first = uncontested(bank);
  await bank.case(caseId).does(engine('docket'), first);
  const score = byScore(await bank.case(caseId).state());
  const again = writeDecision(bank, caseId, { outcome: 'refuse', supersedes: first.decisionId }, [score]);
  expect(await refused(bank, again)).toBe('23514');
});

test('a decision supersedes one of its own case', async () => {
  const [here, there] = [await decidedCase(), await decidedCase()];
  const [caseId = ''] = await bank.notified(1);
  await bank.case(caseId).windowEnds();
  const recordId = uuidv7();
  const record = sql`
    insert into perspective_records (institution_id, record_id, case_id, judge_id, judge_kind, judge_role, seat, version,
      commitment, parts, recorded_at)
    values (${bank.institutionId}, ${recordId}, ${caseId}, 'judge-1', 'human', 'judge', 'first', 1, 'c',
      ${SOUND_PARTS}, ${bank.at})`;
  const rests = [byRecord(recordId, judge(1))];
  const decision = (supersedes?: string) =>
    writeDecision(bank, caseId, { outcome: 'refuse', by: judge(1), ...(supersedes && { supersedes }) }, rests);
  expect(await refused(bank, record, decision())).toBeNull();
  expect(await refused(bank, record, decision(here.decisionId))).toBe('23503');
  expect(
    await refused(
      bank,
      writeDecision(bank, here.caseId, { outcome: 'grant', by: judge(1), supersedes: there.decisionId }, here.rests),
    ),
  ).toBe('23503');
});

test('a decided case stays decided, and a withdrawn one withdrawn', async () => {
  const { caseId } = await decidedCase();
  const [withdrawn = ''] = await bank.notified(1);
  await bank
    .case(withdrawn)
    .does(
      { kind: 'system', id: 'loans', role: 'institution' },
      { type: 'withdrawCase', reasonCommitment: sha256('a mistake') },
    );
  const back = (id: string) => sql`update cases set phase = 'hearing', outcome = null, adverse = null, decided_at = null
    where case_id = ${id}`;
  expect(await refused(bank, back(caseId))).toBe('HK004');
  expect(await refused(bank, back(withdrawn))).toBe('HK004');
  const score = byScore(await bank.case(withdrawn).state());
  expect(await refused(bank, writeDecision(bank, withdrawn, { outcome: 'refuse' }, [score]))).toBe('HK004');
});
