import { sql } from 'kysely';
import { uuidv7 } from '#db/id.ts';
import { digest } from '../../../case/ids.ts';
import { attachment, bounce, bounceAsBefore, letter, uncontested } from '../../../case/commands.ts';
import { clerk, judge, theEngine } from '../../../case/people.ts';
import type { TestInstitution } from '../../../case/test-institution.ts';
import { samplePolicy } from '../../../setup/sample-policy.ts';
import type { Raw } from '../../past-the-core.ts';
import { entry, policyHold, type Attack } from './attack.ts';

/** When the last entry of a case was written. */
async function lastTime(bank: TestInstitution, caseId: string): Promise<string> {
  const { at } = await bank.within((transaction) =>
    transaction
      .selectFrom('trail')
      .select('at')
      .where('case_id', '=', caseId)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow(),
  );
  return at;
}

/** A case that was decided without a person when its window ended. */
async function uncontestedCase(bank: TestInstitution) {
  const [caseId = ''] = await bank.notified(1);
  const one = bank.case(caseId);
  await one.windowEnds();
  await one.does(theEngine, uncontested(bank));
  return { caseId, one };
}

export const attacksOnTrails: readonly Attack[] = [
  {
    guard: 'acted_by_somebody on trail',
    failure: 'an entry is written by nobody',
    code: 'HK010',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      return [sql`select set_config('hearken.actor', '', true)`, entry(bank, caseId, { kind: 'windowForgotten' })];
    },
  },
  {
    guard: 'handed_over_by_its_holder on trail',
    failure: 'a judge hands over a hearing that another one holds',
    code: 'HK010',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      const one = bank.case(caseId);
      await one.claimed();
      await one.takenBy(judge(1));
      const body = { from: judge(1).id, judgeId: judge(2).id, reasonCommitment: digest(1) };
      return [entry(bank, caseId, { kind: 'hearingDelegated', body, actor: judge(2) })];
    },
  },
  {
    guard: 'gapless on trail',
    failure: 'an entry is left out',
    code: 'HK009',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      return [entry(bank, caseId, { kind: 'skipped', seq: 99 })];
    },
  },
  {
    guard: 'gapless on trail',
    failure: 'an entry is earlier than the one before it',
    code: 'HK009',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      return [entry(bank, caseId, { kind: 'early', at: '2020-01-01T00:00:00.000Z' })];
    },
  },
  ...(['2099-01-01T00:00:00.000Z', null] as const).map((at): Attack => ({
    guard: 'gapless on trail',
    failure: at === null ? 'an entry is dated back to the last one' : 'an entry is dated ahead',
    code: 'HK014',
    byRealClock: true,
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      return [entry(bank, caseId, { kind: 'noticeHandedOver', at: at ?? (await lastTime(bank, caseId)) })];
    },
  })),
  {
    guard: 'heard_out on trail',
    failure: 'a window closes while claims are taken',
    code: 'HK007',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      return [entry(bank, caseId, { kind: 'appealWindowClosed' })];
    },
  },
  {
    guard: 'erases_what_is_closed on trail',
    failure: 'the subject of an open case is erased',
    code: 'HK004',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      return [entry(bank, caseId, { kind: 'subjectErased' })];
    },
  },
  {
    guard: 'erases_what_is_closed on trail',
    failure: 'the subject of a case whose policy is under a legal hold is erased',
    code: 'HK013',
    async by(bank) {
      const { caseId } = await uncontestedCase(bank);
      const { policyKey } = await bank.within((transaction) =>
        transaction
          .selectFrom('cases')
          .select('policy_key as policyKey')
          .where('case_id', '=', caseId)
          .executeTakeFirstOrThrow(),
      );
      return [policyHold(bank, bank.at, policyKey), entry(bank, caseId, { kind: 'subjectErased' })];
    },
  },
  {
    guard: 'erases_what_is_closed on trail',
    failure: 'a late claim is erased before a supervisor has answered it',
    code: 'HK004',
    async by(bank) {
      const { caseId, one } = await uncontestedCase(bank);
      const said = { claimId: bank.newId(), statementCommitment: digest(2), whyCommitment: digest(3) };
      await one.does(await one.subject(), { type: 'raiseLateClaim', ...said });
      return [entry(bank, caseId, { kind: 'subjectErased' })];
    },
  },
  {
    guard: 'assessed_after_the_reveal on trail',
    failure: 'a judge assesses a comparison that they have not seen',
    code: 'HK003',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      return [entry(bank, caseId, { kind: 'comparisonAssessed', actor: judge(1) })];
    },
  },
  {
    guard: 'chosen_by_nobody_but_supervisors on trail',
    failure: 'a judge picks a hearing that supervisors distribute',
    code: 'HK018',
    async by(bank) {
      const { hearing } = samplePolicy();
      const [caseId = ''] = await bank.notified(1, samplePolicy({ hearing: { ...hearing, choice: 'supervisors' } }));
      const body = { how: 'chosen', role: 'judge' };
      return [entry(bank, caseId, { kind: 'hearingAssigned', body, actor: judge(1) })];
    },
  },
  {
    guard: 'recorded_by_consent on trail',
    failure: 'a judge keeps a recording that the subject did not allow',
    code: 'HK021',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      return [entry(bank, caseId, { kind: 'recordingAdded', actor: judge(1) })];
    },
  },
  {
    guard: 'recorded_by_consent on trail',
    failure: 'a judge allows themselves to record',
    code: 'HK010',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      return [entry(bank, caseId, { kind: 'recordingAnswered', body: { allowed: true }, actor: judge(1) })];
    },
  },
  {
    guard: 'removed_before_it_is_shown on trail',
    failure: 'a judge removes a file of the subject’s',
    code: 'HK010',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      const added = attachment(bank);
      const one = bank.case(caseId);
      await one.does(await one.subject(), added);
      const body = { attachmentId: added.attachmentId };
      return [entry(bank, caseId, { kind: 'attachmentRemoved', body, actor: judge(1) })];
    },
  },
  {
    guard: 'reached_by_their_act on trail',
    failure: 'an institution says that a subject whose notice came back was reached',
    code: 'HK020',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      await bank.case(caseId).does(clerk, bounce);
      return [entry(bank, caseId, { kind: 'subjectReached', actor: clerk })];
    },
  },
  {
    guard: 'reached_by_their_act on trail',
    failure: 'a letter that is still on its way counts as arrived',
    code: 'HK020',
    async by(bank) {
      const [caseId = ''] = await bank.scored(1);
      const prepared = letter(bank);
      const { noticeId } = prepared;
      const one = bank.case(caseId);
      await one.does(theEngine, prepared);
      await one.does(clerk, { type: 'handOverLetter', noticeId, on: bank.at.slice(0, 10), seed: digest(0) });
      const body = { by: 'letter', noticeId, windowEndsAt: null };
      return [entry(bank, caseId, { kind: 'subjectReached', body, actor: theEngine })];
    },
  },
  {
    guard: 'reached_too_late on trail',
    failure: 'a notice after the decision takes the window of a subject whom nothing had reached',
    code: 'HK020',
    async by(bank) {
      const { caseId, one } = await uncontestedCase(bank);
      await one.does(clerk, bounceAsBefore);
      const body = { about: 'contactCorrected', windowEndsAt: null };
      return [entry(bank, caseId, { kind: 'noticeHandedOver', body, actor: theEngine })];
    },
  },
  {
    guard: 'reopened_by_a_bounce on trail',
    failure: 'an institution reopens a case although nothing has come back',
    code: 'HK020',
    async by(bank) {
      const { caseId } = await uncontestedCase(bank);
      const body = { reasonCommitment: digest(3), admitted: [], because: 'bounced' };
      return [entry(bank, caseId, { kind: 'caseReopened', body, actor: clerk })];
    },
  },
  {
    guard: 'letter_has_its_days on trail',
    failure: 'a letter arrives on the day on which it is posted',
    code: 'HK020',
    async by(bank) {
      const [caseId = ''] = await bank.scored(1);
      const prepared = letter(bank);
      const { noticeId } = prepared;
      await bank.case(caseId).does(theEngine, prepared);
      const body = { noticeId, about: 'provisionalOutcome', way: 'post', on: bank.at.slice(0, 10), arrivesAt: bank.at };
      return [entry(bank, caseId, { kind: 'letterHandedOver', body, actor: clerk })];
    },
  },
  {
    guard: 'appointment_stands on trail',
    failure: 'a subject is said to have missed an appointment that they never chose',
    code: 'HK022',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      const one = bank.case(caseId);
      await one.claimed().takenBy(judge(1));
      const appointmentId = bank.newId();
      const times = [new Date(Date.parse(bank.at) + 3_600_000).toISOString()];
      await one.does(judge(1), {
        type: 'proposeAppointment',
        appointmentId,
        way: 'call',
        times,
        placeCommitment: null,
      });
      return [entry(bank, caseId, { kind: 'appointmentMissed', body: { appointmentId }, actor: judge(1) })];
    },
  },
  {
    guard: 'gapless on ledger_entries',
    failure: 'the ledger takes a leaf that no trail has',
    code: 'HK009',
    async by(bank) {
      const [caseId = ''] = await bank.received(1);
      return [
        sql`insert into ledger_entries (institution_id, entry_index, case_id, seq, leaf_hash, sequenced_at)
            values (${bank.institutionId}, 0, ${caseId}, 1, decode(${digest(9)}, 'hex'), ${bank.at})`,
      ];
    },
  },
  {
    guard: 'only_sequenced on ledger_pending',
    failure: 'an entry never comes into the ledger',
    code: 'HK009',
    async by(bank) {
      const [caseId = ''] = await bank.received(1);
      return [sql`delete from ledger_pending where case_id = ${caseId}`];
    },
  },
  {
    guard: 'gapless on trail',
    failure: 'a case that begins with an entry dated ahead',
    code: 'HK014',
    byRealClock: true,
    async by(bank) {
      return [entry(bank, uuidv7(), { kind: 'caseReceived', seq: 1, at: '2999-01-01T00:00:00.000Z' })];
    },
  },
  {
    guard: 'guarded on ledger_successions',
    failure: 'a log takes the place of one that there never was',
    code: 'HK009',
    async by(bank) {
      await bank.notified(1);
      return [succession(bank, 3)];
    },
  },
  {
    guard: 'guarded on ledger_successions',
    failure: 'a log begins later than it is written',
    code: 'HK009',
    byRealClock: true,
    async by(bank) {
      await bank.notified(1);
      return [succession(bank, 2, '2999-01-01T00:00:00.000Z')];
    },
  },
  {
    guard: 'guarded on ledger_successions',
    failure: 'the API begins another log',
    code: 'HK010',
    as: 'hearken_api',
    async by(bank) {
      await bank.notified(1);
      return [succession(bank, 2)];
    },
  },
  {
    guard: 'guarded on ledger_checkpoints',
    failure: 'a tree is signed that the ledger does not have',
    code: 'HK009',
    async by(bank) {
      await bank.received(1);
      return [
        sql`insert into ledger_checkpoints (institution_id, size, root_hash, note, signed_at)
            values (${bank.institutionId}, 1000000, decode(${digest(9)}, 'hex'), 'note', ${bank.at})`,
      ];
    },
  },
];

const succession = (bank: TestInstitution, number: number, at = bank.at): Raw => sql`
  insert into ledger_successions (institution_id, number, statement, cosigned, begun_at)
  values (${bank.institutionId}, ${number}, 'a statement', 'a note', ${at})`;
