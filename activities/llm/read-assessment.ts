import { z } from 'zod';
import type { ModelAssessment } from '#workflows/domain/score.ts';
import type { Sent } from './prompts/prompt.ts';

const MAXIMUM_FACTORS = 20;
const MAXIMUM_CITED = 50;
const MAXIMUM_RATIONALE = 4_000;

/** Text that can be stored and shown anywhere: complete characters, and no control characters except line ends and tabs. */
const PlainText = z
  .string()
  .max(MAXIMUM_RATIONALE)
  .refine((text) => text.isWellFormed() && !/[\p{Cc}--[\n\r\t]]/v.test(text), { error: 'has control characters' });

const Answer = z.strictObject({
  adverseEvent: z.enum(['yes', 'no']),
  probability: z.number().min(0).max(1),
  factors: z
    .array(z.strictObject({ attribute: z.string(), direction: z.enum(['raises', 'lowers']) }))
    .max(MAXIMUM_FACTORS),
  citedNeighbours: z.array(z.string()).max(MAXIMUM_CITED),
  rationale: PlainText,
});

/** What an answer may say: a number, names that were sent, and words for people to read. */
export type AssessmentParts = Pick<ModelAssessment, 'probability' | 'factors' | 'citedNeighbours' | 'rationale'>;

export type AnswerReading = { valid: true; parts: AssessmentParts } | { valid: false; problem: string };

/**
 * Reads a model's answer, and is the only place where its words become values.
 *
 * An answer sets a probability, 0..1, and names attributes and neighbours that were sent; nothing else in it has any
 * effect. Repeated citations count once. Ids of cited neighbours are turned back into precedent ids.
 *
 * @param raw the answer as it came: one JSON object, as some endpoints do within one fenced code block
 */
export function readAssessment(raw: string, sent: Sent): AnswerReading {
  const json = parseJson(withoutFence(raw));
  if (json === undefined) return invalid('is not JSON');
  const answer = Answer.safeParse(json);
  if (!answer.success) return invalid(describe(answer.error));

  const { adverseEvent, probability, rationale } = answer.data;
  if (adverseEvent === 'yes' ? probability < 0.5 : probability > 0.5)
    return invalid('contradicts its label with its probability');
  const factors = new Map(answer.data.factors.map((factor) => [factor.attribute, factor]));
  for (const factor of answer.data.factors) {
    if (!sent.attributes.includes(factor.attribute)) return invalid('names a factor that was not sent');
    if (factors.get(factor.attribute)?.direction !== factor.direction) return invalid('contradicts itself on a factor');
  }
  const citedNeighbours = new Set<string>();
  for (const id of answer.data.citedNeighbours) {
    const precedentId = sent.neighbours.get(id);
    if (precedentId === undefined) return invalid('cites a neighbour that was not sent');
    citedNeighbours.add(precedentId);
  }
  return {
    valid: true,
    parts: { probability, factors: [...factors.values()], citedNeighbours: [...citedNeighbours], rationale },
  };
}

function invalid(problem: string): AnswerReading {
  return { valid: false, problem: `the answer ${problem}` };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** What stands between the lines of a fence, in time linear in the answer's length; the whole answer if there is no fence. */
function withoutFence(raw: string): string {
  const text = raw.trim();
  const opening = text.indexOf('\n');
  const closing = text.lastIndexOf('\n');
  const isFenced =
    ['```', '```json'].includes(text.slice(0, opening).trimEnd()) && text.slice(closing).trimStart() === '```';
  return isFenced && closing > opening ? text.slice(opening, closing) : raw;
}

/** Where an answer is wrong, by place and rule; never its words, so that they reach no log. */
function describe(error: z.ZodError): string {
  const places = error.issues.slice(0, 3).map((issue) => {
    const place = issue.path.filter((part) => typeof part === 'number' || part in Answer.shape).join('.');
    return `${place || 'as a whole'} (${issue.code})`;
  });
  return `is not of the schema: ${places.join(', ')}`;
}
