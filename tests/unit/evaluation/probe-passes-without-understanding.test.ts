import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { PROBE_FAMILIES } from '#activities/evaluation/probes/families.ts';
import type { ProbeFamily, Question, Respondent } from '#activities/evaluation/probes/probe-family.ts';
import { renderProbes } from '#activities/evaluation/probes/render-probes.ts';
import { createRespondent, EndpointGone } from '#activities/evaluation/probes/respondent.ts';
import { runProbes } from '#activities/evaluation/probes/run-probes.ts';
import { LANGUAGE_FAMILIES } from '#db/model-cards/language-families.ts';
import { seededRandom } from '#workflows/domain/seeded-random.ts';
import { startBuiltinServer } from '#activities/llm/builtin-server.ts';
import type { PromptInput } from '#activities/llm/prompts/prompt.ts';
import { promptV1 } from '#activities/llm/prompts/v1.ts';
import { startFaultyServer } from '../llm/faulty-server.ts';

const nobody: Respondent = {
  assess: () => Promise.resolve(null),
  consider: () => Promise.resolve('There is something to be said for either.'),
  choose: () => Promise.resolve(null),
  promptFor: (input) => promptV1.render(input).user,
};
const run = (respondent: Partial<Respondent>, families: readonly ProbeFamily[] = PROBE_FAMILIES) =>
  runProbes({
    families,
    items: 60,
    seed: 3,
    respondent: { ...nobody, ...respondent },
    languageModel: true,
    concurrency: 4,
    onProgress: () => undefined,
  }).then(
    (results) =>
      new Map(
        results.map(({ result }) => {
          if (!result.asked) throw new Error(`${result.family} was not asked`);
          return [result.family, result] as const;
        }),
      ),
  );
/** Notes what it was asked, and gives no answer. */
const noting =
  <T>(asked: T[]) =>
  (question: T) => {
    asked.push(question);
    return Promise.resolve(null);
  };
const named = (...names: string[]) => PROBE_FAMILIES.filter(({ name }) => names.includes(name));
const share = (input: PromptInput) =>
  input.neighbours.filter(({ adverse }) => adverse).length / input.neighbours.length;

describe('generated items', () => {
  it('are the same for the same seed and others for another', async () => {
    const asked = async (seed: number) => {
      const questions: unknown[] = [];
      const listening: Respondent = {
        ...nobody,
        assess: noting(questions),
        choose: noting(questions),
      };
      for (const family of PROBE_FAMILIES) {
        for (const item of family.generate(5, seededRandom(seed))) await item(listening);
      }
      return JSON.stringify(questions);
    };
    expect(await asked(1)).toBe(await asked(1));
    expect(await asked(1)).not.toBe(await asked(2));
  });

  it('of stories are different, give three options each and put the right one in every place', async () => {
    for (const family of PROBE_FAMILIES.filter(({ language }) => language)) {
      const questions: Question[] = [];
      for (const item of family.generate(60, seededRandom(1))) {
        await item({ ...nobody, choose: noting(questions) });
      }
      expect(new Set(questions.map(({ story }) => story)).size).toBe(60);
      for (const { options } of questions) expect(new Set(options).size).toBe(3);
      for (const place of [0, 1, 2]) {
        const results = await run({ choose: ({ options }) => Promise.resolve(options[place]!) }, [family]);
        expect(results.get(family.name)?.passed).toBeGreaterThan(8);
        expect(results.get(family.name)?.passed).toBeLessThan(32);
      }
    }
  });
});

