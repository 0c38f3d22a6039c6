import { sql } from 'kysely';
import { uuidv7 } from '#db/id.ts';
import type { TestInstitution } from '../../../case/test-institution.ts';
import type { Raw } from '../../past-the-core.ts';
import type { Attack } from './attack.ts';

/** As this person from here on. */
const as = (person: string): Raw => sql`select set_config('hearken.actor', ${`human:${person}`}, true)`;

const PAIR = '00000000-0000-7000-8000-00000000000a';
export const SYNTHETIC_CASE = '00000000-0000-7000-8000-00000000000b';
const OTHER_HALF = '00000000-0000-7000-8000-00000000000c';

/** SQL that makes a pair under the institution's policy. */
export const pairRow = (
  bank: TestInstitution,
  { by = 'auditor-1', changed = { age: 60 } }: { by?: string; changed?: object } = {},
): Raw => sql`
  insert into synthetic_pairs (institution_id, pair_id, first_case_id, second_case_id, policy_key, policy_version, account,
    facts, changed, apart_days, made_by, made_at)
  select institution_id, ${PAIR}, ${SYNTHETIC_CASE}, ${OTHER_HALF}, policy_key, version, 'an account',
    '{"risk":80,"age":30}', ${JSON.stringify(changed)}, 14, ${by}, ${bank.at}
  from policies limit 1`;

const consentRow = (bank: TestInstitution, judgeId: string, agreed = true, at = bank.at): Raw => sql`
  insert into exercise_consents (institution_id, consent_id, judge_id, agreed, given_at)
  values (${bank.institutionId}, ${uuidv7()}, ${judgeId}, ${agreed}, ${at})`;

const findingRow = (bank: TestInstitution, judgeId: string, half = 'first', at = bank.at): Raw => sql`
  insert into synthetic_findings (institution_id, pair_id, half, judge_id, finding, confidence, felt_with, restatement,
    reasons, found_at)
  values (${bank.institutionId}, ${PAIR}, ${half}, ${judgeId}, 'exceptional', 4, 4, 'words', 'other words', ${at})`;

const withdrawalRow = (bank: TestInstitution, by: string): Raw => sql`
  insert into synthetic_pair_withdrawals (institution_id, pair_id, reason, withdrawn_by, withdrawn_at)
  values (${bank.institutionId}, ${PAIR}, 'a reason', ${by}, ${bank.at})`;

/** A pair that an auditor has made, and the judge who acts from here on. */
const withPair = (bank: TestInstitution): Raw[] => [as('auditor-1'), pairRow(bank), as('judge-1')];

const attack = (
  table: string,
  failure: string,
  code: string,
  statements: (bank: TestInstitution) => Raw[],
  more: Partial<Attack> = {},
): Attack => ({
  guard: `${code === 'HK010' ? 'by_its_author' : 'guarded'} on ${table}`,
  failure,
  code,
  ...more,
  async by(bank) {
    await bank.notified(1);
    return statements(bank);
  },
});

/** What could make an exercise of judges something else than it says it is. */
export const attacksOnSyntheticCases: readonly Attack[] = [
  attack('synthetic_pairs', 'the halves of a pair differ in what a score goes by', 'HK024', (bank) => [
    as('auditor-1'),
    pairRow(bank, { changed: { risk: 10 } }),
  ]),
  attack('synthetic_pairs', 'a pair in another auditor’s name', 'HK010', (bank) => [as('auditor-2'), pairRow(bank)]),
  attack('synthetic_pair_withdrawals', 'a pair withdrawn in another name', 'HK010', (bank) => [
    ...withPair(bank),
    withdrawalRow(bank, 'auditor-1'),
  ]),
  attack('exercise_consents', 'a judge made to take part by another person', 'HK010', (bank) => [
    as('auditor-1'),
    consentRow(bank, 'judge-1'),
  ]),
  attack(
    'exercise_consents',
    'a worker agrees for a judge',
    'HK010',
    (bank) => [as('judge-1'), consentRow(bank, 'judge-1')],
    { as: 'hearken_worker' },
  ),
  attack('synthetic_findings', 'an exercise of a judge who never agreed', 'HK024', (bank) => [
    ...withPair(bank),
    findingRow(bank, 'judge-1'),
  ]),
  attack('synthetic_findings', 'an exercise of a judge who has taken their word back', 'HK024', (bank) => [
    ...withPair(bank),
    consentRow(bank, 'judge-1', true, new Date(Date.parse(bank.at) - 1_000).toISOString()),
    consentRow(bank, 'judge-1', false),
    findingRow(bank, 'judge-1'),
  ]),
  attack('synthetic_findings', 'a finding in another judge’s name', 'HK010', (bank) => [
    ...withPair(bank),
    consentRow(bank, 'judge-1'),
    findingRow(bank, 'judge-2'),
  ]),
  attack('synthetic_findings', 'both halves on one day', 'HK024', (bank) => [
    ...withPair(bank),
    consentRow(bank, 'judge-1'),
    findingRow(bank, 'judge-1', 'first'),
    findingRow(bank, 'judge-1', 'second'),
  ]),
  attack('synthetic_findings', 'a finding on a pair that is withdrawn', 'HK024', (bank) => [
    as('auditor-1'),
    pairRow(bank),
    withdrawalRow(bank, 'auditor-1'),
    as('judge-1'),
    consentRow(bank, 'judge-1'),
    findingRow(bank, 'judge-1'),
  ]),
  attack('synthetic_findings', 'a finding of the person who wrote the case', 'HK024', (bank) => [
    as('auditor-1'),
    pairRow(bank),
    consentRow(bank, 'auditor-1'),
    findingRow(bank, 'auditor-1'),
  ]),
];
