import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { BUILTIN_MODEL } from '#workflows/domain/score.ts';
import { startBuiltinServer } from '../llm/builtin-server.ts';
import { EndpointSettingsError, readEndpointSettings, type EndpointSettings } from '../llm/endpoint-settings.ts';
import { findPromptVersion } from '../llm/prompts/prompt-version.ts';
import { PROBE_FAMILIES } from './probes/families.ts';
import { printProbes } from './probes/print-probes.ts';
import type { ProbeReport } from './probes/probe-report.ts';
import { writeProbes } from './probes/probed-card.ts';
import { renderProbes } from './probes/render-probes.ts';
import { createRespondent, EndpointGone } from './probes/respondent.ts';
import { runProbes } from './probes/run-probes.ts';

const USAGE = `npm run probe -- [options]

Puts generated questions to a model and counts how many it passes, by family.

  --model NAME       as the endpoint knows it; the built-in scorer when left out
  --prompt VERSION   v1 when left out
  --families A,B     only these, of ${PROBE_FAMILIES.map(({ name }) => name).join(', ')}
  --items NUMBER     of each family; 50 when left out
  --seed NUMBER      1 when left out; the same seed makes the same items
  --card NAME        put the results into this model card, which is made when there is none
  --json FILE        write the results as JSON, with every answer and the hashes of the prompts
  --html FILE        where they are written as a page with a chart; probes-MODEL.html when left out

The built-in scorer needs nothing else. Any other model needs OPENAI_BASE_URL, and OPENAI_API_KEY where a key is asked
for. HEARKEN_SCORING_CONCURRENCY says how many questions are asked at once (1 when left out).`;

/** Invalid input to this program; the message says what to do. */
class ProbeInputError extends Error {
  override name = 'ProbeInputError';
}

function readArguments(words: string[]) {
  try {
    const { values } = parseArgs({
      args: words,
      options: {
        model: { type: 'string', default: BUILTIN_MODEL },
        prompt: { type: 'string', default: 'v1' },
        families: { type: 'string' },
        items: { type: 'string', default: '50' },
        seed: { type: 'string', default: '1' },
        card: { type: 'string' },
        json: { type: 'string' },
        html: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    return values;
  } catch (error) {
    throw new ProbeInputError((error as Error).message);
  }
}

function wholeNumber(option: string, text: string, least: number): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= least) return number;
  throw new ProbeInputError(`${option} is ${text}; give a whole number of at least ${least}`);
}

function chosenFamilies(names: string | undefined) {
  if (names === undefined) return PROBE_FAMILIES;
  return names.split(',').map((name) => {
    const family = PROBE_FAMILIES.find((each) => each.name === name.trim());
    if (family) return family;
    throw new ProbeInputError(
      `there is no family ${name}; there are ${PROBE_FAMILIES.map((each) => each.name).join(', ')}`,
    );
  });
}

/** The endpoint of a model: the built-in server for the built-in scorer, otherwise the one in the environment. */
async function connect(model: string): Promise<{ endpoint: EndpointSettings; close: () => Promise<void> }> {
  if (model === BUILTIN_MODEL) {
    const server = await startBuiltinServer();
    return { endpoint: { baseUrl: server.baseUrl, apiKey: 'none' }, close: () => server.stop() };
  }
  const endpoint = readEndpointSettings(process.env);
  if (!endpoint) throw new ProbeInputError(`${model} needs an endpoint; set OPENAI_BASE_URL`);
  return { endpoint, close: async () => undefined };
}

const Models = z.object({
  data: z.array(z.object({ id: z.string(), hearken: z.object({ languageModel: z.boolean() }).optional() })),
});

/** Whether a model is a language model, according to its endpoint; assumed if the endpoint does not say. */
async function isLanguageModel({ baseUrl, apiKey }: EndpointSettings, model: string): Promise<boolean> {
  let response: Response;
  try {
    response = await fetch(`${baseUrl}/models`, { headers: { authorization: `Bearer ${apiKey}` } });
  } catch (cause) {
    throw new ProbeInputError(`the endpoint at ${baseUrl} is not responding; start it first`, { cause });
  }
  if (response.status === 401 || response.status === 403) {
    throw new ProbeInputError(`the endpoint at ${baseUrl} rejected the API key; set OPENAI_API_KEY`);
  }
  const models = Models.safeParse(await response.json().catch(() => null));
  return models.data?.data.find((each) => each.id === model)?.hearken?.languageModel ?? true;
}

async function probe(given: ReturnType<typeof readArguments>, signal: AbortSignal): Promise<ProbeReport> {
  const families = chosenFamilies(given.families);
  const items = wholeNumber('--items', given.items, 1);
  const seed = wholeNumber('--seed', given.seed, 0);
  const prompt = findPromptVersion(given.prompt);
  if (!prompt) throw new ProbeInputError(`there is no prompt ${given.prompt}`);
  const { endpoint, close } = await connect(given.model);
  try {
    const languageModel = await isLanguageModel(endpoint, given.model);
    const results = await runProbes({
      families,
      items,
      seed,
      languageModel,
      respondent: createRespondent({ endpoint, model: given.model, promptVersion: prompt.name, signal }),
      concurrency: endpoint.concurrency ?? 1,
      onProgress: (done, total) => {
        if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${total} items${done === total ? '\n' : ''}`);
      },
    });
    return {
      model: given.model,
      languageModel,
      promptVersion: prompt.name,
      promptHash: prompt.hash,
      at: new Date().toISOString(),
      seed,
      results: families.map(({ title, asks }, place) => ({ title, asks, ...results[place]! })),
    };
  } finally {
    await close();
  }
}

const interrupted = new AbortController();
process.once('SIGINT', () => interrupted.abort(new ProbeInputError('interrupted')));
try {
  const given = readArguments(process.argv.slice(2));
  if (given.help) console.log(USAGE);
  else {
    const report = await probe(given, interrupted.signal);
    printProbes(report);
    if (given.json !== undefined) writeFileSync(given.json, `${JSON.stringify(report, null, 2)}\n`);
    const page = given.html ?? `probes-${given.model.replaceAll(/[^\w.-]+/g, '-')}.html`;
    writeFileSync(page, renderProbes(report));
    console.log(`\nthe report with a chart is in ${page}`);
    if (given.card !== undefined) writeProbes(given.card, report);
  }
} catch (error) {
  if (error instanceof EndpointGone) console.error(`stopped, nothing written: ${error.message}`);
  else if (isExpected(error)) console.error(error.message);
  else throw error;
  process.exitCode = 1;
}

function isExpected(error: unknown): error is Error {
  return error instanceof ProbeInputError || error instanceof EndpointSettingsError || error instanceof RangeError;
}
