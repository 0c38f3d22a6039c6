import { z } from 'zod';
import { ShownMinute } from '#api/conversation/shown-meeting.ts';
import { ShownMessage } from '#api/conversation/shown-message.ts';
import { holdsPassage } from '#workflows/domain/words.ts';
import {
  AttachmentView,
  ClaimView,
  FactView,
  QuestionView,
  RecordView,
  ReviewRequestView,
} from '#api/views/judge/hearing-view.ts';
import { factInWords } from '#api/ui/value.ts';
import { say, type Words } from '#api/ui/say.ts';

/** A piece of material that a record can cite. */
interface Citable {
  /** `claim:…`, `reviewRequest:…`, `answer:…`, `message:…`, `minute:…`, `correction:…`, `attachment:…` or `fact:…`. */
  value: string;
  label: Words;
  text: string;
}

/** What of a view can be cited. */
export const Cited = z.object({
  claims: z.array(ClaimView),
  reviewRequests: z.array(ReviewRequestView).optional(),
  questions: z.array(QuestionView),
  attachments: z.array(AttachmentView),
  facts: z.array(FactView),
  messages: z.array(ShownMessage).optional(),
  minutes: z.array(ShownMinute).optional(),
  records: z.array(RecordView).optional(),
});
export type Cited = z.infer<typeof Cited>;

/** Everything in a view that a record can cite, in the order of the page. */
export function citablesOf({
  claims,
  reviewRequests = [],
  questions,
  attachments,
  facts,
  messages = [],
  minutes = [],
  records = [],
}: Cited): Citable[] {
  return [
    ...claims.flatMap(({ id, statement }, index) =>
      statement === null ? [] : [{ value: `claim:${id}`, label: say`Claim ${index + 1}`, text: statement }],
    ),
    ...reviewRequests.flatMap(({ id, why }) =>
      why === null ? [] : [{ value: `reviewRequest:${id}`, label: say`Why the subject asks for a person`, text: why }],
    ),
    ...questions.flatMap(({ answer }, index) =>
      answer?.text == null
        ? []
        : [{ value: `answer:${answer.id}`, label: say`Answer to question ${index + 1}`, text: answer.text }],
    ),
    ...records.flatMap(({ id, restatement }) =>
      restatement?.correction == null
        ? []
        : [{ value: `correction:${id}`, label: say`What the subject corrected`, text: restatement.correction }],
    ),
    ...messages
      .filter(({ from }) => from === 'subject')
      .flatMap(({ id, text }, index) =>
        text === null ? [] : [{ value: `message:${id}`, label: say`Message ${index + 1} of the subject`, text }],
      ),
    ...minutes.flatMap(({ id, text }, index) =>
      text === null ? [] : [{ value: `minute:${id}`, label: say`Minute ${index + 1}`, text }],
    ),
    ...attachments.flatMap(({ id, fileName, text }) =>
      text === null ? [] : [{ value: `attachment:${id}`, label: say`File: ${fileName}`, text }],
    ),
    ...facts.map(({ attribute, meaning, value, unit, words }) => ({
      value: `fact:${attribute}`,
      label: say`Fact: ${meaning.slice(0, 60)}: ${factInWords({ value, unit, words })}`,
      text: String(value),
    })),
  ];
}

interface Citation {
  material?: string;
  id?: string;
  source?: string;
  quote?: string;
}

/**
 * A form's citations as a record has them. A form names material and id together in `source`; where it names none, the one
 * piece of material in which the words occur is meant, and a fact is cited by its value.
 *
 * @param view in which the words are looked for; without it what the form leaves open stays open
 */
export function readCitations<Value>(value: Value, view?: Cited): Value {
  const citables = view ? citablesOf(view) : [];
  return mapObjects(value, (each) => {
    if (typeof each['quote'] !== 'string' && !NAMES_MATERIAL.test(String(each['source']))) return each;
    const { source: named, quote, ...rest } = each as Citation;
    const holders = citables.filter(
      ({ value: kind, text }) => !kind.startsWith('fact:') && holdsPassage(text, quote ?? ''),
    );
    const source = named ?? (quote !== undefined && holders.length === 1 ? holders[0]?.value : undefined);
    const at = source?.indexOf(':') ?? -1;
    if (source === undefined || at < 0) return { ...rest, ...(quote !== undefined && { quote }) };
    const fact = source.startsWith('fact:') ? citables.find((citable) => citable.value === source) : undefined;
    const words = fact?.text ?? quote;
    return {
      ...rest,
      material: source.slice(0, at),
      id: source.slice(at + 1),
      ...(words !== undefined && { quote: words }),
    };
  });
}

/** A record's citations as a form has them. */
export const writeCitations = <Value>(value: Value): Value =>
  mapObjects(value, (each) =>
    typeof each['material'] === 'string' && typeof each['id'] === 'string'
      ? { ...each, source: `${each['material']}:${each['id']}` }
      : each,
  );

/** The source of a passage, as the form has it; the source of a theory is another thing. */
const NAMES_MATERIAL = /^(?:claim|answer|attachment|fact|correction):/;

function mapObjects<Value>(value: Value, map: (each: Record<string, unknown>) => Record<string, unknown>): Value {
  const walk = (each: unknown): unknown => {
    if (Array.isArray(each)) return each.map(walk);
    if (typeof each !== 'object' || each === null) return each;
    return map(Object.fromEntries(Object.entries(each).map(([key, inner]) => [key, walk(inner)])));
  };
  return walk(value) as Value;
}
