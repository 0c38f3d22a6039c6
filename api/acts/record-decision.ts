import { z } from 'zod';
import { wasToldUnreached } from '#db/notices/reach.ts';
import { Weight } from '#workflows/domain/method.ts';
import { Words } from '../fields/words.ts';
import { act, type Ground } from './act.ts';

/** A decision as a judge sends it. */
export const DecisionBody = z.strictObject({
  outcome: z.string().min(1).max(63),
  reasons: Words,
  /** Every source of the hearing, each once. */
  contributions: z
    .array(z.strictObject({ source: z.uuid(), weight: Weight, reason: Words }))
    .min(1)
    .max(50),
  /** What would have been decided without the individual facts; required if a claim was found exceptional. */
  outcomeWithoutIndividualFacts: z.string().min(1).max(63).optional(),
  /**
   * What each individual fact of the findings changed, by the fact's id; required if several were named and the outcome would be
   * another one without them.
   */
  individualFacts: z
    .array(z.strictObject({ id: z.uuid(), changed: Words }))
    .max(1_000)
    .optional(),
  /** The decision in force that this one supersedes, and why. */
  supersedes: z.strictObject({ decisionId: z.uuid(), reason: Words }).optional(),
});
type DecisionBody = z.infer<typeof DecisionBody>;

/** The judge's decision, with every method on the table. It may need a second person's signature to take effect. */
export const recordDecision = act({
  name: 'recordDecision',
  as: ['judge', 'supervisor'],
  refersToView: true,
  words: ({ body: { reasons, contributions, individualFacts = [], supersedes } }: { body: DecisionBody }) =>
    [
      reasons,
      ...contributions.map(({ reason }) => reason),
      ...individualFacts.map(({ changed }) => changed),
      ...(supersedes ? [supersedes.reason] : []),
    ].map((text) => ({ kind: 'reason', text })),
  draft: (body) => ({ kind: 'decision', body }),
  findRepeated: (ground) => Promise.resolve(findGiven(ground)),
  async command({ id, caseId, actor, found, body, commitments }, transaction) {
    const { outcome, contributions, outcomeWithoutIndividualFacts = null, individualFacts = [], supersedes } = body;
    const commitmentAt = (index: number): string => commitments.at(index) ?? '';
    return {
      type: 'recordDecision',
      decisionId: id,
      outcome,
      reasonsCommitment: commitmentAt(0),
      markings: contributions.map(({ source, weight }, index) => ({
        sourceId: source,
        weight,
        reasonCommitment: commitmentAt(index + 1),
      })),
      outcomeWithoutIndividualFacts,
      factChanges: individualFacts.map(({ id: factId }, index) => ({
        factId,
        commitment: commitmentAt(index + 1 + contributions.length),
      })),
      supersedes: supersedes ? { decisionId: supersedes.decisionId, reasonCommitment: commitmentAt(-1) } : null,
      toldUnreached:
        !found.state.notified && (await wasToldUnreached(transaction, found.state.institutionId, caseId, actor.id)),
    };
  },
  answer: ({ id, caseId }, { state }) => answerOf(id, caseId, state.phase !== 'decided'),
});

const answerOf = (decisionId: string, caseId: string, awaitsSignature: boolean) => ({
  decisionId,
  caseId,
  phase: awaitsSignature ? ('hearing' as const) : ('decided' as const),
  /** Whether a second person has to sign before it takes effect. */
  awaitsSignature,
});

/** The same judge's identical decision, if it is already recorded and only the response was lost. */
function findGiven({ caseId, actor, found, body, commitments }: Ground<DecisionBody>) {
  const { decision, hearing } = found.state;
  const given = hearing?.proposal ?? decision;
  const isSame =
    given !== null &&
    given.judgeId === actor.id &&
    given.outcome === body.outcome &&
    given.reasonsCommitment === commitments[0] &&
    given.supersedes?.decisionId === body.supersedes?.decisionId;
  return isSame ? answerOf(given.decisionId, caseId, given !== decision) : undefined;
}
