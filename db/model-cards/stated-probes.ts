import type { Policy } from '#workflows/domain/policy.ts';
import type { ModelCard } from './model-card.ts';

/** Fewest items of a probe that says something. */
const MIN_ITEMS = 50;

/**
 * Why a card does not state a result for a family of probes, in words that continue "the model card"; `null` if it does.
 *
 * @param minimumShare of its items that the model has to have passed, 0..1
 */
function problemOfProbe({ probes }: Pick<ModelCard, 'probes'>, family: string, minimumShare = 0): string | null {
  const probe = probes.find((each) => each.family === family);
  if (!probe) return `has no result for the probe ${family}; run npm run probe with --card`;
  if (!probe.asked) return `has no result for the probe ${family}: ${probe.because}`;
  if (!probe.made)
    return `does not say when and by which prompts the probe ${family} was made; run npm run probe with --card`;
  if (probe.items < MIN_ITEMS) return `asked ${probe.items} items of the probe ${family}, fewer than ${MIN_ITEMS}`;
  if (probe.passed < minimumShare * probe.items)
    return `passed ${probe.passed} of ${probe.items} items of the probe ${family}, a share below ${minimumShare}`;
  return null;
}

/** The first probe that a policy requires (`model.probes`) and the card does not bear out, in the same words; `null` for none. */
export function problemOfRequiredProbes(
  { probes = [] }: Pick<Policy['model'], 'probes'>,
  card: Pick<ModelCard, 'probes'>,
): string | null {
  for (const { family, minimumShare } of probes) {
    const problem = problemOfProbe(card, family, minimumShare);
    if (problem !== null) return problem;
  }
  return null;
}
