import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { listDecidedUnreached } from '#db/cases/decided-unreached.ts';
import { uuidv7 } from '#db/id.ts';
import type { Transaction } from '#db/transaction.ts';
import { storeView } from '#db/views/views.ts';
import { engine } from '#workflows/domain/actor.ts';
import { addDuration } from '#workflows/domain/duration.ts';
import { bounce, bounceAsBefore, claim, correction, notice, uncontested } from '../../case/commands.ts';
import { digest } from '../../case/ids.ts';
import { clerk, judges, supervisor } from '../../case/people.ts';
import { presentLinkOf } from '../../setup/ensure-link.ts';
import { openBank } from '../open-bank.ts';
import { byRecord, byScore, refused, writeDecision } from '../past-the-core.ts';

const bank = await openBank('checked');
const [judge] = judges;

/** A case whose notice has come back, in its window or, before a bounce reopened such cases, after an adverse decision that no person made. */
async function bounced(when: 'inWindow' | 'afterwards' = 'inWindow') {
  const [caseId = ''] = await bank.notified(1);
  const one = bank.case(caseId);
  if (when === 'afterwards') {
    await one.windowEnds();
    await one.does(engine('docket'), uncontested(bank));
  }
  await one.does(clerk, when === 'inWindow' ? bounce : bounceAsBefore);
  return { caseId, one };
}

/** What a judge is served of a case, as far as it says whether the subject was reached. */
const shown = (caseId: string, reached: boolean) =>
  bank.within((transaction) =>
    storeView(
      transaction,
      bank.institutionId,
      {
        caseId,
        principal: { kind: 'human', id: judge.id },
        audience: 'judge',
        disclosesScore: false,
        content: { reach: { reached } },
      },
      bank.at,
    ),
  );

const entry = (caseId: string, seq: number, kind: string, actor: { kind: string; id: string }) => sql`
  insert into trail (institution_id, case_id, seq, kind, actor_kind, actor_id, actor_role, body, at, command_id, leaf_hash,
    commitment)
  values (${bank.institutionId}, ${caseId}, ${seq}, ${kind}, ${actor.kind}, ${actor.id}, ${actor.kind},
    ${JSON.stringify({ type: kind, by: 'link' })}, ${bank.at}, 'x', ${'0'.repeat(64)}, ${'0'.repeat(64)})`;

test('no machine decides against a subject whose notice has come back', async () => {
  const { caseId, one } = await bounced();
  await one.windowEnds();
  const state = await one.state();
  expect(await refused(bank, writeDecision(bank, caseId, { outcome: 'refuse' }, [byScore(state)]))).toBe('HK020');
  await one.does(engine('docket'), uncontested(bank));
  expect(await one.state()).toMatchObject({ phase: 'hearing', decision: null, hearing: { grounds: ['signOff'] } });
});

test('a judge decides adversely once a view has told them that the subject was not reached, and not by an earlier view', async () => {
  const [caseId = ''] = await bank.notified(1);
  const one = bank.case(caseId);
  await shown(caseId, false);
  bank.at = new Date(Date.parse(bank.at) + 1_000).toISOString();
  await one.does(clerk, bounce);
  await one.windowEnds();
  await one.does(engine('docket'), uncontested(bank));
  const recordId = await one.heardBy(judge);
  const rests = [byScore(await one.state()), byRecord(recordId, judge)];
  const against = writeDecision(bank, caseId, { outcome: 'refuse', by: judge }, rests);
  expect(await refused(bank, against)).toBe('HK020');
  await shown(caseId, true);
  expect(await refused(bank, against)).toBe('HK020');
  await shown(caseId, false);
  expect(await refused(bank, against)).toBeNull();
});

