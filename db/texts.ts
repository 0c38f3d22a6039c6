import { uuidv7 } from './id.ts';
import type { Row } from './insert-rows.ts';
import type { Transaction } from './transaction.ts';
import type { TextKind } from './schema/cases.ts';

/** A text stored beside the trail, and the commitment that ties the trail to it. */
export interface StoredText {
  kind: TextKind;
  body: string;
  commitment: string;
  /** A new one by default. */
  textId?: string;
}

/** The rows of texts stored beside a case's trail, whose command refers to them by commitment. */
export const textRows = (caseId: string, texts: readonly StoredText[], at: string): Omit<TextRow, 'institution_id'>[] =>
  texts.map(({ kind, body, commitment, textId = uuidv7() }) => ({
    text_id: textId,
    case_id: caseId,
    kind,
    body,
    commitment,
    created_at: at,
  }));

/** The value of a text that is stored as JSON; null if the text is erased. */
export const parseStoredText = (text: string | undefined): unknown =>
  text === undefined ? null : (JSON.parse(text) as unknown);

type TextRow = Row<'personal_texts'>;

/** The text of a case that its trail commits to, or `null` if it is erased. */
export async function readText(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  commitment: string,
): Promise<string | null> {
  const row = await transaction
    .selectFrom('personal_texts')
    .select('body')
    .where('institution_id', '=', institutionId)
    .where('case_id', '=', caseId)
    .where('commitment', '=', commitment)
    .limit(1)
    .executeTakeFirst();
  return row?.body ?? null;
}
