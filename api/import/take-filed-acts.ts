import { findCasesByReference } from '#db/cases/find-cases-by-reference.ts';
import { lockCases, readCases, type LockedCase } from '#db/cases/lock-cases.ts';
import type { Wake } from '#db/cases/wakes.ts';
import { uuidv7 } from '#db/id.ts';
import type { Transaction } from '#db/transaction.ts';
import type { StoredPolicy } from '#db/policies/policies.ts';
import { describeRefusal, type Refusal } from '#workflows/domain/refusal.ts';
import type { Ground } from '../acts/act.ts';
import { carryOut, foreseeRefusal, groundOf } from '../acts/perform.ts';
import type { ApiDependencies } from '../deps.ts';
import { actorOf, type Staff } from '../principal.ts';
import { Problem } from '../problem.ts';
import { examineFiledActs, type FiledAct, type FiledBody } from './filed-acts.ts';
import { takenOf, type TakenRecords } from './leave-out-faulty.ts';
import { withRefused, type RefusedRecord } from './outcomes.ts';
import type { SentRecords } from './read-upload.ts';
import { problemInWords, refusalInWords } from './refusal-in-words.ts';
import type { CheckedRecord, Examined } from './upload.ts';

/** How many rows were carried out, and how many had nothing left to do. */
export interface TakenActs extends Omit<TakenRecords<FiledBody>, 'values'> {
  done: number;
  present: number;
}

/** What a workflow is told once the transaction is committed: a case's when to look next, a docket's that cases await a score. */
export type WorkflowNotification = { caseId: string; wake: Wake & { seq: number } } | { docketId: string };

/** Tells workflows of acts that are committed. */
export function notifyWorkflows(
  { workflows }: Pick<ApiDependencies, 'workflows'>,
  institutionId: string,
  told: readonly WorkflowNotification[],
): void {
  for (const each of told)
    if ('docketId' in each) workflows.scoreAgain({ institutionId, ...each });
    else workflows.wake({ institutionId, caseId: each.caseId }, each.wake);
}

/** Acts of one kind on cases of a policy, by one caller. */
export interface FiledActs {
  staff: Staff;
  policy: Pick<StoredPolicy, 'key' | 'document'>;
  filed: FiledAct;
  /** The caller's key for the file: rows that were carried out under it before are not carried out again. */
  key?: string | undefined;
  /** The import that the rows are a part of, which may have brought others for the same cases before. */
  importId?: string | undefined;
}

/**
 * Carries out an act in each case that a file names, as if each were sent by itself; all or none, unless those with faults are
 * left out.
 *
 * @throws Problem 422 that names every row whose case does not take the act
 */
export async function takeFiledActs(
  transaction: Transaction,
  dependencies: ApiDependencies,
  acts: FiledActs,
  sent: SentRecords,
  leaveOutFaulty: boolean,
): Promise<{ taken: TakenActs; told: WorkflowNotification[] }> {
  const examined = await examineFiledActs(sent, acts.filed, acts.policy.document);
  const { settled, done, told } = await carryOutFiledActs(transaction, dependencies, acts, examined);
  const { values, ...rest } = takenOf(sent, settled, leaveOutFaulty);
  return { taken: { done, present: values.length - done, ...rest }, told };
}

/**
 * Carries out checked acts, each as if it were sent by itself.
 *
 * @returns the acts without those that their cases refuse, and how many of them had something left to do
 */
