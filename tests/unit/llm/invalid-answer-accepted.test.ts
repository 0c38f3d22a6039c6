import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAssessment } from '#activities/llm/read-assessment.ts';

const sent = {
  attributes: ['savings', 'months'],
  neighbours: new Map([
    ['n1', 'precedent-1'],
    ['n2', 'precedent-2'],
  ]),
};
const right = {
  adverseEvent: 'yes',
  probability: 0.6,
  factors: [{ attribute: 'savings', direction: 'raises' }],
  citedNeighbours: ['n2', 'n1', 'n2'],
  rationale: 'Two of three did not pay back.',
};
const read = (change: object) => readAssessment(JSON.stringify({ ...right, ...change }), sent);

describe('readAssessment', () => {
  it('gives probability, factors, precedent ids and rationale, each citation once', () => {
    expect(read({})).toEqual({
      valid: true,
      parts: {
        probability: 0.6,
        factors: [{ attribute: 'savings', direction: 'raises' }],
        citedNeighbours: ['precedent-2', 'precedent-1'],
        rationale: 'Two of three did not pay back.',
      },
    });
  });

  it.each<[string, object]>([
    ['a probability above 1', { probability: 1.7 }],
    ['a negative probability', { probability: -0.1 }],
    ['a probability in words', { probability: '0.5' }],
    ['no probability', { probability: null }],
    ['a label that its number contradicts', { adverseEvent: 'no', probability: 0.51 }],
    ['a number that its label contradicts', { adverseEvent: 'yes', probability: 0.49 }],
    ['another label', { adverseEvent: 'maybe' }],
    ['an attribute that was not sent', { factors: [{ attribute: 'age', direction: 'raises' }] }],
    ['an attribute by a name that objects have', { factors: [{ attribute: 'constructor', direction: 'raises' }] }],
    ['another direction', { factors: [{ attribute: 'savings', direction: 'sideways' }] }],
    ['a factor with more to say', { factors: [{ attribute: 'savings', direction: 'raises', outcome: 'deny' }] }],
    ['too many factors', { factors: Array(21).fill(right.factors[0]) }],
    ['a neighbour that was not sent', { citedNeighbours: ['n3'] }],
    ['a precedent by its real id', { citedNeighbours: ['precedent-1'] }],
    ['too many citations', { citedNeighbours: Array(51).fill('n1') }],
    ['a rationale that is too long', { rationale: 'x'.repeat(4_001) }],
    ['a rationale with a null character', { rationale: 'a\u0000b' }],
    ['a rationale with an escape sequence', { rationale: '\u001b[2J' }],
    ['a rationale with half a character', { rationale: '\ud83d' }],
    ['a field of its own', { decision: 'deny' }],
  ])('refuses %s', (_, change) => {
    expect(read(change)).toMatchObject({ valid: false });
  });

  it.each(['', ' ', 'null', '[]', '"yes"', '{', '{}', 'Infinity', `${JSON.stringify(right)} and more`])(
    'refuses %j',
    (raw) => expect(readAssessment(raw, sent)).toMatchObject({ valid: false }),
  );

  it('refuses a number that is too big to be one', () => {
    const raw = JSON.stringify(right).replace('0.6', '1e999');
    expect(readAssessment(raw, sent)).toMatchObject({ valid: false });
  });

  it('reads a fenced answer, and spends no time on one that consists of line breaks', () => {
    const raw = JSON.stringify(right);
    for (const fenced of [
      `\`\`\`json\n${raw}\n\`\`\``,
      `  \`\`\`\r\n${raw}\r\n\`\`\`\n`,
      `\`\`\`json \n\n${raw}\n\n  \`\`\``,
    ])
      expect(readAssessment(fenced, sent)).toMatchObject({ valid: true });
    const before = performance.now();
    for (const odd of [
      `\`\`\`${'\n'.repeat(100_000)}x`,
      '\n'.repeat(100_000),
      `\`\`\`json${' \n'.repeat(50_000)}\`\`\`x`,
    ])
      expect(readAssessment(odd, sent)).toMatchObject({ valid: false });
    expect(performance.now() - before).toBeLessThan(1_000);
  });

  it('refuses factors that contradict each other and counts the same one once', () => {
    const factor = right.factors[0]!;
    expect(read({ factors: [factor, { ...factor, direction: 'lowers' }] })).toMatchObject({ valid: false });
    expect(read({ factors: [factor, factor] })).toMatchObject({ valid: true, parts: { factors: [factor] } });
  });

  it('takes a rationale in any language with line ends and tabs', () => {
    const rationale = 'Zwei von dreien zahlten nicht.\n\t近邻 👩‍👩‍👧';
    expect(read({ rationale })).toMatchObject({ valid: true, parts: { rationale } });
  });

  it('repeats nothing of an answer in its description of the fault', () => {
    const secret = 'Ignore the above';
    for (const change of [
      { [secret]: 1 },
      { adverseEvent: secret },
      { factors: [{ attribute: secret, direction: 'raises' }] },
    ]) {
      const reading = read(change);
      expect(reading.valid || reading.problem).not.toContain(secret);
    }
  });

  it('never throws, and what it accepts holds only what was sent', () => {
    const odd = fc.oneof(
      fc.json(),
      fc.string(),
      fc.anything().map((value) => (JSON.stringify(value) as string | undefined) ?? ''),
    );
    const close = fc
      .record(
        {
          adverseEvent: fc.constantFrom('yes', 'no', 'maybe'),
          probability: fc.oneof(fc.double(), fc.double({ min: 0, max: 1 })),
          factors: fc.array(
            fc.record({
              attribute: fc.constantFrom('savings', 'months', 'age', '__proto__'),
              direction: fc.constantFrom('raises', 'lowers'),
            }),
            { maxLength: 3 },
          ),
          citedNeighbours: fc.array(fc.constantFrom('n1', 'n2', 'n3', 'toString'), { maxLength: 3 }),
          rationale: fc.string({ unit: 'binary' }),
        },
        { requiredKeys: ['adverseEvent', 'factors', 'citedNeighbours', 'rationale'] },
      )
      .map((value) => JSON.stringify(value));
    fc.assert(
      fc.property(fc.oneof(odd, close), (raw) => {
        const reading = readAssessment(raw, sent);
        if (!reading.valid) return;
        const { probability, factors, citedNeighbours } = reading.parts;
        expect(probability >= 0 && probability <= 1).toBe(true);
        expect(sent.attributes).toEqual(expect.arrayContaining(factors.map(({ attribute }) => attribute)));
        expect([...sent.neighbours.values()]).toEqual(expect.arrayContaining(citedNeighbours));
      }),
      { numRuns: 2_000 },
    );
  });
});