describe('a family tells those who understand from those who do not', () => {
  const firstQuoted = (story: string) => /"([a-z ]+)"/.exec(story)![1]!;
  const firstPlace = (story: string) => `the ${/into the ([a-z]+)/.exec(story)![1]!}`;

  it('one who always believes the label passes only where the label is believed', async () => {
    const results = await run(
      { choose: ({ story }) => Promise.resolve(firstQuoted(story)) },
      PROBE_FAMILIES.filter(({ name }) => name.startsWith('unexpectedContents')),
    );
    expect([...results].map(([name, { passed }]) => [name, passed])).toEqual([
      ['unexpectedContents', 60],
      ['unexpectedContentsTransparent', 0],
      ['unexpectedContentsCannotRead', 0],
      ['unexpectedContentsTold', 0],
    ]);
  });

  it('one who always looks in the first place passes only where nobody knows better', async () => {
    const results = await run(
      { choose: ({ story }) => Promise.resolve(firstPlace(story)) },
      PROBE_FAMILIES.filter(({ name }) => name.startsWith('unexpectedTransfer')),
    );
    expect([...results].map(([name, { passed }]) => [name, passed])).toEqual([
      ['unexpectedTransfer', 60],
      ['unexpectedTransferTransparent', 0],
      ['unexpectedTransferTold', 0],
      ['unexpectedTransferSeen', 0],
    ]);
  });

  it('one who is moved by the words alone passes only where they account for the gap', async () => {
    const results = await run(
      { choose: ({ options }) => Promise.resolve(options.find((option) => option.startsWith('reconsider'))!) },
      PROBE_FAMILIES.filter(({ name }) => name.startsWith('employmentGap')),
    );
    expect([...results].map(([name, { passed }]) => [name, passed])).toEqual([
      ['employmentGap', 60],
      ['employmentGapOtherTime', 0],
      ['employmentGapSomeoneElse', 0],
    ]);
  });

  it('one who is told of the gap and has nothing to say is not asked to choose', async () => {
    const options: unknown[] = [];
    const silent = { consider: () => Promise.resolve(null), choose: noting(options) };
    const results = await run(silent, named('employmentGap'));
    expect(results.get('employmentGap')).toMatchObject({ passed: 0, unanswered: 60 });
    expect(options).toEqual([]);
  });

  it('one who says the same of every case misses the fact that matters, and nothing else', async () => {
    const results = await run(
      { assess: () => Promise.resolve(0.5) },
      PROBE_FAMILIES.filter(({ language }) => !language),
    );
    expect([...results].filter(([, { passed }]) => passed < 60).map(([name]) => name)).toEqual(['factThatMatters']);
    expect(results.get('factThatMatters')?.passed).toBe(0);
  });

  it('one who goes by the decisive fact passes its change; one who goes against it does not', async () => {
    const decisive = ({ facts }: PromptInput) =>
      Math.max(...Object.values(facts).filter((value) => typeof value === 'number'));
    const families = named('factThatMatters');
    const right = await run({ assess: (input) => Promise.resolve(decisive(input) / 30) }, families);
    const wrong = await run({ assess: (input) => Promise.resolve(1 - decisive(input) / 30) }, families);
    expect([right, wrong].map((results) => results.get('factThatMatters')?.passed)).toEqual([60, 0]);
  });

  it('one who goes by the wording fails the rewording', async () => {
    const results = await run(
      { assess: ({ policy }) => Promise.resolve((policy.adverseEvent.meaning.length % 10) / 10) },
      named('rewording'),
    );
    expect(results.get('rewording')?.passed).toBeLessThan(30);
  });

  it('one who goes by the order of neighbours fails their reversal', async () => {
    const results = await run(
      { assess: (_input, order) => Promise.resolve(order === 'reversed' ? 0.2 : 0.8) },
      named('neighbourOrder'),
    );
    expect(results.get('neighbourOrder')?.passed).toBe(0);
  });

  it('one who sees a pattern in lots fails the control, one who counts passes it', async () => {
    const families = named('randomLabels');
    const sure = await run({ assess: () => Promise.resolve(0.95) }, families);
    const counting = await run({ assess: (input) => Promise.resolve(share(input)) }, families);
    expect([sure, counting].map((results) => results.get('randomLabels')?.passed)).toEqual([0, 60]);
  });

  it('a prompt that shows a protected attribute or words of the subject fails', async () => {
    const families = named('protectedAttributeFlip', 'instructionInText');
    const leaky = await run({ promptFor: ({ facts }) => JSON.stringify(facts) }, families);
    expect([...leaky.values()].map(({ passed }) => passed)).toEqual([0, 0]);
    const tight = await run({}, families);
    expect([...tight.values()].map(({ passed }) => passed)).toEqual([60, 60]);
  });

  it('one who gives no answer passes nothing, and is counted as such', async () => {
    const results = await run({}, named('unexpectedContents', 'randomLabels'));
    for (const result of results.values()) expect(result).toMatchObject({ passed: 0, unanswered: 60 });
  });
});

it('a result names its prompts by hashes that are the same for every model, and the items say what was answered', async () => {
  const [first, second] = await Promise.all(
    ['It depends.', 'By all means.'].map((words) =>
      runProbes({
        families: named('employmentGap', 'randomLabels', 'protectedAttributeFlip'),
        items: 3,
        seed: 3,
        respondent: {
          ...nobody,
          assess: () => Promise.resolve(0.9),
          consider: () => Promise.resolve(words),
          choose: ({ options }) => Promise.resolve(options[0]!),
        },
        languageModel: true,
        concurrency: 2,
        onProgress: () => undefined,
      }),
    ),
  );
  const promptsOf = (families: typeof first) => families!.map(({ items }) => items.map(({ prompts }) => prompts));
  expect(promptsOf(first)).toEqual(promptsOf(second));
  const everyPrompt = promptsOf(first).flat(2);
  expect(everyPrompt).toHaveLength(3 * (2 + 1 + 2));
  // The two prompts of a flip are one and the same; all others differ.
  expect(new Set(everyPrompt).size).toBe(everyPrompt.length - 3);
  expect(first!.map(({ result }) => result.asked && result.made?.promptsHash)).toEqual(
    second!.map(({ result }) => result.asked && result.made?.promptsHash),
  );
  expect(first![0]!.items[0]).toMatchObject({ answers: ['It depends.', expect.stringContaining('reconsider')] });
  expect(first![1]!.items[0]).toMatchObject({ answers: [0.9], outcome: 'failed' });
});

