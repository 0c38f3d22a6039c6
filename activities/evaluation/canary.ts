import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CARDS, ModelCard } from '#db/model-cards/model-card.ts';
import { findPromptVersion } from '../llm/prompts/prompt-version.ts';
import { askCanary } from './canary/canary-set.ts';
import { findDrift } from './canary/find-drift.ts';
import { connectModel } from './connect-model.ts';
import { findCard } from './evaluated-card.ts';
import { EvaluationInputError } from './labelled-cases.ts';

const USAGE = `npm run canary -- --card NAME [--record]

Asks the model of a card 24 invented cases that never change, and compares its answers with those that the card recorded. It exits
with 1 if another model seems to go by the same name.

  --record   put the answers into the card instead

The built-in scorer needs nothing else. Any other model needs OPENAI_BASE_URL, and OPENAI_API_KEY where a key is asked for.`;

const interrupted = new AbortController();
process.once('SIGINT', () => interrupted.abort(new EvaluationInputError('interrupted')));
try {
  const { values } = parseArgs({ options: { card: { type: 'string' }, record: { type: 'boolean' } } });
  if (values.card === undefined) console.log(USAGE);
  else await look(findCard(values.card), values.record === true);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

async function look(card: ModelCard, records: boolean): Promise<void> {
  if (!records && !card.canary)
    throw new EvaluationInputError(`model card ${card.name} has recorded no answers; run this with --record first`);
  const said = await ask(card);
  if (records || !card.canary) {
    const promptHash = findPromptVersion(card.promptVersion)?.hash ?? card.promptHash;
    const canary = { at: new Date().toISOString(), promptHash, probabilities: said };
    const updated = ModelCard.parse({ ...card, canary });
    writeFileSync(new URL(`${card.name}.json`, CARDS), `${JSON.stringify(updated, null, 2)}\n`);
    console.log(`recorded ${said.filter((each) => each !== null).length} answers of ${card.model} in ${card.name}`);
    return;
  }
  const drift = findDrift(card.canary.probabilities, said);
  console.log(
    `${card.model} since ${card.canary.at}: answers changed by ${drift.meanChange.toFixed(4)} on average and ${drift.greatestChange.toFixed(4)} at most; ${drift.answeredOnce} were answered at one time only`,
  );
  if (!drift.isDrift) return;
  console.log('another model seems to go by this name: evaluate and probe it again before it scores live cases');
  process.exitCode = 1;
}

async function ask({ model, promptVersion }: ModelCard): Promise<(number | null)[]> {
  const { scorer, close } = await connectModel(model);
  try {
    return await askCanary(scorer, { name: model, promptVersion }, interrupted.signal);
  } finally {
    await close();
  }
}
