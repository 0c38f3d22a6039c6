import { uuidv7 } from './id.ts';
import type { TextKind } from './schema.ts';
import type { Transaction } from './transaction.ts';

/** Words that go beside the trail, and what ties the trail to them. */
export interface StoredText {
  kind: TextKind;
  body: string;
  commitment: string;
  /** A fresh one where it is left out. */
  textId?: string;
}

/** Stores words beside the trail of a case whose command refers to them by commitment, in the command's transaction. */
export async function storeTexts(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  texts: readonly StoredText[],
  at: string,
): Promise<void> {
  if (texts.length === 0) return;
  await transaction
    .insertInto('personal_texts')
    .values(
      texts.map(({ kind, body, commitment, textId = uuidv7() }) => ({
        institution_id: institutionId,
        text_id: textId,
        case_id: caseId,
        kind,
        body,
        commitment,
        created_at: at,
      })),
    )
    .execute();
}

/** A case's words, by text id and by commitment. */
export async function readTexts(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
): Promise<{ byId: Map<string, string>; byCommitment: Map<string, string> }> {
  const rows = await transaction
    .selectFrom('personal_texts')
    .select(['text_id', 'commitment', 'body'])
    .where('institution_id', '=', institutionId)
    .where('case_id', '=', caseId)
    .execute();
  return {
    byId: new Map(rows.map((row) => [row.text_id, row.body])),
    byCommitment: new Map(rows.map((row) => [row.commitment, row.body])),
  };
}

/** What a text holds that is stored as JSON; null where the text is erased. */
export const parseStoredText = (text: string | undefined): unknown =>
  text === undefined ? null : (JSON.parse(text) as unknown);
