import { readFacts } from '#db/cases/read-facts.ts';
import { precedentIdOf, readLaterOutcomes, type RecordedOutcome } from '#db/cases/read-later-outcomes.ts';
import { addPrecedents } from '#db/precedents/precedents.ts';
import type { Transaction } from '#db/transaction.ts';
import { readPastMoment } from '../fields/past-moment.ts';
import { invalid, problemOf } from '../problem.ts';
import { act, type Ground } from './act.ts';
import {
  isRecorded,
  laterOutcomeCommand,
  precedentOf,
  refusalOfSuperseded,
  supersededSeq,
  type LaterOutcome,
} from './later-outcome.ts';

/**
 * The precedent that a case becomes. `leftOut`: the decision in force was adverse, so that no score uses it. `differs`: the
 * policy already has a different precedent with that id, which is left unchanged.
 */
export interface MadePrecedent {
  id: string;
  status: 'added' | 'present' | 'differs' | 'leftOut';
}

const answerOf = (caseId: string, event: string, seq: number, precedent: MadePrecedent) => ({
  id: caseId,
  event,
  seq,
  precedent,
});

/**
 * The institution records what later happened in a decided case, which then becomes a precedent of its policy, or corrects what it
 * recorded, for the precedent as well. Repeating the same outcome changes nothing, so a request whose response was lost can be
 * sent again.
 */
export const recordLaterOutcome = act({
  name: 'recordLaterOutcome',
  as: ['institution'],
  words: ({ body }: { body: LaterOutcome }) =>
    body.reason === undefined ? [] : [{ kind: 'reason', text: body.reason }],
  async findRepeated(ground: Ground<LaterOutcome>, transaction) {
    const { caseId, body, found } = ground;
    const recorded = await recordedIn(ground, transaction);
    const last = recorded.at(-1);
    const supersedes = supersededSeq(caseId, body.supersedes, recorded);
    if (!last || !isRecorded(body, found.policy.timeZone, supersedes, recorded)) return undefined;
    const status = found.state.laterOutcomeComparable === false ? 'leftOut' : 'present';
    return answerOf(caseId, body.event, last.seq, { id: precedentIdOf(caseId, recorded), status });
  },
  async command(ground, transaction) {
    const { caseId, found, body, commitments } = ground;
    const observedAt = readPastMoment(body.observedAt ?? found.at, found.policy.timeZone, found.at);
    if (observedAt === null)
      throw invalid([{ field: '/observedAt', message: 'give a day or time that is not in the future' }]);
    const recorded = await recordedIn(ground, transaction);
    const supersedes = supersededSeq(caseId, body.supersedes, recorded);
    const code = refusalOfSuperseded(supersedes, recorded);
    if (code) throw problemOf({ code });
    return laterOutcomeCommand(body.event, observedAt, supersedes, commitments[0] ?? '');
  },
  async store(ground, transaction) {
    const recorded = await recordedIn(ground, transaction);
    const { caseId, found } = ground;
    const { institutionId } = found.state;
    const precedent = precedentOf(found, await readFacts(transaction, institutionId, caseId), recorded);
    const { added, differing } = await addPrecedents(
      transaction,
      institutionId,
      found.policyKey,
      [precedent],
      found.at,
    );
    const made = added > 0 ? (precedent.comparable === false ? 'leftOut' : 'added') : 'present';
    return {
      seq: recorded.at(-1)?.seq ?? 0,
      id: precedent.id,
      status: differing.length > 0 ? 'differs' : made,
    } as const;
  },
  answer: ({ caseId, body }, { stored: { seq, ...precedent } }) => answerOf(caseId, body.event, seq, precedent),
});

const recordedIn = async (
  { caseId, found }: Ground<LaterOutcome>,
  transaction: Transaction,
): Promise<RecordedOutcome[]> =>
  (await readLaterOutcomes(transaction, found.state.institutionId, [caseId])).get(caseId) ?? [];
