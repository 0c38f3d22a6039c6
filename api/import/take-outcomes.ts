import type { Appended } from '#db/cases/command-request.ts';
import { decideOn } from '#db/cases/decide-on.ts';
import { record, type Beside } from '#db/cases/execute-commands.ts';
import { findCasesByReference } from '#db/cases/find-cases-by-reference.ts';
import { lockCases, type LockedCase } from '#db/cases/lock-cases.ts';
import { readAllFacts } from '#db/cases/read-facts.ts';
import { readLaterOutcomes, type RecordedOutcome } from '#db/cases/read-later-outcomes.ts';
import { commit } from '#db/commitment.ts';
import { uuidv7 } from '#db/id.ts';
import type { StoredPolicy } from '#db/policies.ts';
import { addPrecedents } from '#db/precedents.ts';
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
import { readPastMoment } from '../past-moment.ts';
import { actorOf, type Staff } from '../principal.ts';
import { takenOf, type TakenRecords } from './leave-out-faulty.ts';
import { examineOutcomes, withRefused, type OutcomeBody, type RefusedOutcome } from './outcomes.ts';
import type { SentRecords } from './read-upload.ts';
import type { CheckedRecord } from './upload.ts';

/** How many outcomes were recorded, and how many were there already. */
export interface TakenOutcomes extends Omit<TakenRecords<OutcomeBody>, 'values'> {
  recorded: number;
  present: number;
  /** How many of the recorded outcomes no score uses, because the decision was adverse. */
  leftOutOfPrecedents: number;
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
  const { institutionId } = staff;
  const examined = await examineOutcomes(sent, policy.document);
  const { found, refused } = await findCasesFor(transaction, staff, policy.key, examined.values);
  const caseIds = [...found.values()];
  const locked = caseIds.length > 0 ? await lockCases(transaction, institutionId, caseIds, clock) : new Map();
  const recorded = await readLaterOutcomes(transaction, institutionId, caseIds);
  const decided = examined.values.flatMap((value) => {
    const one = locked.get(found.get(value.value.externalRef) ?? '') as LockedCase | undefined;
    return one ? [decideOutcome(staff, one, value, recorded.get(one.caseId) ?? [])] : [];
  });
  const { values, ...rest } = takenOf(
    sent,
    withRefused(examined, [...refused, ...decided.flatMap((each) => ('refused' in each ? [each.refused] : []))]),
    leaveOutFaulty,
  );
  const done = decided.flatMap((each) => ('appended' in each ? [each] : []));
  await record(
    transaction,
    institutionId,
    done.map(({ appended }) => appended),
    ...done.flatMap(({ beside }) => beside),
  );
  const facts = await readAllFacts(
    transaction,
    institutionId,
    done.map(({ one }) => one.caseId),
  );
  const precedents = done.map(({ one, outcomes }) => precedentOf(one, facts.get(one.caseId) ?? {}, outcomes));
  const at = done.reduce((latest, { one }) => (one.at > latest ? one.at : latest), '');
  await addPrecedents(transaction, institutionId, policy.key, precedents, at);
  return {
    recorded: done.length,
    present: values.length - done.length,
    leftOutOfPrecedents: precedents.filter(({ comparable }) => comparable === false).length,
    ...rest,
  };
}

/** The cases that outcomes are about, by reference as it was sent, and the outcomes that have none. */
export async function findCasesFor(
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

type Decided =
  | { refused: RefusedOutcome }
  | { present: true }
  | { one: LockedCase; appended: Appended; beside: Beside[]; outcomes: RecordedOutcome[] };

function decideOutcome(
  staff: Staff,
  one: LockedCase,
  { place, value }: CheckedRecord<OutcomeBody>,
  recorded: readonly RecordedOutcome[],
): Decided {
  const { caseId, key, at, policy } = one;
  const { event, reason } = value;
  const seq = supersededSeq(caseId, value.supersedes, recorded);
  if (isRecorded(event, seq, recorded)) return { present: true };
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
  if (appended.refusal) {
    const { code, detail } = appended.refusal;
    const { title, remedy } = describeRefusal(code);
    const message = `${title.toLowerCase()}${detail === undefined ? '' : ` (${detail})`}; ${remedy}`;
    return { refused: { place, field: 'event', message } };
  }
  return {
    one,
    appended,
    beside: reason === undefined ? [] : [{ caseId, texts: [{ kind: 'reason', body: reason, commitment }] }],
    outcomes: [...recorded, { seq: appended.state.seq, event, supersedes: seq ?? null }],
  };
}
