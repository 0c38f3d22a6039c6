import { z } from 'zod';
import { addPrecedents } from '#db/precedents.ts';
import { readFacts } from '#db/cases/read-facts.ts';
import { factsOfPrecedent } from '../import/precedents.ts';
import { DayOrTime, readPastMoment } from '../past-moment.ts';
import { invalid } from '../problem.ts';
import { act, type Ground } from './act.ts';

export const LaterOutcome = z.strictObject({
  /** One of the two names that the policy declares for the adverse event and its opposite. */
  event: z.string().regex(/^[a-zA-Z][a-zA-Z0-9_]{0,62}$/, {
    error: 'give one of the two names that the policy declares for the later outcome',
  }),
  /** The day or time at which the outcome was observed; now by default. */
  observedAt: DayOrTime.optional(),
});
type LaterOutcome = z.infer<typeof LaterOutcome>;

/** The precedent that a case becomes. `differs`: the policy already has a different precedent with that id, which is left unchanged. */
export interface MadePrecedent {
  id: string;
  status: 'added' | 'present' | 'differs';
}

const answerOf = (caseId: string, event: string, precedent: MadePrecedent) => ({ id: caseId, event, precedent });

/**
 * The institution records what later happened in a decided case, which then becomes a precedent of its policy. Repeating the
 * same outcome changes nothing, so a request whose response was lost can be sent again.
 */
export const recordLaterOutcome = act({
  name: 'recordLaterOutcome',
  as: ['institution'],
  async findRepeated(ground: Ground<LaterOutcome>, transaction) {
    const { caseId, found, body } = ground;
    if (found.state.laterOutcome !== body.event) return undefined;
    return answerOf(caseId, body.event, await makePrecedent(ground, transaction));
  },
  command({ found, body: { event, observedAt: given } }) {
    const observedAt = readPastMoment(given ?? found.at, found.policy.timeZone, found.at);
    if (observedAt === null)
      throw invalid([{ field: '/observedAt', message: 'give a day or time that is not in the future' }]);
    return { type: 'recordLaterOutcome', event, observedAt };
  },
  store: (ground, transaction) => makePrecedent(ground, transaction),
  answer: ({ caseId, body }, { stored }) => answerOf(caseId, body.event, stored),
});

async function makePrecedent(
  { caseId, found, body }: Ground<LaterOutcome>,
  transaction: Parameters<typeof addPrecedents>[0],
): Promise<MadePrecedent> {
  const { policy, policyKey, state, at } = found;
  const { institutionId } = state;
  const precedent = {
    // Scores of later cases name their neighbours, so that a precedent's id must not be the institution's name for a person.
    id: caseId,
    facts: factsOfPrecedent(policy, await readFacts(transaction, institutionId, caseId)),
    adverse: body.event === policy.adverseEvent.name,
  };
  const { added, differing } = await addPrecedents(transaction, institutionId, policyKey, [precedent], at);
  return { id: caseId, status: added > 0 ? 'added' : differing.length > 0 ? 'differs' : 'present' };
}
