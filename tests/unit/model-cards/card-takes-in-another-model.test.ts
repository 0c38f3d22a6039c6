import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProbeReport } from '#activities/evaluation/probes/probe-report.ts';
import { writeProbes } from '#activities/evaluation/probes/probed-card.ts';
import { readModelCards } from '#db/model-cards/model-card.ts';
import { EndpointSettingsError, readEndpointSettings } from '#activities/llm/endpoint-settings.ts';

let path: string;
let directory: URL;
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'hearken-cards-'));
  directory = pathToFileURL(`${path}/`);
});
afterEach(() => rmSync(path, { recursive: true }));

const report = (families: [string, number][], change: Partial<ProbeReport> = {}): ProbeReport => ({
  model: 'test/model',
  languageModel: true,
  promptVersion: 'v1',
  promptHash: 'a'.repeat(64),
  at: '2026-01-01T00:00:00Z',
  seed: 1,
  results: families.map(([family, passed]) => ({
    title: family,
    asks: 'x',
    items: [],
    result: {
      family,
      asked: true,
      items: 50,
      passed,
      unanswered: 0,
      rate: { value: passed / 50, lower: 0, upper: 1 },
      chance: null,
    },
  })),
  ...change,
});
const passedOf = () =>
  readModelCards(directory)[0]?.probes.map((probe) => [probe.family, probe.asked ? probe.passed : undefined]);

describe('a model card', () => {
  it('is made by the first probes and takes in the results of later ones', () => {
    writeProbes(
      'test-model.v1',
      report([
        ['a', 1],
        ['b', 2],
      ]),
      directory,
    );
    writeProbes('test-model.v1', report([['b', 3]]), directory);
    expect(passedOf()).toEqual([
      ['a', 1],
      ['b', 3],
    ]);
    expect(readModelCards(directory)).toMatchObject([{ name: 'test-model.v1', judgement: 'own', evaluations: [] }]);
  });

  it.each([{ model: 'other' }, { promptHash: 'b'.repeat(64) }, { promptVersion: 'v2' }, { languageModel: false }])(
    'does not take in results of something else: %j',
    (change) => {
      writeProbes('test-model.v1', report([['a', 1]]), directory);
      expect(() => writeProbes('test-model.v1', report([['a', 2]], change), directory)).toThrow(/give another name/);
      expect(passedOf()).toEqual([['a', 1]]);
    },
  );

  it('cannot be written outside its directory', () => {
    expect(() => writeProbes('../outside', report([['a', 1]]), directory)).toThrow();
    expect(readModelCards(directory)).toEqual([]);
  });

  it('that is not valid, or bears another name than its file, is named in the error', () => {
    writeProbes('test-model.v1', report([['a', 1]]), directory);
    const card = readFileSync(join(path, 'test-model.v1.json'), 'utf8');
    writeFileSync(join(path, 'other.json'), card);
    expect(() => readModelCards(directory)).toThrow(/other.json: name it test-model.v1.json/);
    writeFileSync(join(path, 'other.json'), card.replace('"test-model.v1"', '"other"').replace('"own"', '"best"'));
    expect(() => readModelCards(directory)).toThrow(/other.json: .*judgement/s);
  });
});

describe('readEndpointSettings', () => {
  it('gives null without an endpoint', () => expect(readEndpointSettings({ OPENAI_API_KEY: 'x' })).toBeNull());

  it('reads address, key, concurrency and timeout', () => {
    expect(readEndpointSettings({ OPENAI_BASE_URL: 'http://127.0.0.1:8091/v1' })).toEqual({
      baseUrl: 'http://127.0.0.1:8091/v1',
      apiKey: 'none',
    });
    expect(
      readEndpointSettings({
        OPENAI_BASE_URL: 'https://models.example/v1',
        OPENAI_API_KEY: 'key',
        HEARKEN_SCORING_CONCURRENCY: '4',
        HEARKEN_MODEL_TIMEOUT: 'PT5M',
        HEARKEN_MODEL_API: 'responses',
        HEARKEN_MODEL_WITHOUT: 'maximumCompletionTokens, logProbabilities',
      }),
    ).toEqual({
      baseUrl: 'https://models.example/v1',
      apiKey: 'key',
      concurrency: 4,
      timeoutMilliseconds: 300_000,
      api: 'responses',
      without: ['maximumCompletionTokens', 'logProbabilities'],
    });
  });

  it.each([
    { OPENAI_BASE_URL: 'localhost' },
    { OPENAI_BASE_URL: 'file:///etc/passwd' },
    { HEARKEN_SCORING_CONCURRENCY: '0' },
    { HEARKEN_SCORING_CONCURRENCY: 'many' },
    { HEARKEN_MODEL_TIMEOUT: '5 minutes' },
    { HEARKEN_MODEL_API: 'batch' },
    { HEARKEN_MODEL_WITHOUT: 'probabilities' },
  ])('refuses %j, naming the variable', (change) => {
    const read = () => readEndpointSettings({ OPENAI_BASE_URL: 'http://127.0.0.1:8091/v1', ...change });
    expect(read).toThrow(EndpointSettingsError);
    expect(read).toThrow(Object.keys(change)[0]);
  });
});
