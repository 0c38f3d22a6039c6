import { z } from 'zod';
import { loadCase } from '#db/cases/read-case.ts';
import { listNotes, storeNote, type CaseNote } from '#db/case-notes.ts';
import { uuidv7 } from '#db/id.ts';
import { inTransaction, type Transaction } from '#db/transaction.ts';
import { mayAct } from '#workflows/domain/may-act.ts';
import { hasVisibleCharacter } from '#workflows/domain/words.ts';
import type { ApiDependencies } from '../deps.ts';
import { ensureMayInHearing } from '../ensure-may.ts';
import { scopeOf, type Staff } from '../principal.ts';
import { notFound, problemOf } from '../problem.ts';

/** What a note says, at most 5,000 characters. */
export const NoteText = z
  .string()
  .max(5_000, { error: 'a note has at most 5,000 characters' })
  .refine(hasVisibleCharacter, { error: 'write a note' });

/**
 * A member of staff leaves a note in a case for other staff. It is not evidence, is on no trail, and is never shown to the subject
 * or to a judge who hears the case.
 *
 * @param noteId the form's key, under which a note that is sent twice is stored once
 */
export async function writeNote(
  { database, clock }: ApiDependencies,
  staff: Staff,
  caseId: string,
  text: string,
  noteId = uuidv7(),
): Promise<void> {
  const { institutionId } = staff;
  await inTransaction(database, scopeOf(staff), async (transaction) => {
    const found = await loadCase(transaction, institutionId, caseId);
    if (!found) throw notFound('case');
    await ensureMayInHearing(transaction, staff, 'writeNote', found);
    if (found.state.erasedAt !== undefined) throw problemOf({ code: 'erased' });
    const writtenAt = await clock(transaction);
    const note = { noteId, authorId: staff.id, authorName: staff.name, body: text, writtenAt };
    await storeNote(transaction, institutionId, caseId, note);
  });
}

/** The notes in a case, or `null` for a member of staff who may not read them, such as the judge who hears it. */
export async function readNotes(transaction: Transaction, staff: Staff, caseId: string): Promise<CaseNote[] | null> {
  const { institutionId } = staff;
  const found = await loadCase(transaction, institutionId, caseId);
  if (!found || !mayAct(staff, 'readNotes', { institutionId, state: found.state })) return null;
  return listNotes(transaction, institutionId, caseId);
}
