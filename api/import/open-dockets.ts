import { lockIntake } from '#db/cases/lock-intake.ts';
import { receiveDocket, usedExternalRefs, type ArrivingCase, type ReceivedDocket } from '#db/cases/receive-docket.ts';
import type { StoredPolicy } from '#db/policies/policies.ts';
import type { Transaction } from '#db/transaction.ts';
import type { ApiDependencies } from '../deps.ts';
import { examineCases, MAX_CASES } from './arriving-cases.ts';
import { takenOf, type TakenRecords } from './leave-out-faulty.ts';
import { withRefused } from './outcomes.ts';
import type { SentRecords } from './read-upload.ts';
import { errorAt } from './upload-error.ts';
import type { CheckedRecord, Examined } from './upload.ts';
import { actorOf, type Staff } from '../principal.ts';
import { describeNumber } from '../figures-in-words.ts';
import { Problem } from '../problem.ts';

/** The dockets that cases became, how a table was read, and what was left out. */
export interface TakenCases extends Omit<TakenRecords<ArrivingCase>, 'values'> {
  dockets: ReceivedDocket[];
}

/**
 * Imports cases as dockets of at most 500, in their order; all or none, unless faulty ones are left out.
 *
 * @param max the maximum number of cases; a docket's if omitted
 * @param title of the docket; several are numbered, such as `October (2 of 3)`
 * @throws Problem 422 that names every fault, 409 that names every case whose `externalRef` has been sent before under the policy
 */
export async function takeCases(
  { clock }: ApiDependencies,
  transaction: Transaction,
  staff: Staff,
  policy: StoredPolicy,
  sent: SentRecords,
  { max = MAX_CASES, leaveOutFaulty, title }: { max?: number; leaveOutFaulty: boolean; title?: string | undefined },
): Promise<TakenCases> {
  const { institutionId } = staff;
  const examined = await examineCases(sent, policy.document, await clock(transaction), max);
  await lockIntake(transaction, institutionId, policy.key);
  const { values, ...rest } = takenOf(
    sent,
    await withKnown(transaction, institutionId, policy.key, examined),
    leaveOutFaulty,
  );
  const at = await clock(transaction);
  const actor = actorOf(staff, ['institution']);
  const dockets: ReceivedDocket[] = [];
  const count = Math.ceil(values.length / MAX_CASES);
  for (let start = 0; start < values.length; start += MAX_CASES) {
    const cases = values.slice(start, start + MAX_CASES).map(({ value }) => value);
    const own = title === undefined || count === 1 ? title : `${title} (${dockets.length + 1} of ${count})`;
    dockets.push(await receiveDocket(transaction, institutionId, policy, cases, actor, at, own));
  }
  return { dockets, ...rest };
}

/** Checked cases without those whose `externalRef` the institution has sent before under the policy. */
export async function withKnown(
  transaction: Transaction,
  institutionId: string,
  policyKey: string,
  examined: Examined<ArrivingCase>,
): Promise<Examined<ArrivingCase>> {
  const references = examined.values.map(({ value }) => value.externalRef);
  const known = new Set(await usedExternalRefs(transaction, institutionId, policyKey, references));
  const again = examined.values.filter(({ value }) => known.has(value.externalRef));
  if (again.length === 0) return examined;
  const field = 'externalRef';
  const message = ({ value }: CheckedRecord<ArrivingCase>) =>
    `${value.externalRef} has been sent before under ${policyKey}`;
  const settled = withRefused(
    examined,
    again.map((each) => ({ place: each.place, field, message: message(each) })),
  );
  if (examined.problem) return settled;
  const problem = new Problem(409, 'casesKnown', 'Some cases have been sent before', {
    detail: `${describeNumber(again.length)} of ${describeNumber(references.length)} cases already exist; none was imported`,
    remedy: 'leave them out, give new cases their own externalRef, or withdraw the earlier cases first',
    errors: again.map((each) => errorAt(each.place, [field], message(each))),
  });
  return { ...settled, problem };
}
