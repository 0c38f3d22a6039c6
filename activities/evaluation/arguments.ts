import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { EvaluationInputError } from './labelled-cases.ts';

export const USAGE = `npm run evaluate -- --policy NAME|PATH [options]

Scores cases whose outcome is known, as live cases are scored, and says how well that went.

  --policy NAME|PATH   an example policy by name, a policy file, or a folder with policy.json
  --precedents FILE    CSV with outcomes; precedents.csv beside the policy when left out
  --cases FILE         CSV; cases.csv beside the policy when left out
  --outcomes FILE      CSV with id and outcome; outcomes.csv beside the policy when left out,
                       or the cases' own column outcome when --cases is given
  --on cases|precedents  score the precedents instead, each left out of its own neighbours and calibration
  --most NUMBER        score only so many cases, taken at even steps
  --card NAME          put the figures into this model card and use its model
  --json FILE          where all figures are written; evaluation-NAME.json when left out
  --html FILE          where the report with charts is written; evaluation-NAME.html when left out
  --seed NUMBER        for resampling; 1 when left out

The built-in scorer needs nothing else. Any other model needs OPENAI_BASE_URL and OPENAI_API_KEY.`;

export interface Arguments {
  policyKey: string;
  policyFile: string;
  precedentsFile: string;
  casesFile: string;
  outcomesFile?: string;
  on: 'cases' | 'precedents';
  most?: number;
  card?: string;
  jsonFile: string;
  htmlFile: string;
  seed: number;
}

const EXAMPLES = new URL('../../worker/standalone/examples/', import.meta.url);

/**
 * Reads the command line of `npm run evaluate`.
 *
 * @param words after the program's name
 * @returns `null` if help is requested
 * @throws EvaluationInputError with what is wrong and how to correct it
 */
export function readArguments(words: string[]): Arguments | null {
  const { values } = parse(words);
  if (values.help) return null;
  if (!values.policy) throw new EvaluationInputError(`name the policy with --policy, such as --policy bail`);
  const { key, file } = findPolicy(values.policy);
  const beside = (other: string) => join(dirname(file), other);
  const name = basename(key, '.json');
  if (values.on !== 'cases' && values.on !== 'precedents')
    throw new EvaluationInputError(`--on is ${values.on}; give cases or precedents`);
  const outcomesFile = values.outcomes ?? (values.cases ? undefined : beside('outcomes.csv'));
  return {
    policyKey: key,
    policyFile: file,
    precedentsFile: values.precedents ?? beside('precedents.csv'),
    casesFile: values.cases ?? beside('cases.csv'),
    ...(outcomesFile !== undefined && { outcomesFile }),
    on: values.on,
    ...(values.most !== undefined && { most: wholeNumber('--most', values.most, 1) }),
    ...(values.card !== undefined && { card: values.card }),
    jsonFile: values.json ?? `evaluation-${name}.json`,
    htmlFile: values.html ?? `evaluation-${name}.html`,
    seed: wholeNumber('--seed', values.seed, 0),
  };
}

function parse(words: string[]) {
  try {
    return parseArgs({
      args: words,
      options: {
        policy: { type: 'string' },
        precedents: { type: 'string' },
        cases: { type: 'string' },
        outcomes: { type: 'string' },
        on: { type: 'string', default: 'cases' },
        most: { type: 'string' },
        card: { type: 'string' },
        json: { type: 'string' },
        html: { type: 'string' },
        seed: { type: 'string', default: '1' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new EvaluationInputError((error as Error).message);
  }
}

function findPolicy(given: string): { key: string; file: string } {
  const example = new URL(`${encodeURIComponent(given)}/policy.json`, EXAMPLES);
  if (existsSync(example)) return { key: given, file: fileURLToPath(example) };
  if (!existsSync(given)) {
    const names = readdirSync(EXAMPLES).filter((name) => existsSync(new URL(`${name}/policy.json`, EXAMPLES)));
    throw new EvaluationInputError(`there is no policy ${given}; give a path or one of ${names.join(', ')}`);
  }
  const file = statSync(given).isDirectory() ? join(given, 'policy.json') : given;
  if (!existsSync(file)) throw new EvaluationInputError(`there is no policy.json in ${given}`);
  return { key: file, file };
}

function wholeNumber(option: string, text: string, least: number): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= least) return number;
  throw new EvaluationInputError(`${option} is ${text}; give a whole number of at least ${least}`);
}
