import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { CARDS, ModelCard } from '#db/model-cards/model-card.ts';
import type { ProbeReport } from './probe-report.ts';

/**
 * Puts results into a model card in place of earlier ones of the same families, and makes the card when there is none.
 *
 * A card made for another model, or another version or wording of the prompt, is not touched.
 *
 * @param directory by default where the cards of this program are
 * @throws RangeError saying what does not fit
 */
export function writeProbes(cardName: string, report: ProbeReport, directory: URL = CARDS): void {
  const file = new URL(`${encodeURIComponent(cardName)}.json`, directory);
  const card = existsSync(file) ? ModelCard.parse(JSON.parse(readFileSync(file, 'utf8'))) : newCard(cardName, report);
  for (const key of ['model', 'promptVersion', 'promptHash', 'languageModel'] as const) {
    if (card[key] !== report[key]) {
      throw new RangeError(`model card ${cardName} is for ${key} ${card[key]}, not ${report[key]}; give another name`);
    }
  }
  const fresh = report.results.map(({ result }) => result);
  const kept = card.probes.filter(({ family }) => !fresh.some((result) => result.family === family));
  const updated = ModelCard.parse({ ...card, probes: [...kept, ...fresh] });
  writeFileSync(file, `${JSON.stringify(updated, null, 2)}\n`);
}

function newCard(name: string, { model, promptVersion, promptHash, languageModel }: ProbeReport): ModelCard {
  return ModelCard.parse({
    name,
    model,
    promptVersion,
    promptHash,
    languageModel,
    judgement: 'own',
    statement: `${model} behind an OpenAI-compatible endpoint. Say here what it is, who runs it and what it must not be used for.`,
    evaluations: [],
    probes: [],
  });
}