test('the claim of an unreached subject is in time, and only the subject’s own act marks them as reached', async () => {
  const { caseId, one } = await bounced();
  const state = await one.state();
  const subject = { kind: 'subject', id: state.subjectId };
  const reached = (actor: { kind: string; id: string }, seq = state.seq + 1) =>
    entry(caseId, seq, 'subjectReached', actor);
  const byLink = { execute: (transaction: Transaction) => presentLinkOf(transaction, bank.institutionId, caseId) };
  expect(await refused(bank, byLink, reached(subject))).toBeNull();
  expect(await refused(bank, reached({ kind: 'human', id: clerk.id }))).toBe('HK020');
  expect(await refused(bank, reached({ kind: 'subject', id: uuidv7() }))).toBe('HK020');
  await one.windowEnds();
  await one.does(await one.subject(), claim(await one.standing()));
  const after = await one.state();
  expect(after).toMatchObject({ phase: 'hearing', notified: true, window: { closed: false } });
  expect(after.window!.endsAt > bank.at).toBe(true);
  expect(await refused(bank, reached(subject, after.seq + 1))).toBe('HK020');
});

/** A case that was decided without a person before its notice came back, and its next notices. */
async function decidedUnreached() {
  const { caseId, one } = await bounced('afterwards');
  const hand = (about: 'contactCorrected' | 'reopened') => one.does(engine('sweeper'), { ...notice(bank), about });
  const isListed = async () => {
    const listed = await bank.within((transaction) => listDecidedUnreached(transaction, bank.institutionId, 100));
    return listed.some((each) => each.caseId === caseId);
  };
  return { caseId, one, hand, isListed };
}

test('a contact that is corrected before the case is heard again takes no window from its subject', async () => {
  const { caseId, one, hand, isListed } = await decidedUnreached();
  await one.does(clerk, correction);
  await hand('contactCorrected');
  expect((await one.state()).unreached).toMatchObject({ reachedTooLateAt: bank.at });
  expect(await isListed()).toBe(true);
  await one.does(supervisor, { type: 'reopenCase', reasonCommitment: digest(3), seed: bank.newSeed() });
  expect(await isListed()).toBe(false);
  const rests = [byScore(await one.state()), byRecord(await one.heardBy(judge), judge)];
  expect(await one.state()).toMatchObject({ phase: 'hearing', notified: false });
  expect(await refused(bank, writeDecision(bank, caseId, { outcome: 'refuse', by: judge }, rests))).toBe('HK020');

  await hand('reopened');
  const { notified, unreached, window } = await one.state();
  expect({ notified, unreached, isOpen: window!.endsAt > bank.at && !window!.closed }).toEqual({
    notified: true,
    unreached: undefined,
    isOpen: true,
  });
  await one.does(await one.subject(), claim(await one.standing()));
});

test('a notice that came too late can come back too', async () => {
  const { one, hand } = await decidedUnreached();
  await hand('contactCorrected');
  await one.does(clerk, bounceAsBefore);
  expect((await one.state()).unreached).toEqual({ since: bank.at, why: 'bounced' });
});

test('the term for asking for a person begins when something reaches the subject', async () => {
  const { one, hand } = await decidedUnreached();
  bank.at = addDuration(bank.at, 'P40D');
  await hand('contactCorrected');
  bank.at = addDuration(bank.at, 'P29D');
  await one.does(await one.subject(), {
    type: 'requestReview',
    requestId: uuidv7(),
    whyCommitment: digest(4),
    seed: bank.newSeed(),
  });
  expect(await one.state()).toMatchObject({ phase: 'hearing', notified: false });
});

test('a bounce reopens a case that no person has decided, and its decision stays in force until one has', async () => {
  const [caseId = ''] = await bank.notified(1);
  const one = bank.case(caseId);
  await one.windowEnds();
  await one.does(engine('docket'), uncontested(bank));
  await one.does(clerk, bounce);
  const { phase, notified, decision, hearing } = await one.state();
  expect({ phase, notified, inForce: decision?.outcome, grounds: hearing?.grounds }).toEqual({
    phase: 'hearing',
    notified: false,
    inForce: 'refuse',
    grounds: ['review'],
  });
  const opened = await one.state();
  await one.does(engine('sweeper'), { ...notice(bank), about: 'contactCorrected' });
  expect((await one.state()).window!.endsAt > opened.window!.endsAt).toBe(true);
});
