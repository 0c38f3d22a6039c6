import { describe, expect, it } from 'vitest';
import { labelProbability, type TokenLogProbability } from '#activities/llm/label-probability.ts';
import { startFaultyServer } from './faulty-server.ts';
import { sampleRequest, scorerFor } from './scorer-under-test.ts';

type Likeliest = Record<string, number>;

/** Tokens of an answer; the one after `before` is the label's, with the probabilities given. */
function tokens(before: string[], label: string, likeliest: Likeliest, after: string[]): TokenLogProbability[] {
  const certain = (token: string) => ({ token, logprob: 0, top_logprobs: [] });
  const top = Object.entries(likeliest).map(([token, probability]) => ({ token, logprob: Math.log(probability) }));
  return [
    ...before.map(certain),
    { token: label, logprob: Math.log(likeliest[label] ?? 0), top_logprobs: top },
    ...after.map(certain),
  ];
}
const after = ['",', ' "probability"', ': 0.9', '}'];

describe('labelProbability', () => {
  it('is the share of the label yes, when the label is a token', () => {
    const given = tokens(['{"', 'adverseEvent', '": "'], 'no', { no: 0.6, yes: 0.2, maybe: 0.2 }, after);
    expect(labelProbability(given)).toBeCloseTo(0.25);
  });

  it('adds up tokens that begin a label, with the quotation marks around it or in parts', () => {
    const opened = tokens(['{"adverseEvent":'], ' "yes', { ' "yes': 0.3, ' "no': 0.4, ' "y': 0.1, '"yes': 0.2 }, after);
    expect(labelProbability(opened)).toBeCloseTo(0.5);
    const closed = tokens(['{"adverseEvent": "'], 'yes"', { 'yes"': 0.3, yes: 0.3, 'no"': 0.2 }, [
      ', "probability": 1}',
    ]);
    expect(labelProbability(closed)).toBeCloseTo(0.75);
    const parts = tokens(['{"adverseEvent": "'], 'n', { n: 0.3, y: 0.1 }, ['o', ...after]);
    expect(labelProbability(parts)).toBeCloseTo(0.25);
  });

  it('finds the label although tokens around the answer are listed that the answer leaves out', () => {
    const given = tokens(['```', 'json', '\n', '{\n "adverseEvent": "'], 'yes', { yes: 0.4, no: 0.1 }, [
      ...after,
      '```',
    ]);
    expect(labelProbability(given)).toBeCloseTo(0.8);
  });

  it('gives an unlisted label the highest probability it can have', () => {
    const lowest = tokens(['{"adverseEvent":"'], 'yes', { yes: 0.9, maybe: 0.02, true: 0.01 }, after);
    expect(labelProbability(lowest)).toBeCloseTo(0.9 / 0.91);
    const leftOver = tokens(['{"adverseEvent":"'], 'yes', { yes: 0.9 }, after);
    expect(labelProbability(leftOver)).toBeCloseTo(0.9);
  });

  it.each([
    ['there are no tokens', []],
    ['there is no label', tokens(['{"probability": '], '0', { 0: 1 }, ['.5}'])],
    ['there are two labels', tokens(['{"adverseEvent":"'], 'no', { no: 0.5, yes: 0.4 }, ['","adverseEvent":"yes"}'])],
    ['neither label was likely', tokens(['{"adverseEvent":"'], 'yes', { yes: 0.001, maybe: 0.9 }, after)],
    ['nothing is left for the other label', tokens(['{"adverseEvent":"'], 'yes', { yes: 1 }, after)],
    ['a log-probability is no number', tokens(['{"adverseEvent":"'], 'yes', { yes: Number.NaN, no: 0.1 }, after)],
  ])('cannot be derived when %s', (_, given) => expect(labelProbability(given)).toBeNull());
});

describe('an assessment', () => {
  const assess = async (logprobs: (content: string) => unknown) => {
    const server = await startFaultyServer({ fault: () => 'none', logprobs });
    const result = await scorerFor(server.baseUrl).scorer.assess(sampleRequest());
    await server.stop();
    if (!result.valid) throw new Error(result.detail);
    return result.assessment;
  };
  const listed = (content: string) => {
    const [before, rest] = content.split(/(?<="adverseEvent":")/) as [string, string];
    const label = /^[a-z]+/.exec(rest)![0];
    return { content: tokens([before], label, { yes: 0.3, no: 0.5 }, [rest.slice(label.length)]) };
  };

  it('takes its probability from log-probabilities where there are any, and says so', async () => {
    const assessment = await assess(listed);
    expect(assessment.probabilitySource).toBe('logProbabilities');
    expect(assessment.probability).toBeCloseTo(0.375);
  });

  it.each([
    ['are absent', null],
    ['are of another form', { content: [{ token: 1 }] }],
    ['are of no use', { content: [] }],
  ])('takes the number in the answer where log-probabilities %s, and says so', async (_, logprobs) => {
    const assessment = await assess(() => logprobs);
    expect(assessment.probabilitySource).toBe('verbalised');
    expect(assessment.probability).not.toBeCloseTo(0.375);
  });
});
