import type { ModelCard } from '#db/model-cards/model-card.ts';
import type { Policy } from '#workflows/domain/policy.ts';
import type { Form } from '#api/ui/form.ts';
import { withDurationsRead } from '../policy/durations.ts';

/** A drafted policy with the form's values, not yet validated; a model card determines model and prompt. */
export function withSettings(draft: Policy, form: Form, cards: readonly ModelCard[]): unknown {
  const said = laidOver(draft, withDurationsRead(form.tree())) as Policy;
  const [favourable, unfavourable] = said.outcomes;
  const [low, high] = said.bands;
  const card = cards.find(({ name }) => name === said.model.card);
  return {
    ...said,
    bands: [
      { ...low, outcome: favourable?.name },
      { ...high, outcome: unfavourable?.name },
    ],
    ...(card && { model: { ...said.model, name: card.model, promptVersion: card.promptVersion } }),
  };
}

/** A value overlaid with the fields of another; lists are overlaid by place. */
function laidOver(base: unknown, over: unknown): unknown {
  if (over === undefined) return base;
  if (Array.isArray(base) && Array.isArray(over)) return base.map((each, place) => laidOver(each, over[place]));
  if (!isRecord(base) || !isRecord(over)) return over;
  const entries = Object.entries(over).map(([name, each]) => [name, laidOver(base[name], each)] as const);
  return { ...base, ...Object.fromEntries(entries) };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
