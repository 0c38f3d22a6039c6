import { z } from 'zod';
import { uuidv7 } from '../../db/id.ts';
import { inTransaction } from '../../db/transaction.ts';
import { contentsServedTo } from '../../db/views.ts';
import { Weight } from '../../workflows/domain/method.ts';
import { instruct } from '../case-workflows.ts';
import type { ApiDependencies } from '../deps.ts';
import { actorInHearing, scopeOf, type Staff } from '../principal.ts';
import { withWords, type TextToKeep } from './give-words.ts';
import { Words } from './words.ts';

/** A decision as a judge sends it. */
export const DecisionSubmission = z.strictObject({
  outcome: z.string().min(1).max(63),
  reasons: Words,
  /** Every source of the hearing, each once. */
  contributions: z
    .array(z.strictObject({ source: z.uuid(), weight: Weight, reason: Words }))
    .min(1)
    .max(50),
  /** What would have been decided without the individual facts; needed where a claim was found exceptional. */
  outcomeWithoutIndividualFacts: z.string().min(1).max(63).optional(),
  /** The decision in force that this one takes the place of, and why. */
  supersedes: z.strictObject({ decisionId: z.uuid(), reason: Words }).optional(),
});
export type DecisionSubmission = z.infer<typeof DecisionSubmission>;

/**
 * Gives a judge's decision to the hearing. One that is refused is kept as the judge's draft.
 *
 * @param viewId of the view that the judge acted on; the last one they were served where it is left out
 * @returns the decision's id, and whether a second person has to sign before it takes effect
 * @throws Problem when the hearing refuses
 */
export async function giveDecision(
  dependencies: ApiDependencies,
  staff: Staff,
  caseId: string,
  submission: DecisionSubmission,
  viewId?: string,
): Promise<{ decisionId: string; awaitsSignature: boolean }> {
  const { institutionId } = staff;
  const scope = scopeOf(staff);
  const { outcome, reasons, contributions, outcomeWithoutIndividualFacts = null, supersedes } = submission;
  const decisionId = uuidv7();
  const bodies = [reasons, ...contributions.map(({ reason }) => reason)];
  if (supersedes) bodies.push(supersedes.reason);
  const words: TextToKeep[] = bodies.map((body) => ({ kind: 'reason', body }));
  const served = await inTransaction(dependencies.database, scope, (transaction) =>
    contentsServedTo(transaction, institutionId, caseId, staff.id),
  );
  const actedOn = viewId ?? served[0]?.viewId;
  const { phase } = await withWords(
    dependencies,
    { institutionId, caseId, scope, words, draft: { authorId: staff.id, kind: 'decision', body: submission } },
    (texts) => {
      const commitmentAt = (index: number): string => texts.at(index)?.commitment ?? '';
      return instruct(dependencies.temporal, {
        institutionId,
        caseId,
        actor: actorInHearing(staff),
        command: {
          type: 'recordDecision',
          decisionId,
          outcome,
          reasonsCommitment: commitmentAt(0),
          markings: contributions.map(({ source, weight }, index) => ({
            sourceId: source,
            weight,
            reasonCommitment: commitmentAt(index + 1),
          })),
          outcomeWithoutIndividualFacts,
          supersedes: supersedes ? { decisionId: supersedes.decisionId, reasonCommitment: commitmentAt(-1) } : null,
        },
        ...(actedOn !== undefined && { viewId: actedOn }),
      });
    },
  );
  return { decisionId, awaitsSignature: phase !== 'decided' };
}
