import { z } from 'zod';
import { citationsOf, type Citation } from '#workflows/domain/perspective.ts';
import { countAllLetters } from '#workflows/domain/letter-count.ts';
import { shortMinimum } from '#workflows/domain/record-floor.ts';
import { holdsPassage } from '#workflows/domain/words.ts';
import { ShownMinute } from '../conversation/shown-meeting.ts';
import { ShownMessage } from '../conversation/shown-message.ts';
import type { FieldError } from '../problem.ts';
import {
  AttachmentView,
  ClaimView,
  FactView,
  QuestionView,
  RecordView,
  ReviewRequestView,
} from '../views/judge/hearing-view.ts';

/** Material in a view. One of a live conversation has its messages alone. */
const Served = z.object({
  facts: z.array(FactView).default([]),
  claims: z.array(ClaimView).default([]),
  /** Absent from views that were stored before subjects could ask for a person. */
  reviewRequests: z.array(ReviewRequestView).default([]),
  questions: z.array(QuestionView).default([]),
  attachments: z.array(AttachmentView).default([]),
  messages: z.array(ShownMessage).default([]),
  minutes: z.array(ShownMinute).default([]),
  records: z.array(RecordView).default([]),
});

/** A view with no material. */
export const NOTHING_SERVED: z.input<typeof Served> = { facts: [], claims: [], questions: [], attachments: [] };

/**
 * Checks that every passage cited in a record or an assessment appears, word for word, in material that its judge was shown.
 *
 * @param contents of the views that were stored for the judge
 * @param minLetters letters that prose needs under the policy, of which a passage needs a share; `null` for no minimum
 * @returns an error for each citation that does not match, by JSON pointer
 */
export function verifyCitations(record: object, contents: readonly unknown[], minLetters: number | null): FieldError[] {
  const served = contents.flatMap((content) => Served.safeParse(content).data ?? []);
  return citationsOf(record).flatMap(({ path, citation }) => {
    const texts = served.flatMap((view) => textsOf(view, citation));
    if (texts.length === 0)
      return [
        {
          field: path,
          message: `you were not shown ${citation.material} ${citation.id}; cite only material that you were shown`,
        },
      ];
    const matching = texts.filter((text) => matches(citation, text));
    if (matching.length === 0)
      return [
        {
          field: `${path}/quote`,
          message: 'the cited material does not contain these words; copy the passage word for word',
        },
      ];
    return minLetters === null ? [] : shortPassage(citation, `${path}/quote`, matching, shortMinimum(minLetters));
  });
}

/** A passage is a few words, or all there is to cite. A fact's value and a file's name are always cited whole. */
function shortPassage({ quote }: Citation, field: string, texts: readonly string[], minimum: number): FieldError[] {
  const missingLetters = minimum - countAllLetters(quote);
  if (missingLetters <= 0 || texts.some((text) => text.trim() === quote.trim())) return [];
  return [{ field, missingLetters, message: `cite a longer passage, of at least ${minimum} letters` }];
}

const matches = (citation: Citation, text: string): boolean =>
  citation.material === 'fact' ? text === citation.quote : holdsPassage(text, citation.quote);

function textsOf(view: z.infer<typeof Served>, { material, id }: Citation): string[] {
  switch (material) {
    case 'claim':
      return view.claims.flatMap((claim) => (claim.id === id && claim.statement !== null ? [claim.statement] : []));
    case 'reviewRequest':
      return view.reviewRequests.flatMap((request) => (request.id === id && request.why !== null ? [request.why] : []));
    case 'answer':
      return view.questions.flatMap(({ answer }) => (answer?.id === id && answer.text !== null ? [answer.text] : []));
    case 'minute':
      return view.minutes.flatMap(({ id: minuteId, text }) => (minuteId === id && text !== null ? [text] : []));
    case 'message':
      return view.messages.flatMap(({ id: messageId, from, text }) =>
        messageId === id && from === 'subject' && text !== null ? [text] : [],
      );
    case 'fact':
      return view.facts.flatMap((fact) => (fact.attribute === id ? [String(fact.value)] : []));
    case 'correction':
      return view.records.flatMap((record) =>
        record.id === id && record.restatement?.correction != null ? [record.restatement.correction] : [],
      );
    case 'attachment':
      // An image has no text to copy, so it is cited by its name.
      return view.attachments.flatMap((file) => (file.id === id ? [file.text ?? file.fileName] : []));
  }
}
