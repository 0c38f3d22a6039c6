import type { Transaction } from './transaction.ts';

/** A note that a member of staff has left in a case. It is not evidence, and is on no trail. */
export interface CaseNote {
  noteId: string;
  authorId: string;
  authorName: string;
  body: string;
  writtenAt: string;
}

/** Stores a note. One that is sent again under its id is stored once. */
export async function storeNote(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  { noteId, authorId, authorName, body, writtenAt }: CaseNote,
): Promise<void> {
  await transaction
    .insertInto('case_notes')
    .values({
      institution_id: institutionId,
      note_id: noteId,
      case_id: caseId,
      author_id: authorId,
      author_name: authorName,
      body,
      written_at: writtenAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The notes in a case, the oldest first. */
export async function listNotes(transaction: Transaction, institutionId: string, caseId: string): Promise<CaseNote[]> {
  const rows = await transaction
    .selectFrom('case_notes')
    .select(['note_id', 'author_id', 'author_name', 'body', 'written_at'])
    .where('institution_id', '=', institutionId)
    .where('case_id', '=', caseId)
    .orderBy('written_at')
    .orderBy('note_id')
    .execute();
  return rows.map((row) => ({
    noteId: row.note_id,
    authorId: row.author_id,
    authorName: row.author_name,
    body: row.body,
    writtenAt: row.written_at,
  }));
}
