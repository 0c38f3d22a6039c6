import { BUILTIN_MODEL } from '#workflows/domain/score.ts';
import { startBuiltinServer } from '../llm/builtin-server.ts';
import { EndpointSettingsError, readEndpointSettings } from '../llm/endpoint-settings.ts';
import { createModelScorer, type ModelScorer } from '../llm/model-scorer.ts';
import { inMemoryTokenBudget } from '../llm/token-budget.ts';
import { EvaluationInputError } from './labelled-cases.ts';

/**
 * Connects the scorer that live cases use for a model: the built-in one on loopback, any other at `OPENAI_BASE_URL`.
 *
 * @throws EvaluationInputError if a model needs an endpoint and none is given
 */
export async function connectModel(
  name: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<{ scorer: ModelScorer; close: () => Promise<void> }> {
  const budget = inMemoryTokenBudget();
  if (name === BUILTIN_MODEL) {
    const server = await startBuiltinServer();
    return {
      scorer: createModelScorer({ baseUrl: server.baseUrl, apiKey: 'none', budget }),
      close: () => server.stop(),
    };
  }
  const settings = readSettings(environment);
  if (!settings) throw new EvaluationInputError(`${name} needs an endpoint; set OPENAI_BASE_URL and OPENAI_API_KEY`);
  return { scorer: createModelScorer({ ...settings, budget }), close: async () => undefined };
}

function readSettings(environment: NodeJS.ProcessEnv) {
  try {
    return readEndpointSettings(environment);
  } catch (error) {
    if (error instanceof EndpointSettingsError) throw new EvaluationInputError(error.message);
    throw error;
  }
}
