import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerByCounting, nearnessWeightedShare } from '#activities/llm/builtin-answer.ts';
import { startBuiltinServer, type BuiltinServer } from '#activities/llm/builtin-server.ts';
import { comparisonIn } from '#activities/llm/prompts/comparison.ts';
import { DocumentV1 } from '#activities/llm/prompts/document-v1.ts';
import { promptV1 } from '#activities/llm/prompts/v1.ts';
import { BUILTIN_MODEL, ModelAssessment } from '#workflows/domain/score.ts';
import { sampleFacts, sampleNeighbours, samplePolicy } from './sample-case.ts';
import { sampleRequest, scorerFor } from './scorer-under-test.ts';

let server: BuiltinServer;
let client: OpenAI;
beforeAll(async () => {
  server = await startBuiltinServer();
  client = new OpenAI({ baseURL: server.baseUrl, apiKey: 'none', maxRetries: 0 });
});
afterAll(() => server.stop());

const prompt = promptV1.render({ policy: samplePolicy, facts: sampleFacts, neighbours: sampleNeighbours });
const builtinRequest = () => ({
  ...sampleRequest(),
  policy: { ...samplePolicy, model: { ...samplePolicy.model, name: BUILTIN_MODEL } },
});

describe('the built-in server', () => {
  it('listens on loopback only', () => expect(new URL(server.baseUrl).hostname).toBe('127.0.0.1'));

  it('answers through the same adapter as a language model, and says that it is not one', async () => {
    const result = await scorerFor(server.baseUrl).scorer.assess(builtinRequest());
    if (!result.valid) throw new Error(result.detail);
    expect(() => ModelAssessment.parse(result.assessment)).not.toThrow();
    expect(result.assessment).toMatchObject({
      model: BUILTIN_MODEL,
      builtin: true,
      probabilitySource: 'verbalised',
      attempts: 1,
      promptTokens: 0,
      completionTokens: 0,
    });
    expect(result.assessment.rationale).toMatch(/no language model/);
    expect(result.assessment.citedNeighbours[0]).toBe('precedent-0');
  });

  it('says in its list of models that it is no language model', async () => {
    const models = (await client.models.list()).data;
    expect(models).toMatchObject([{ id: BUILTIN_MODEL, hearken: { languageModel: false } }]);
    expect(await client.models.retrieve(BUILTIN_MODEL)).toMatchObject({ hearken: { languageModel: false } });
  });

  it('gives no log-probabilities although asked', async () => {
    const completion = await client.chat.completions.create({
      model: BUILTIN_MODEL,
      messages: [{ role: 'user', content: prompt.user }],
      logprobs: true,
    });
    expect(completion.choices[0]?.logprobs).toBeNull();
  });

  const ask = (body: object) =>
    client.chat.completions.create({
      model: BUILTIN_MODEL,
      messages: [{ role: 'user', content: prompt.user }],
      ...body,
    } as OpenAI.ChatCompletionCreateParamsNonStreaming);

  it.each<[string, object, number]>([
    ['another model', { model: 'gpt-x' }, 404],
    ['no messages', { messages: [] }, 400],
    ['a conversation that ends with the system', { messages: [{ role: 'system', content: prompt.user }] }, 400],
    ['a stream', { stream: true }, 400],
    ['a question in words', { messages: [{ role: 'user', content: 'Where does Sally look?' }] }, 400],
    ['another document', { messages: [{ role: 'user', content: '{"case":{}}' }] }, 400],
    [
      'another form of answer',
      {
        response_format: {
          type: 'json_schema',
          json_schema: { name: 'answer', schema: { properties: { answer: { type: 'string' } } } },
        },
      },
      400,
    ],
  ])('refuses %s as an OpenAI endpoint would', async (_, body, status) => {
    const error: unknown = await ask(body).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(OpenAI.APIError);
    expect(error).toMatchObject({ status, type: 'invalid_request_error' });
  });

  it('refuses what is not JSON, and paths that it does not have', async () => {
    const headers = { 'content-type': 'application/json' };
    const cutOff = await fetch(`${server.baseUrl}/chat/completions`, { method: 'POST', headers, body: '{' });
    expect(cutOff.status).toBe(400);
    const unknown = await fetch(`${server.baseUrl}/embeddings`);
    expect(unknown.status).toBe(404);
    for (const response of [cutOff, unknown]) {
      expect(await response.json()).toMatchObject({ error: { type: 'invalid_request_error' } });
    }
  });
});

describe('its answer', () => {
  const line = (distance: number, precedents: number, withEvent: number) => ({ distance, precedents, withEvent });

  it('is the share of the event among neighbours, nearer ones counting for more', () => {
    expect(nearnessWeightedShare([line(0.1, 10, 10), line(0.4, 10, 0)])).toBeGreaterThan(0.6);
    expect(nearnessWeightedShare([line(0.1, 10, 0), line(0.4, 10, 10)])).toBeLessThan(0.4);
    expect(nearnessWeightedShare([line(0.1, 10, 3), line(0.1, 10, 3)])).toBeCloseTo(0.3, 1);
  });

  it('is never certain, whatever the neighbours', () => {
    for (const lines of [[line(0, 1, 0)], [line(0, 1_000, 1_000)], [line(1, 50, 0)], []]) {
      expect(nearnessWeightedShare(lines)).toBeGreaterThan(0);
      expect(nearnessWeightedShare(lines)).toBeLessThan(1);
    }
    expect(nearnessWeightedShare([])).toBe(0.5);
  });

  it('includes neighbours that are only counted in the share', () => {
    const near = [line(0.1, 2, 1)];
    expect(nearnessWeightedShare(near, line(0, 100, 100))).toBeGreaterThan(
      nearnessWeightedShare(near, line(0, 100, 0)),
    );
  });

  it('names the attribute that outcomes go with, in its direction', () => {
    const factorsOf = ({ user }: typeof prompt) =>
      answerByCounting(comparisonIn(DocumentV1.parse(JSON.parse(user)))).factors;
    expect(factorsOf(prompt)).toContainEqual({ attribute: 'savings', direction: 'raises' });
    const saver = promptV1.render({
      policy: samplePolicy,
      facts: { ...sampleFacts, savings: 'much' },
      neighbours: sampleNeighbours,
    });
    expect(factorsOf(saver)).toContainEqual({ attribute: 'savings', direction: 'lowers' });
  });
});
