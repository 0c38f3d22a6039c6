import type { Transaction } from './transaction.ts';

/** What came of an erasure: it is done, or the subject is not known here, or a case of theirs is still open. */
export type Erasure = 'erased' | 'unknownSubject' | 'caseOpen';

/**
 * Erases what is personal about a subject: name, contact, every word of theirs and about them, their files, what people were
 * shown of their cases, and the key that commitments to all that are made under. What trails and the ledger hold stays, and
 * stays provable; a guess at the words can no longer be tested.
 *
 * Erasing closes nothing: while a case of theirs is undecided, nothing is erased.
 *
 * @param at when, RFC 3339 UTC
 */
export async function eraseSubject(
  transaction: Transaction,
  institutionId: string,
  subjectId: string,
  at: string,
): Promise<Erasure> {
  const cases = await transaction
    .selectFrom('cases')
    .select(['case_id', 'phase'])
    .where('institution_id', '=', institutionId)
    .where('subject_id', '=', subjectId)
    .orderBy('case_id')
    .forUpdate()
    .execute();
  if (cases.length === 0) return 'unknownSubject';
  if (cases.some(({ phase }) => phase !== 'decided' && phase !== 'withdrawn')) return 'caseOpen';
  const ids = cases.map((each) => each.case_id);
  for (const table of ['personal_texts', 'attachments', 'drafts', 'surveys', 'caught_mail', 'view_contents'] as const)
    await transaction
      .deleteFrom(table)
      .where('institution_id', '=', institutionId)
      .where('case_id', 'in', ids)
      .execute();
  await transaction
    .updateTable('notices')
    .set({ content: null })
    .where('institution_id', '=', institutionId)
    .where('case_id', 'in', ids)
    .execute();
  await transaction
    .updateTable('appeal_links')
    .set({ revoked_at: at })
    .where('institution_id', '=', institutionId)
    .where('case_id', 'in', ids)
    .where('revoked_at', 'is', null)
    .execute();
  await transaction
    .updateTable('subjects')
    .set({ name: null, contact: null, commitment_key: null, erased_at: at })
    .where('institution_id', '=', institutionId)
    .where('subject_id', '=', subjectId)
    .execute();
  return 'erased';
}
