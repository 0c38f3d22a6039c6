import { commit } from '#db/commitment.ts';
import type { TextKind } from '#db/schema.ts';
import { readSubjectKey } from '#db/subject-key.ts';
import { insertRows } from '#db/insert-rows.ts';
import { textRows } from '#db/texts.ts';
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
  const [row] = textRows(caseId, [{ kind, body, commitment }], new Date().toISOString());
  await insertRows(transaction, 'personal_texts', [{ institution_id: institutionId, ...row }]);
  return commitment;
}
