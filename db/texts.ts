import { sql } from 'kysely';
import { commit } from './commitment.ts';
import { uuidv7 } from './id.ts';
import type { TextKind } from './schema.ts';
import type { Transaction } from './transaction.ts';

/** Words kept beside the trail, and what ties the trail to them. */
export interface StagedText {
  textId: string;
  commitment: string;
}

/**
 * Keeps somebody's words beside the trail, so that a command can refer to them by commitment.
 *
 * Returns `undefined` when there is no such case here, or its subject's data is erased.
 */
export async function stageText(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  kind: TextKind,
  body: string,
  textId: string = uuidv7(),
): Promise<StagedText | undefined> {
  const subject = await transaction
    .selectFrom('cases')
    .innerJoin('subjects', (join) =>
      join
        .onRef('subjects.institution_id', '=', 'cases.institution_id')
        .onRef('subjects.subject_id', '=', 'cases.subject_id'),
    )
    .select('subjects.commitment_key')
    .where('cases.institution_id', '=', institutionId)
    .where('cases.case_id', '=', caseId)
    .executeTakeFirst();
  if (!subject?.commitment_key) return undefined;
  const commitment = commit(subject.commitment_key, body);
  await transaction
    .insertInto('personal_texts')
    .values({
      institution_id: institutionId,
      text_id: textId,
      case_id: caseId,
      kind,
      body,
      commitment,
      created_at: sql<string>`clock_timestamp()`,
    })
    .execute();
  return { textId, commitment };
}

/** Takes back words whose command was refused. */
export async function discardTexts(
  transaction: Transaction,
  institutionId: string,
  textIds: readonly string[],
): Promise<void> {
  if (textIds.length === 0) return;
  await transaction
    .deleteFrom('personal_texts')
    .where('institution_id', '=', institutionId)
    .where('text_id', 'in', [...textIds])
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
