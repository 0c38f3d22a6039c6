import { readModelCards } from '#db/model-cards/model-card.ts';
import { problemOfRequiredProbes } from '#db/model-cards/stated-probes.ts';
import type { Policy } from '#workflows/domain/policy.ts';
import { invalid } from '../problem.ts';

/**
 * Throws if a policy that is put requires results of probes which the model card it names does not state.
 *
 * @throws Problem 422 that says which result is missing
 */
export function ensureProbesStated({ model }: Pick<Policy, 'model'>): void {
  if (!model.probes || model.probes.length === 0) return;
  const card = readModelCards().find(({ name }) => name === model.card);
  const problem = card
    ? problemOfRequiredProbes(model, card)
    : 'does not exist, so it states no result of the probes that the policy requires';
  if (problem !== null)
    throw invalid([{ field: '/model/probes', message: `The model card ${model.card} ${problem}.` }]);
}
