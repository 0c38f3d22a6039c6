import { decideOn } from '#db/cases/decide-on.ts';
import { record, type Beside } from '#db/cases/execute-commands.ts';
import type { Appended } from '#db/cases/command-request.ts';
import { lockCases } from '#db/cases/lock-cases.ts';
import { wakeAfter } from '#db/cases/wakes.ts';
import { commit } from '#db/commitment.ts';
import { caseIdsOfDocket } from '#db/dockets.ts';
import { uuidv7 } from '#db/id.ts';
import { subjectsTold } from '#db/notices/notices.ts';
import { inTransaction } from '#db/transaction.ts';
import { describeRefusal, type RefusalCode } from '#workflows/domain/refusal.ts';
import type { ApiDependencies } from '../deps.ts';
import { actorOf, scopeOf, type Staff } from '../principal.ts';
import { notFound } from '../problem.ts';

interface NamedCase {
  id: string;
  externalRef: string;
}

/** What became of the cases of a docket that was withdrawn. */
export interface WithdrawnDocket {
  docketId: string;
  /** How many cases this call withdrew. */
  withdrawn: number;
  /** How many of their subjects had been told of their case, and hear that it has ended; the others hear nothing. */
  subjectsTold: number;
  /** How many cases had been withdrawn before. */
  alreadyWithdrawn: number;
  /** Cases with an open claim: they stay until their subject agrees, who has been asked. */
  asked: NamedCase[];
  /** Cases that stay, and why. */
  stayed: (NamedCase & { code: RefusalCode; reason: string })[];
}

/**
 * The institution withdraws every undecided case of a docket, in one transaction and for one reason, each as `withdrawCase`
 * would. Sent again, it withdraws what is left.
 *
 * @throws Problem 404 if the institution has no such docket
 */
export async function withdrawDocket(
  dependencies: ApiDependencies,
  staff: Staff,
  docketId: string,
  { reason }: { reason: string },
): Promise<WithdrawnDocket> {
  const { institutionId } = staff;
  const actor = actorOf(staff, ['institution']);
  const { answer, appended } = await inTransaction(dependencies.database, scopeOf(staff), async (transaction) => {
    const caseIds = await caseIdsOfDocket(transaction, institutionId, docketId);
    if (caseIds.length === 0) throw notFound('docket');
    const staffIds = actor.kind === 'human' ? [actor.id] : [];
    const locked = await lockCases(transaction, institutionId, caseIds, dependencies.clock, staffIds);
    const told = await subjectsTold(transaction, institutionId, caseIds);
    const answer: WithdrawnDocket = {
      docketId,
      withdrawn: 0,
      subjectsTold: 0,
      alreadyWithdrawn: 0,
      asked: [],
      stayed: [],
    };
    const appended: Appended[] = [];
    const beside: Beside[] = [];
    for (const found of locked.values()) {
      const { caseId, externalRef, state, key } = found;
      const named = { id: caseId, externalRef };
      if (state.phase === 'withdrawn') {
        answer.alreadyWithdrawn += 1;
        continue;
      }
      const reasonCommitment = key ? commit(key, reason) : '';
      const command = {
        type: 'withdrawCase' as const,
        reasonCommitment,
        ...(!told.has(caseId) && { neverTold: true as const }),
      };
      const done = decideOn(found, institutionId, { caseId, commandId: uuidv7(), actor, command });
      const code = done.refusal?.code;
      if (code === undefined) {
        appended.push(done);
        beside.push({ caseId, texts: [{ kind: 'reason', body: reason, commitment: reasonCommitment }] });
        if (done.state.phase === 'withdrawn') {
          answer.withdrawn += 1;
          if (told.has(caseId)) answer.subjectsTold += 1;
        }
      }
      if (code === 'withdrawalPending' || (code === undefined && done.state.phase !== 'withdrawn'))
        answer.asked.push(named);
      else if (code !== undefined)
        answer.stayed.push({ ...named, code, reason: done.refusal?.detail ?? describeRefusal(code).title });
    }
    await record(transaction, institutionId, appended, ...beside);
    return { answer, appended };
  });
  for (const each of appended) {
    const wake = wakeAfter(each);
    const { caseId } = each.request;
    if (wake?.isNearer) dependencies.workflows.wake({ institutionId, caseId }, { seq: each.state.seq, ...wake });
  }
  return answer;
}
