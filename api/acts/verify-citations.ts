import { z } from 'zod';
import { citationsOf, type Citation, type PerspectiveRecord } from '#workflows/domain/perspective.ts';
import { holdsPassage } from '#workflows/domain/words.ts';
import type { FieldError } from '../problem.ts';
import { AttachmentView, ClaimView, FactView, QuestionView, RecordView } from '../views/judge/hearing-view.ts';

const Served = z.object({
  facts: z.array(FactView),
  claims: z.array(ClaimView),
  questions: z.array(QuestionView),
  attachments: z.array(AttachmentView),
  records: z.array(RecordView).default([]),
});

/**
 * Checks that every passage cited in a record appears, word for word, in material that its judge was shown.
 *
 * @param contents of the views that were stored for the judge
 * @returns an error for each citation that does not match, by JSON pointer
 */
export function verifyCitations(record: PerspectiveRecord, contents: readonly unknown[]): FieldError[] {
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
    if (texts.some((text) => matches(citation, text))) return [];
    return [
      {
        field: `${path}/quote`,
        message: 'the cited material does not contain these words; copy the passage word for word',
      },
    ];
  });
}

const matches = (citation: Citation, text: string): boolean =>
  citation.material === 'fact' ? text === citation.quote : holdsPassage(text, citation.quote);

function textsOf(view: z.infer<typeof Served>, { material, id }: Citation): string[] {
  switch (material) {
    case 'claim':
      return view.claims.flatMap((claim) => (claim.id === id && claim.statement !== null ? [claim.statement] : []));
    case 'answer':
      return view.questions.flatMap(({ answer }) => (answer?.id === id && answer.text !== null ? [answer.text] : []));
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
