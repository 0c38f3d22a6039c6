import type { Appended } from '#db/cases/command-request.ts';
import { decideOn } from '#db/cases/decide-on.ts';
import { record, type Beside } from '#db/cases/execute-commands.ts';
import { findCasesByReference } from '#db/cases/find-cases-by-reference.ts';
import { lockCases, readCases, type LockedCase } from '#db/cases/lock-cases.ts';
import { readAllFacts } from '#db/cases/read-facts.ts';
import { readLaterOutcomes, type RecordedOutcome } from '#db/cases/read-later-outcomes.ts';
import { commit } from '#db/commitment.ts';
import { uuidv7 } from '#db/id.ts';
import type { StoredPolicy } from '#db/policies/policies.ts';
import { addPrecedents } from '#db/precedents/precedents.ts';
import type { Transaction } from '#db/transaction.ts';
import { describeRefusal } from '#workflows/domain/refusal.ts';
import {
  isRecorded,
  laterOutcomeCommand,
  precedentOf,
  refusalOfSuperseded,
  supersededSeq,
} from '../acts/later-outcome.ts';
import type { ApiDependencies } from '../deps.ts';
import { readPastMoment } from '../fields/past-moment.ts';
import { actorOf, type Staff } from '../principal.ts';
import { takenOf, type TakenRecords } from './leave-out-faulty.ts';
import { examineOutcomes, withRefused, type OutcomeBody, type RefusedOutcome } from './outcomes.ts';
import type { SentRecords } from './read-upload.ts';
import { refusalInWords } from './refusal-in-words.ts';
import type { CheckedRecord, Examined } from './upload.ts';

/** How many outcomes were recorded, and how many of them no score uses, because the decision was adverse. */
interface RecordedOutcomes {
  recorded: number;
  leftOutOfPrecedents: number;
}

/** The same, and how many were there already. */
export interface TakenOutcomes extends RecordedOutcomes, Omit<TakenRecords<OutcomeBody>, 'values'> {
  present: number;
}

/**
 * Records later outcomes of cases, each as `recordLaterOutcome` would: all or none, unless faulty ones are left out.
 * Sent again, it changes nothing.
 *
 * @throws Problem 422 that names every outcome that its case refuses
 */
export async function takeOutcomes(
  transaction: Transaction,
  { clock }: Pick<ApiDependencies, 'clock'>,
  staff: Staff,
  policy: StoredPolicy,
  sent: SentRecords,
  { leaveOutFaulty }: { leaveOutFaulty: boolean },
): Promise<TakenOutcomes> {
  const examined = await examineOutcomes(sent, policy.document);
  const { settled, accepted } = await decideOutcomes(transaction, clock, staff, policy.key, examined);
  const { values, ...rest } = takenOf(sent, settled, leaveOutFaulty);
  const recorded = await recordOutcomes(transaction, staff, policy.key, accepted);
  return { ...recorded, present: values.length - recorded.recorded, ...rest };
}

/** An outcome that its case takes, and what is written of it. */
interface AcceptedOutcome {
  one: LockedCase;
  appended: Appended;
  beside: Beside[];
  outcomes: RecordedOutcome[];
}

/** Locks the cases of checked outcomes and decides each; nothing is written. Outcomes that are recorded already are not among the accepted ones. */
export const decideOutcomes = (
  transaction: Transaction,
  clock: ApiDependencies['clock'],
  staff: Staff,
  policyKey: string,
  examined: Examined<OutcomeBody>,
) => decideWith(lockCases, transaction, clock, staff, policyKey, examined);

/** Checked outcomes without those that their cases would refuse as they stand. */
export const foreseeOutcomes = async (
  transaction: Transaction,
  clock: ApiDependencies['clock'],
  staff: Staff,
  policyKey: string,
  examined: Examined<OutcomeBody>,
): Promise<Examined<OutcomeBody>> =>
  (await decideWith(readCases, transaction, clock, staff, policyKey, examined)).settled;

