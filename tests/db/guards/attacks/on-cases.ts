import { sql } from 'kysely';
import { engine } from '#workflows/domain/actor.ts';
import { uncontested } from '../../../case/commands.ts';
import type { TestInstitution } from '../../../case/test-institution.ts';
import { entry, type Attack } from './attack.ts';

const guard = 'guarded on cases';
const window = 'window_kept on cases';

async function decided(bank: TestInstitution) {
  const [caseId = ''] = await bank.notified(1);
  await bank.case(caseId).windowEnds();
  await bank.case(caseId).does(engine('docket'), uncontested(bank));
  return caseId;
}

const set = (caseId: string, assignment: string) =>
  sql`update cases set ${sql.raw(assignment)} where case_id = ${caseId}`;

export const attacksOnCases: readonly Attack[] = [
  {
    guard,
    failure: 'a case counts as decided without a decision',
    code: 'HK001',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      return [set(caseId, `phase = 'decided', outcome = 'grant', adverse = false, decided_at = now()`)];
    },
  },
  {
    guard,
    failure: 'the case’s row says another outcome than its decision',
    code: 'HK001',
    by: async (bank) => [set(await decided(bank), `outcome = 'grant', adverse = false`)],
  },
  {
    guard,
    failure: 'the case’s row says that an adverse decision is none',
    code: 'HK001',
    by: async (bank) => [set(await decided(bank), `adverse = false`)],
  },
  {
    guard,
    failure: 'the case’s row says another time than its decision',
    code: 'HK001',
    by: async (bank) => [set(await decided(bank), `decided_at = decided_at + interval '1 day'`)],
  },
  {
    guard,
    failure: 'a decided case is open again without a supervisor',
    code: 'HK004',
    by: async (bank) => [set(await decided(bank), `phase = 'hearing'`)],
  },
  {
    guard,
    failure: 'a score changes once it is given',
    code: 'HK009',
    async by(bank) {
      const [caseId = ''] = await bank.scored(1);
      return [set(caseId, `provisional_outcome = 'grant'`)];
    },
  },
  {
    guard,
    failure: 'a case goes to another subject',
    code: 'HK009',
    async by(bank) {
      const [one = '', other = ''] = await bank.received(2);
      return [
        sql`update cases set subject_id = (select subject_id from cases where case_id = ${other}) where case_id = ${one}`,
      ];
    },
  },
  {
    guard: 'withdrawn_with_its_subject on cases',
    failure: 'a case is over for its subject although nobody has withdrawn it',
    code: 'HK004',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      return [set(caseId, `phase = 'withdrawn'`)];
    },
  },
  {
    guard: window,
    failure: 'a window is shortened',
    code: 'HK009',
    async by(bank) {
      const [caseId = ''] = await bank.notified(1);
      return [set(caseId, `window_ends_at = window_ends_at - interval '1 ms'`)];
    },
  },
  {
    guard: window,
    failure: 'a first window is shorter than its policy says',
    code: 'HK009',
    async by(bank) {
      const [caseId = ''] = await bank.scored(1);
      return [
        entry(bank, caseId, { kind: 'noticeHandedOver' }),
        sql`update cases set window_ends_at = ${bank.at}::timestamptz + interval '1 minute' where case_id = ${caseId}`,
      ];
    },
  },
  {
    guard: window,
    failure: 'a first window lies in the past, so that a machine can decide at once',
    code: 'HK009',
    byRealClock: true,
    async by(bank) {
      const [caseId = ''] = await bank.scored(1);
      return [set(caseId, `window_ends_at = now() - interval '1 day'`)];
    },
  },
];
