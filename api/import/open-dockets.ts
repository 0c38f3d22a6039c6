import { lockIntake } from '#db/cases/lock-intake.ts';
import { receiveDocket, usedExternalRefs, type ArrivingCase, type ReceivedDocket } from '#db/cases/receive-docket.ts';
import type { StoredPolicy } from '#db/policies.ts';
import type { Transaction } from '#db/transaction.ts';
import type { ApiDependencies } from '../deps.ts';
import { MAX_CASES } from './arriving-cases.ts';
import { errorAt } from './upload-error.ts';
import type { CheckedRecord } from './upload.ts';
import { actorOf, type Staff } from '../principal.ts';
import { Problem } from '../problem.ts';

/**
 * Imports checked cases as dockets of at most 500, in their order, all or none.
 *
 * @param title of the docket; several are numbered, such as `October (2 of 3)`
 * @throws Problem 409 that names every case whose `externalRef` the institution has sent before under the policy
 */
export async function receiveDockets(
  { clock }: ApiDependencies,
  transaction: Transaction,
  staff: Staff,
  policy: StoredPolicy,
  arriving: readonly CheckedRecord<ArrivingCase>[],
  title?: string,
): Promise<ReceivedDocket[]> {
  const { institutionId } = staff;
  await lockIntake(transaction, institutionId, policy.key);
  const known = await refusalOfKnown(transaction, institutionId, policy.key, arriving);
  if (known) throw known;
  const at = await clock(transaction);
  const actor = actorOf(staff, ['institution']);
  const dockets: ReceivedDocket[] = [];
  const count = Math.ceil(arriving.length / MAX_CASES);
  for (let start = 0; start < arriving.length; start += MAX_CASES) {
    const cases = arriving.slice(start, start + MAX_CASES).map(({ value }) => value);
    const own = title === undefined || count === 1 ? title : `${title} (${dockets.length + 1} of ${count})`;
    dockets.push(await receiveDocket(transaction, institutionId, policy, cases, actor, at, own));
  }
  return dockets;
}

/** Names the cases whose `externalRef` the institution has sent before under the policy; `undefined` if there are none. */
export async function refusalOfKnown(
  transaction: Transaction,
  institutionId: string,
  policyKey: string,
  arriving: readonly CheckedRecord<ArrivingCase>[],
): Promise<Problem | undefined> {
  const refs = arriving.map(({ value }) => value.externalRef);
  if (refs.length === 0) return undefined;
  const known = new Set(await usedExternalRefs(transaction, institutionId, policyKey, refs));
  if (known.size === 0) return undefined;
  return new Problem(409, 'casesKnown', 'Some cases have been sent before', {
    detail: `${known.size} of ${arriving.length} cases already exist; none was imported`,
    remedy: 'leave them out, give new cases their own externalRef, or withdraw the earlier cases first',
    errors: arriving
      .filter(({ value }) => known.has(value.externalRef))
      .map(({ place, value }) =>
        errorAt(place, ['externalRef'], `${value.externalRef} has been sent before under ${policyKey}`),
      ),
  });
}
