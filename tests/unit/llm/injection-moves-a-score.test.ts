import { expect, it } from 'vitest';
import { readAssessment } from '#activities/llm/read-assessment.ts';
import { DocumentV1 } from '#activities/llm/prompts/document-v1.ts';
import { promptV1 } from '#activities/llm/prompts/v1.ts';
import { ModelAssessment } from '#workflows/domain/score.ts';
import { INJECTIONS } from '../../setup/injections.ts';
import { startFaultyServer } from './faulty-server.ts';
import { sampleFacts, sampleNeighbours, samplePolicy } from './sample-case.ts';
import { sampleRequest, scorerFor } from './scorer-under-test.ts';

const render = (policy = samplePolicy, facts: Parameters<typeof promptV1.render>[0]['facts'] = sampleFacts) =>
  promptV1.render({ policy, facts, neighbours: sampleNeighbours });
const bytesOf = (prompt: ReturnType<typeof render>) =>
  Buffer.from(JSON.stringify([prompt, [...prompt.sent.neighbours]])).toString('base64');

it('the corpus holds at least 300 texts, each of its own', () => {
  expect(new Set(INJECTIONS.map(({ text }) => text)).size).toBeGreaterThanOrEqual(300);
  expect(new Set(INJECTIONS.map(({ family }) => family)).size).toBeGreaterThanOrEqual(40);
  for (const { mark, text } of INJECTIONS) expect(text).toContain(mark);
});

it('words of a subject, and facts that the policy does not let in, leave every byte of a prompt as it was', () => {
  const prompt = bytesOf(render());
  for (const { text } of INJECTIONS) {
    expect(bytesOf(render(samplePolicy, { ...sampleFacts, letter: text }))).toBe(prompt);
    expect(bytesOf(render(samplePolicy, { ...sampleFacts, [text]: text, note: text }))).toBe(prompt);
  }
});

it('a declared value that is none of those allowed is refused, whatever it says', () => {
  for (const { text } of INJECTIONS)
    for (const name of ['savings', 'months'])
      expect(() => render(samplePolicy, { ...sampleFacts, [name]: text })).toThrow(RangeError);
});

it('an institution’s text about its attributes stays in its place in the document', () => {
  const plain = render();
  const document = DocumentV1.parse(JSON.parse(plain.user));
  for (const { text } of INJECTIONS) {
    const { attributes, adverseEvent } = samplePolicy;
    const prompt = render({
      ...samplePolicy,
      attributes: attributes.map((each) =>
        each.type === 'numeric' ? { ...each, meaning: text, unit: text } : { ...each, meaning: text },
      ),
      adverseEvent: { ...adverseEvent, meaning: text },
    });
    expect(prompt.system).toBe(plain.system);
    expect(prompt.answerSchema).toEqual(plain.answerSchema);
    expect(prompt.sent).toEqual(plain.sent);
    expect(DocumentV1.parse(JSON.parse(prompt.user))).toEqual({
      ...document,
      event: { ...document.event, meaning: text },
      attributes: document.attributes.map((each) =>
        each.type === 'numeric' ? { ...each, meaning: text, unit: text } : { ...each, meaning: text },
      ),
    });
  }
});

it('a hostile answer of a model sets a probability, names what was sent, and leaves words to read; or it is refused', () => {
  const { sent } = render();
  const right = { adverseEvent: 'no', probability: 0.42, factors: [], citedNeighbours: ['n1'], rationale: '' };
  const read = (change: object) => readAssessment(JSON.stringify({ ...right, ...change }), sent);
  for (const { text } of INJECTIONS) {
    expect(readAssessment(text, sent)).toMatchObject({ valid: false });
    for (const change of [
      { [text]: 1 },
      { probability: text },
      { adverseEvent: text },
      { factors: [{ attribute: text, direction: 'raises' }] },
      { factors: [{ attribute: 'savings', direction: text }] },
      { citedNeighbours: [text] },
      { outcome: text, decision: { outcome: 'grant' } },
    ]) {
      const reading = read(change);
      expect(reading).toMatchObject({ valid: false });
      expect(JSON.stringify(reading)).not.toContain('hk0');
    }
    const reading = read({ rationale: text });
    if (reading.valid)
      expect(reading.parts).toEqual({
        probability: 0.42,
        factors: [],
        citedNeighbours: [sent.neighbours.get('n1')],
        rationale: text,
      });
    // Control characters would reach terminals and logs.
    else expect(text).toMatch(/[\p{Cc}--[\n\r\t]]/v);
  }
});

it('over a real endpoint a hostile model changes the score and nothing else', async () => {
  const hostile = INJECTIONS.filter((_, place) => place % 8 === 0);
  let place = 0;
  const server = await startFaultyServer({
    fault: () => 'none',
    answer: (answer) => ({ ...answer, adverseEvent: 'no', probability: 0.42, rationale: hostile[place++]?.text ?? '' }),
  });
  const { scorer } = scorerFor(server.baseUrl, { maximumAttempts: 1 });
  try {
    for (const { text } of hostile) {
      const result = await scorer.assess(sampleRequest());
      if (!result.valid) {
        expect(result.reason).toBe('modelOutputInvalid');
        expect(text).toMatch(/[\p{Cc}--[\n\r\t]]/v);
        continue;
      }
      const { rationale, probability, ...others } = ModelAssessment.parse(result.assessment);
      expect({ rationale, probability }).toEqual({ rationale: text, probability: 0.42 });
      expect(JSON.stringify(others)).not.toContain('hk0');
    }
  } finally {
    await server.stop();
  }
  expect(server.requests.length).toBe(hostile.length);
});
