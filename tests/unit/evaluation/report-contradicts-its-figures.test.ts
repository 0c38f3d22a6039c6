import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { readArguments } from '#activities/evaluation/arguments.ts';
import { EvaluationInputError } from '#activities/evaluation/labelled-cases.ts';
import { runEvaluation } from '#activities/evaluation/run-evaluation.ts';
import type { Report } from '#activities/evaluation/report.ts';

const program = fileURLToPath(new URL('../../../activities/evaluation/evaluate.ts', import.meta.url));
const examples = fileURLToPath(new URL('../../../worker/standalone/examples/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'hearken-evaluate-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function report(...words: string[]): Promise<Report> {
  const given = readArguments(words);
  if (!given) throw new Error('help was asked for');
  return runEvaluation(given, new AbortController().signal);
}

const command = (...words: string[]) => commandIn(folder, ...words);

function commandIn(directory: string, ...words: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...words], { env: {}, cwd: directory }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

const scorer = (given: Report, name: string) => given.scorers.find((each) => each.name === name)!;

describe.each(['bail', 'credit'])('%s', (policy) => {
  test('on the cases kept aside, the combined score is calibrated and no worse than the reference class', async () => {
    const given = await report('--policy', policy);
    expect(given.cases.scored).toBe(given.cases.given);
    expect(scorer(given, 'baseRate').auc.value).toBe(0.5);
    expect(scorer(given, 'combined').auc.lower).toBeGreaterThan(0.6);
    expect(scorer(given, 'calibrated').calibrationError).toBeLessThanOrEqual(0.05);
    expect(scorer(given, 'combined').calibrationError).toBeLessThanOrEqual(0.05);
    expect(scorer(given, 'combined').brier).toBeLessThanOrEqual(scorer(given, 'referenceClass').brier);
    const groups = scorer(given, 'combined').groups.filter(
      ({ attribute }) => attribute === given.scorers[0]!.groups[0]!.attribute,
    );
    expect(groups.reduce((sum, { cases }) => sum + cases, 0)).toBe(given.cases.scored);
  }, 240_000);

  test('on the precedents, each left out of its own score, likewise', async () => {
    const given = await report('--policy', policy, '--on', 'precedents');
    expect(scorer(given, 'calibrated').calibrationError).toBeLessThanOrEqual(0.05);
    expect(scorer(given, 'combined').calibrationError).toBeLessThanOrEqual(0.05);
    expect(scorer(given, 'combined').brier).toBeLessThanOrEqual(scorer(given, 'referenceClass').brier);
  }, 240_000);
});

test('a second run gives the same figures', async () => {
  const [one, other] = [
    await report('--policy', 'credit', '--most', '60'),
    await report('--policy', 'credit', '--most', '60'),
  ];
  expect(one.cases.given).toBe(60);
  expect({ ...other, at: '' }).toEqual({ ...one, at: '' });
}, 240_000);

test('the command prints and writes the figures, on a page that loads nothing and runs nothing', async () => {
  const [html, json] = [join(folder, 'report.html'), join(folder, 'report.json')];
  const result = await command('--policy', 'credit', '--most', '60', '--html', html, '--json', json);
  expect(result).toMatchObject({ code: 0, stderr: '' });
  const given = JSON.parse(readFileSync(json, 'utf8')) as Report;
  expect(result.stdout).toContain(scorer(given, 'combined').brier.toFixed(4));
  const page = readFileSync(html, 'utf8');
  expect(page).toContain('no language model');
  expect(page.match(/<svg/g)!.length).toBeGreaterThan(5);
  expect(page).not.toMatch(/<script|https?:|src=|href=|@import|NaN|undefined/);
}, 240_000);

test('by default the command writes figures and page to the current directory, and says so', async () => {
  const here = mkdtempSync(join(tmpdir(), 'hearken-evaluate-here-'));
  try {
    const { stdout } = await commandIn(here, '--policy', 'credit', '--most', '60');
    expect(stdout).toContain('all figures are in evaluation-credit.json, and charts in evaluation-credit.html');
    const given = JSON.parse(readFileSync(join(here, 'evaluation-credit.json'), 'utf8')) as Report;
    expect(given.scorers.map(({ name }) => name)).toEqual([
      'baseRate',
      'referenceClass',
      'calibrated',
      'model',
      'combined',
    ]);
    expect(readFileSync(join(here, 'evaluation-credit.html'), 'utf8')).toContain('<svg');
  } finally {
    rmSync(here, { recursive: true, force: true });
  }
}, 240_000);

test('a policy folder of one’s own is evaluated by path', async () => {
  for (const name of ['policy.json', 'precedents.csv', 'cases.csv', 'outcomes.csv'])
    writeFileSync(join(folder, name), readFileSync(join(examples, 'credit', name)));
  const given = await report('--policy', folder, '--most', '50');
  expect(given.policy).toMatchObject({ key: join(folder, 'policy.json'), kind: 'credit' });
}, 240_000);

describe('input that it cannot use is reported', () => {
  const file = (name: string, text: string) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const head = 'id,age_band,sex,race,juvenile_charges,priors_count,charge_degree,charge_category,outcome';
  const row = 'x,18_to_20,male,other,0,1,felony,drug,reoffended';
  const bail = (cases: string) => ['--policy', 'bail', '--cases', cases];
  const refused: [string, string[], string][] = [
    ['no policy', [], 'name the policy with --policy'],
    ['unknown policy', ['--policy', 'parole'], 'there is no policy parole; give a path or one of bail, credit'],
    ['missing file', bail('/nowhere/cases.csv'), 'there is no file /nowhere/cases.csv; check the path'],
    ['unknown option', ['--policy', 'bail', '--fast'], "Unknown option '--fast'"],
    [
      'no outcome',
      bail(file('a.csv', `${head}\n${row.replace('reoffended', '')}`)),
      'the outcome is ; give reoffended or',
    ],
    [
      'other outcome',
      bail(file('b.csv', `${head}\n${row.replace('reoffended', 'x')}`)),
      'b.csv, line 2: the outcome is x',
    ],
    ['bad value', bail(file('c.csv', `${head}\n${row.replace('felony', 'crime')}`)), 'give one of felony, misdemeanor'],
    [
      'bad number',
      bail(file('d.csv', `${head}\n${row.replace(',1,', ',many,')}`)),
      'priors_count: give a number from 0 to 16',
    ],
    ['unknown column', bail(file('e.csv', `${head},mood\n${row},good`)), 'the policy has no attribute mood'],
    ['id given twice', bail(file('f.csv', `${head}\n${row}\n${row}`)), 'line 3: give each case an id of its own'],
    ['one kind of outcome', bail(file('g.csv', `${head}\n${row}`)), 'all cases had the same outcome'],
    ['ragged row', bail(file('h.csv', `${head}\n${row},1,2`)), 'h.csv is not CSV'],
    ['bad policy', ['--policy', file('p.json', '{}')], 'is not a valid policy'],
    ['unknown card', ['--policy', 'bail', '--card', 'nobody.v1'], 'there is no model card nobody.v1'],
    ['bad number of cases', ['--policy', 'bail', '--most', 'all'], '--most is all; give a whole number of at least 1'],
  ];

  test.each(refused)('%s', async (_, words, message) => {
    const failure: unknown = await report(...words).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(EvaluationInputError);
    expect((failure as Error).message).toContain(message);
  });

  test('in one line, without a stack, and the command fails', async () => {
    expect(await command('--policy', 'parole')).toEqual({
      code: 1,
      stdout: '',
      stderr: 'there is no policy parole; give a path or one of bail, credit\n',
    });
  }, 30_000);
});

test('a model that is not the built-in one is not asked without an endpoint', async () => {
  const policy = JSON.parse(readFileSync(join(examples, 'bail', 'policy.json'), 'utf8')) as { model: { name: string } };
  const path = join(folder, 'elsewhere.json');
  writeFileSync(path, JSON.stringify({ ...policy, model: { ...policy.model, name: 'some-model' } }));
  const data = ['precedents', 'cases', 'outcomes'].flatMap((name) => [
    `--${name}`,
    join(examples, 'bail', `${name}.csv`),
  ]);
  await expect(report('--policy', path, ...data)).rejects.toThrow(
    'some-model needs an endpoint; set OPENAI_BASE_URL and OPENAI_API_KEY',
  );
}, 30_000);
