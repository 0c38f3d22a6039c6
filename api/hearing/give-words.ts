import { dropDraft, saveDraft } from '../../db/drafts.ts';
import type { DraftKind, TextKind } from '../../db/schema.ts';
import { discardTexts, stageText, type StagedText } from '../../db/texts.ts';
import { inTransaction, type Scope } from '../../db/transaction.ts';
import type { ApiDependencies } from '../deps.ts';
import { notFound, Problem } from '../problem.ts';

/** A text that goes with a command. */
export interface TextToKeep {
  kind: TextKind;
  body: string;
  /** The id under which the words are referred to; a fresh one where it is left out. */
  textId?: string;
}

export interface GivenWords {
  institutionId: string;
  caseId: string;
  scope: Scope;
  words: readonly TextToKeep[];
  /** Kept for its author when the command is refused, and dropped when it is carried out. */
  draft?: { authorId: string; kind: DraftKind; body: unknown };
}

/**
 * Keeps words beside the trail, carries out a command that refers to them, and takes them back when it is refused. What was
 * written is then kept as a draft, so that nobody loses their work to a refusal.
 */
export async function withWords<T>(
  { database, clock }: ApiDependencies,
  { institutionId, caseId, scope, words, draft }: GivenWords,
  act: (staged: StagedText[]) => Promise<T>,
): Promise<T> {
  const staged = await inTransaction(database, scope, async (transaction) => {
    const texts: StagedText[] = [];
    for (const { kind, body, textId } of words) {
      const text = await stageText(transaction, institutionId, caseId, kind, body, textId);
      if (!text) throw notFound('case');
      texts.push(text);
    }
    return texts;
  });
  try {
    const result = await act(staged);
    if (draft)
      await inTransaction(database, scope, (transaction) =>
        dropDraft(transaction, institutionId, { caseId, ...draft }),
      );
    return result;
  } catch (error) {
    // Only a refusal makes it certain that nothing refers to the words.
    if (!(error instanceof Problem) || error.document.status >= 500) throw error;
    await inTransaction(database, scope, async (transaction) => {
      await discardTexts(
        transaction,
        institutionId,
        staged.map((text) => text.textId),
      );
      if (draft) await saveDraft(transaction, institutionId, { caseId, ...draft }, await clock(transaction));
    });
    throw error;
  }
}