export async function carryOutFiledActs(
  transaction: Transaction,
  dependencies: ApiDependencies,
  acts: FiledActs,
  examined: Examined<FiledBody>,
): Promise<{ settled: Examined<FiledBody>; done: number; told: WorkflowNotification[] }> {
  const { institutionId } = acts.staff;
  const told: WorkflowNotification[] = [];
  const rescored = new Set<string>();
  let done = 0;
  const settled = await withRefusals(transaction, dependencies, acts, examined, lockCases, async (ground) => {
    const manner = { commandId: acts.importId === undefined ? acts.key : `import ${acts.importId}` };
    const carried = await carryOut(dependencies, acts.filed.act, ground, manner, transaction, institutionId);
    const { refusal, wake, seq, isRepeated = false } = carried;
    const isPresent = isRepeated && acts.importId !== undefined;
    if (!refusal && !isPresent) done += 1;
    if (!refusal && !isPresent && acts.filed.factsOf) rescored.add(ground.found.state.docketId);
    if (wake?.isNearer) told.push({ caseId: ground.caseId, wake: { ...wake, seq } });
    return refusal;
  });
  for (const docketId of rescored) told.push({ docketId });
  return { settled, done, told };
}

/** Checked acts without those that their cases would refuse as they stand; nothing is written. */
export const foreseeFiledActs = (
  transaction: Transaction,
  dependencies: ApiDependencies,
  acts: FiledActs,
  examined: Examined<FiledBody>,
): Promise<Examined<FiledBody>> =>
  withRefusals(transaction, dependencies, acts, examined, readCases, (ground) =>
    foreseeRefusal(dependencies, acts.filed.act, ground, transaction, acts.staff.institutionId),
  );

/** Asks of each act what its case says to it, and leaves out those that are refused. */
async function withRefusals(
  transaction: Transaction,
  { clock }: ApiDependencies,
  acts: FiledActs,
  examined: Examined<FiledBody>,
  read: typeof lockCases,
  ask: (ground: Ground<never>) => Promise<Refusal | null>,
): Promise<Examined<FiledBody>> {
  const { staff, filed, policy } = acts;
  const { institutionId } = staff;
  const references = examined.values.map(({ value }) => value.externalRef);
  const cases = await findCasesByReference(transaction, institutionId, policy.key, references);
  const caseIds = [...new Set([...cases.values()].map(({ caseId }) => caseId))];
  const people = staff.kind === 'human' ? [staff.id] : [];
  const found =
    caseIds.length > 0 ? await read(transaction, institutionId, caseIds, clock, people) : new Map<string, LockedCase>();
  const refused: RefusedRecord[] = [];
  for (const row of examined.values) {
    const { place, value } = row;
    const one = found.get(cases.get(value.externalRef)?.caseId ?? '');
    const refuse = (message: string) => refused.push({ place, field: 'externalRef', message });
    if (!one) refuse(`no case under ${policy.key} has the reference ${value.externalRef}`);
    else if (!one.key) refuse(describeRefusal('erased').title.toLowerCase());
    else if (!filed.isDone(one)) {
      const refusal = await whyNot(acts, () => ask(groundFor(staff, filed, row, one)));
      if (refusal !== undefined) refuse(refusal);
    }
  }
  return withRefused(examined, refused);
}

const OTHER_ROW = 'an earlier row of the file is for the same case and says something else';

/** Why an act is refused, in words; `undefined` for one that is not, or that changes nothing. */
async function whyNot(
  { filed: { changesNothing }, importId }: FiledActs,
  ask: () => Promise<Refusal | null>,
): Promise<string | undefined> {
  try {
    const refusal = await ask();
    return refusal ? refusalInWords(refusal) : undefined;
  } catch (error) {
    // What an act looks at before anything is written, such as whether the policy allows the facts.
    if (!(error instanceof Problem) || error.document.status >= 500) throw error;
    const { code } = error.document;
    if (importId !== undefined && code === 'idempotencyKeyReused') return OTHER_ROW;
    return code === changesNothing ? undefined : problemInWords(error);
  }
}

function groundFor(
  staff: Staff,
  { act }: FiledAct,
  { value: { externalRef: _, ...body } }: CheckedRecord<FiledBody>,
  found: LockedCase,
): Ground<never> {
  const asked = { caseId: found.caseId, body: body as never, actor: actorOf(staff, act.as), id: uuidv7() };
  return groundOf(act, asked, found);
}
