import { seededRandom } from '#workflows/domain/seeded-random.ts';
import type { ModelScorer } from '../../llm/model-scorer.ts';
import { inventCase } from '../probes/scoring/invented-case.ts';

const SEED = 20_261_129;
const ITEMS = 24;

/**
 * What a model says of the canary set: 24 invented cases that never change. A model that is the same says the same of them, so
 * another answer shows that another model goes by its name.
 *
 * @returns probabilities of the event in the order of the set, `null` for an answer that could not be used
 * @throws Error if the endpoint cannot be asked; the signal's reason when it is aborted
 */
export async function askCanary(
  scorer: ModelScorer,
  { name, promptVersion }: { name: string; promptVersion: string },
  signal: AbortSignal,
): Promise<(number | null)[]> {
  const random = seededRandom(SEED);
  const said: (number | null)[] = [];
  for (let item = 0; item < ITEMS; item += 1) {
    const { policy, facts, neighbours } = inventCase(random);
    const result = await scorer.assess({
      institutionId: 'nobody',
      policyKey: 'canary',
      policy: { ...policy, model: { name, promptVersion, card: '', dailyTokenBudget: null } },
      facts,
      neighbours,
      signal,
    });
    if (!result.valid && result.reason === 'modelUnavailable')
      throw new Error(`the endpoint is down: ${result.detail}`);
    said.push(result.valid ? result.assessment.probability : null);
  }
  return said;
}
