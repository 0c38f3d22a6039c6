import { commit } from '#db/commitment.ts';
import type { TextKind } from '#db/schema/cases.ts';
import { readSubjectKey } from '#db/keys/subject-key.ts';
import { insertRows } from '#db/insert-rows.ts';
import { textRows, type StoredText } from '#db/texts.ts';
import type { Transaction } from '#db/transaction.ts';

/** Stores words beside a case's trail, as an act does, and gives the commitment by which a command refers to them. */
export async function storeWords(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  kind: TextKind,
  body: string,
): Promise<string> {
  const key = await readSubjectKey(transaction, institutionId, caseId);
  if (!key) throw new Error(`no case ${caseId}`);
  const commitment = commit(key, body);
  await storeCommitted(transaction, institutionId, caseId, [{ kind, body, commitment }]);
  return commitment;
}

/** Stores words whose commitments are known beside a case's trail. */
export function storeCommitted(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  texts: readonly StoredText[],
): Promise<void> {
  const rows = textRows(caseId, texts, new Date().toISOString());
  return insertRows(
    transaction,
    'personal_texts',
    rows.map((row) => ({ institution_id: institutionId, ...row })),
  );
}