describe('a respondent', () => {
  it('stops when the endpoint is gone, because that says nothing of the model', async () => {
    const server = await startFaultyServer({ fault: () => 'unauthorized' });
    const respondent = createRespondent({
      endpoint: { baseUrl: server.baseUrl, apiKey: 'none' },
      model: 'test/model',
      promptVersion: 'v1',
      signal: new AbortController().signal,
    });
    await expect(run(respondent, named('randomLabels'))).rejects.toThrow(EndpointGone);
    await expect(run(respondent, named('unexpectedContents'))).rejects.toThrow(EndpointGone);
    await server.stop();
  });

  it('is asked to choose in the dialogue in which it has considered', async () => {
    const bodies: { messages: object[]; logprobs?: true }[] = [];
    const token = { token: ' reason', logprob: -0.123456789, bytes: [32, 114, 101, 97, 115, 111, 110] };
    const logprobs = { content: Array.from({ length: 240 }, () => ({ ...token, top_logprobs: Array(5).fill(token) })) };
    const server = createServer((request, response) => {
      void text(request).then((body) => {
        const asked = JSON.parse(body) as (typeof bodies)[number];
        bodies.push(asked);
        // As long as a paragraph's log-probabilities are, where they are asked for.
        const choice = { index: 0, message: { role: 'assistant', content: 'It depends on the reason.' } };
        const choices = [{ ...choice, ...(asked.logprobs && { logprobs }) }];
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ id: '1', object: 'chat.completion', choices }));
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const respondent = createRespondent({
      endpoint: { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, apiKey: 'none' },
      model: 'test/model',
      promptVersion: 'v1',
      signal: new AbortController().signal,
    });
    const put = 'Should Elif be considered again?';
    const considered = await respondent.consider(put);
    expect(considered).toBe('It depends on the reason.');
    const choice = await respondent.choose({
      story: 'not put twice',
      question: 'What would you do?',
      options: ['yes', 'no'],
      before: { put, considered: considered! },
    });
    expect(choice).toBeNull();
    expect(bodies[0]).not.toHaveProperty('response_format');
    expect(bodies[1]!.messages.slice(1)).toEqual([
      { role: 'user', content: put },
      { role: 'assistant', content: considered },
      { role: 'user', content: 'What would you do?\n\nOptions:\n- yes\n- no' },
    ]);
  });

  it('puts neighbours the other way round where asked, and as live otherwise', async () => {
    const server = await startFaultyServer({ fault: () => 'none' });
    const respondent = createRespondent({
      endpoint: { baseUrl: server.baseUrl, apiKey: 'none' },
      model: 'test/model',
      promptVersion: 'v1',
      signal: new AbortController().signal,
    });
    const [item] = named('neighbourOrder')[0]!.generate(1, seededRandom(1));
    expect(await item!(respondent)).toBe('passed');
    await server.stop();
    const [first, second] = server.requests.map(
      ({ body }) => (JSON.parse(body.messages[1]!.content) as { neighbours: unknown[] }).neighbours,
    );
    expect(first).toEqual(second?.toReversed());
    expect(first).not.toEqual(second);
  });
});

it('the built-in scorer is not asked what takes a language model, and the report says why', async () => {
  const server = await startBuiltinServer();
  const model = 'builtin/reference-class';
  const results = await runProbes({
    families: PROBE_FAMILIES,
    items: 2,
    seed: 1,
    respondent: createRespondent({
      endpoint: { baseUrl: server.baseUrl, apiKey: 'none' },
      model,
      promptVersion: 'v1',
      signal: new AbortController().signal,
    }),
    languageModel: false,
    concurrency: 2,
    onProgress: () => undefined,
  });
  await server.stop();
  const unasked = results.map(({ result }) => result).filter((result) => !result.asked);
  expect(unasked.map(({ family }) => family)).toEqual(LANGUAGE_FAMILIES);
  expect(new Set(unasked.map(({ because }) => because))).toEqual(new Set(['not a language model']));
  expect(results.every(({ result }) => !result.asked || result.unanswered === 0)).toBe(true);

  const html = renderProbes({
    model: '<b>',
    languageModel: false,
    promptVersion: 'v1',
    promptHash: promptV1.hash,
    at: '2026-01-01T00:00:00Z',
    seed: 1,
    results: results.map((each) => ({ title: each.result.family, asks: 'x', ...each })),
  });
  expect(html).toContain('not a language model');
  expect(html).toContain('<svg');
  expect(html).not.toContain('<b>:');
  expect(html).not.toMatch(/<script|https?:/);
});
