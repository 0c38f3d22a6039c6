import { findCasesByReference } from '#db/cases/find-cases-by-reference.ts';
import { lockCases, type LockedCase } from '#db/cases/lock-cases.ts';
import type { Wake } from '#db/cases/wakes.ts';
import { uuidv7 } from '#db/id.ts';
import type { Transaction } from '#db/transaction.ts';
import { describeRefusal } from '#workflows/domain/refusal.ts';
import { carryOut, groundOf } from '../acts/perform.ts';
import type { ApiDependencies } from '../deps.ts';
import { actorOf, type Staff } from '../principal.ts';
import { examineFiledActs, type FiledAct, type FiledBody } from './filed-acts.ts';
import { takenOf, type TakenRecords } from './leave-out-faulty.ts';
import { withRefused, type RefusedRecord } from './outcomes.ts';
import type { SentRecords } from './read-upload.ts';
import type { Examined } from './upload.ts';

/** How many rows were carried out, and how many had nothing left to do. */
export interface TakenActs extends Omit<TakenRecords<FiledBody>, 'values'> {
  done: number;
  present: number;
}

/** What is told to the workflows of the cases once the transaction is committed. */
export interface ToldWorkflow {
  caseId: string;
  wake: Wake & { seq: number };
}

/**
 * Carries out an act in each case that a file names, as if each were sent by itself; all or none, unless those with faults are
 * left out.
 *
 * @param key of the caller for the file: rows that were carried out under it before are not carried out again
 * @throws Problem 422 that names every row whose case does not take the act
 */
export async function takeFiledActs(
  transaction: Transaction,
  dependencies: ApiDependencies,
  staff: Staff,
  policyKey: string,
  sent: SentRecords,
  filed: FiledAct,
  { leaveOutFaulty, key }: { leaveOutFaulty: boolean; key?: string | undefined },
): Promise<{ taken: TakenActs; told: ToldWorkflow[] }> {
  const { institutionId } = staff;
  const examined = await examineFiledActs(sent, filed);
  const references = examined.values.map(({ value }) => value.externalRef);
  const cases = await findCasesByReference(transaction, institutionId, policyKey, references);
  const caseIds = [...new Set([...cases.values()].map(({ caseId }) => caseId))];
  const locked =
    caseIds.length > 0
      ? await lockCases(
          transaction,
          institutionId,
          caseIds,
          dependencies.clock,
          staff.kind === 'human' ? [staff.id] : [],
        )
      : new Map<string, LockedCase>();
  const refused: RefusedRecord[] = [];
  const told: ToldWorkflow[] = [];
  let done = 0;
  for (const { place, value } of examined.values) {
    const found = locked.get(cases.get(value.externalRef)?.caseId ?? '');
    const refuse = (message: string) => refused.push({ place, field: 'externalRef', message });
    if (!found) refuse(noCase(policyKey, value.externalRef));
    else if (!found.key) refuse(describeRefusal('erased').title.toLowerCase());
    else if (!filed.isDone(found)) {
      const one = { found, value, commandId: key };
      const carried = await carryOutRow(transaction, dependencies, staff, filed, one);
      if (carried.refusal) refuse(carried.refusal);
      else done += 1;
      if (carried.wake) told.push({ caseId: found.caseId, wake: carried.wake });
    }
  }
  const { values, ...rest } = takenOf(sent, withRefused(examined, refused), leaveOutFaulty);
  return { taken: { done, present: values.length - done, ...rest }, told };
}

/** Adds to the faults of a file the rows that no case is there for, or whose case is in a phase that does not take the act. */
export async function withCasesClosed(
  transaction: Transaction,
  { institutionId }: Staff,
  policyKey: string,
  { closedIn }: FiledAct,
  examined: Examined<FiledBody>,
): Promise<Examined<FiledBody>> {
  const references = examined.values.map(({ value }) => value.externalRef);
  const cases = await findCasesByReference(transaction, institutionId, policyKey, references);
  const refused = examined.values.flatMap(({ place, value: { externalRef } }): RefusedRecord[] => {
    const phase = cases.get(externalRef)?.phase;
    if (phase !== undefined && phase !== closedIn) return [];
    const message = phase === undefined ? noCase(policyKey, externalRef) : `${externalRef} is in phase ${phase}`;
    return [{ place, field: 'externalRef', message }];
  });
  return withRefused(examined, refused);
}

const noCase = (policyKey: string, externalRef: string): string =>
  `no case under ${policyKey} has the reference ${externalRef}`;

async function carryOutRow(
  transaction: Transaction,
  dependencies: ApiDependencies,
  staff: Staff,
  { act }: FiledAct,
  {
    found,
    value: { externalRef: _, ...body },
    commandId,
  }: { found: LockedCase; value: FiledBody; commandId: string | undefined },
): Promise<{ refusal?: string; wake?: ToldWorkflow['wake'] }> {
  const asked = { caseId: found.caseId, body: body as never, actor: actorOf(staff, act.as), id: uuidv7() };
  const ground = groundOf(act, asked, found);
  const manner = { commandId };
  const { refusal, wake, seq } = await carryOut(dependencies, act, ground, manner, transaction, staff.institutionId);
  const { title, remedy } = refusal ? describeRefusal(refusal.code) : {};
  return {
    ...(refusal && { refusal: `${String(title).toLowerCase()}; ${remedy}` }),
    ...(wake?.isNearer && { wake: { ...wake, seq } }),
  };
}
