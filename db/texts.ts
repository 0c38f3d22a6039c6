import { uuidv7 } from './id.ts';
import type { Row } from './insert-rows.ts';
import type { TextKind } from './schema.ts';

/** Words that go beside the trail, and what ties the trail to them. */
export interface StoredText {
  kind: TextKind;
  body: string;
  commitment: string;
  /** A fresh one where it is left out. */
  textId?: string;
}

/** The rows of words that go beside the trail of a case, whose command refers to them by commitment. */
export const textRows = (caseId: string, texts: readonly StoredText[], at: string): Omit<TextRow, 'institution_id'>[] =>
  texts.map(({ kind, body, commitment, textId = uuidv7() }) => ({
    text_id: textId,
    case_id: caseId,
    kind,
    body,
    commitment,
    created_at: at,
  }));

/** What a text holds that is stored as JSON; null where the text is erased. */
export const parseStoredText = (text: string | undefined): unknown =>
  text === undefined ? null : (JSON.parse(text) as unknown);

type TextRow = Row<'personal_texts'>;