async function decideWith(
  read: typeof lockCases,
  transaction: Transaction,
  clock: ApiDependencies['clock'],
  staff: Staff,
  policyKey: string,
  examined: Examined<OutcomeBody>,
): Promise<{ settled: Examined<OutcomeBody>; accepted: AcceptedOutcome[] }> {
  const { institutionId } = staff;
  const { found, refused } = await findCasesFor(transaction, staff, policyKey, examined.values);
  const caseIds = [...found.values()];
  const cases = caseIds.length > 0 ? await read(transaction, institutionId, caseIds, clock) : new Map();
  const recorded = await readLaterOutcomes(transaction, institutionId, caseIds);
  const decided = examined.values.flatMap((value) => {
    const one = cases.get(found.get(value.value.externalRef) ?? '') as LockedCase | undefined;
    return one ? [decideOutcome(staff, one, value, recorded.get(one.caseId) ?? [])] : [];
  });
  const all = [...refused, ...decided.flatMap((each) => ('refused' in each ? [each.refused] : []))];
  return {
    settled: withRefused(examined, all),
    accepted: decided.flatMap((each) => ('appended' in each ? [each] : [])),
  };
}

/** Writes accepted outcomes: into the trails of their cases, and as precedents. */
export async function recordOutcomes(
  transaction: Transaction,
  { institutionId }: Staff,
  policyKey: string,
  accepted: readonly AcceptedOutcome[],
): Promise<RecordedOutcomes> {
  await record(
    transaction,
    institutionId,
    accepted.map(({ appended }) => appended),
    ...accepted.flatMap(({ beside }) => beside),
  );
  const facts = await readAllFacts(
    transaction,
    institutionId,
    accepted.map(({ one }) => one.caseId),
  );
  const precedents = accepted.map(({ one, outcomes }) => precedentOf(one, facts.get(one.caseId) ?? {}, outcomes));
  const at = accepted.reduce((latest, { one }) => (one.at > latest ? one.at : latest), '');
  await addPrecedents(transaction, institutionId, policyKey, precedents, at);
  return {
    recorded: accepted.length,
    leftOutOfPrecedents: precedents.filter(({ comparable }) => comparable === false).length,
  };
}

/** The cases that outcomes are about, by reference as it was sent, and the outcomes that have none. */
async function findCasesFor(
  transaction: Transaction,
  { institutionId }: Staff,
  policyKey: string,
  values: readonly CheckedRecord<Pick<OutcomeBody, 'externalRef'>>[],
): Promise<{ found: Map<string, string>; refused: RefusedOutcome[] }> {
  const references = values.map(({ value }) => value.externalRef);
  const cases = await findCasesByReference(transaction, institutionId, policyKey, references);
  const found = new Map<string, string>();
  const refused: RefusedOutcome[] = [];
  for (const { place, value } of values) {
    const one = cases.get(value.externalRef);
    const refuse = (message: string) => refused.push({ place, field: 'externalRef', message });
    if (!one) refuse(`no case under ${policyKey} has the reference ${value.externalRef}`);
    else if (one.phase !== 'decided')
      refuse(`${value.externalRef} is in phase ${one.phase}; an outcome needs a decision`);
    else found.set(value.externalRef, one.caseId);
  }
  return { found, refused };
}

type Decided = { refused: RefusedOutcome } | { present: true } | AcceptedOutcome;

function decideOutcome(
  staff: Staff,
  one: LockedCase,
  { place, value }: CheckedRecord<OutcomeBody>,
  recorded: readonly RecordedOutcome[],
): Decided {
  const { caseId, key, at, policy } = one;
  const { event, reason } = value;
  const seq = supersededSeq(caseId, value.supersedes, recorded);
  if (isRecorded(value, policy.timeZone, seq, recorded)) return { present: true };
  const wrong = refusalOfSuperseded(seq, recorded);
  if (wrong) return { refused: { place, field: 'supersedes', message: describeRefusal(wrong).title } };
  const observedAt = readPastMoment(value.observedAt ?? at, policy.timeZone, at);
  if (observedAt === null)
    return { refused: { place, field: 'observedAt', message: 'give a day or time that is not in the future' } };
  if (reason !== undefined && !key)
    return { refused: { place, field: 'reason', message: describeRefusal('erased').title } };
  const commitment = reason !== undefined && key ? commit(key, reason) : '';
  const command = laterOutcomeCommand(event, observedAt, seq, commitment);
  const request = { caseId, commandId: uuidv7(), actor: actorOf(staff, ['institution']), command };
  const appended = decideOn(one, staff.institutionId, request);
  if (appended.refusal) return { refused: { place, field: 'event', message: refusalInWords(appended.refusal) } };
  return {
    one,
    appended,
    beside: reason === undefined ? [] : [{ caseId, texts: [{ kind: 'reason', body: reason, commitment }] }],
    outcomes: [...recorded, { seq: appended.state.seq, event, observedAt, supersedes: seq ?? null }],
  };
}
