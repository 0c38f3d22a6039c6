import { uuidv7 } from '../../db/id.ts';
import { pendingQuestion } from '../../workflows/domain/state.ts';
import { instruct } from '../case-workflows.ts';
import type { ApiDependencies } from '../deps.ts';
import { withWords } from '../hearing/give-words.ts';
import { problemOf } from '../problem.ts';
import type { PresentSubject } from './present-link.ts';

/**
 * Takes in the subject's answer to a judge's question. What is refused is kept as their draft.
 *
 * @param questionId the question that is open, where it is left out
 * @throws Problem when no such question is open
 */
export async function answerQuestion(
  dependencies: ApiDependencies,
  { institutionId, caseId, actor, scope, state }: PresentSubject,
  { answer, questionId: named }: { answer: string; questionId?: string | undefined },
): Promise<{ answerId: string; questionId: string }> {
  const open = state.hearing ? pendingQuestion(state.hearing)?.questionId : undefined;
  const questionId = named ?? open;
  if (questionId === undefined) throw problemOf({ code: 'questionUnknown', detail: 'no question is open' });
  const answerId = uuidv7();
  await withWords(
    dependencies,
    {
      institutionId,
      caseId,
      scope,
      words: [{ kind: 'answer', body: answer, textId: answerId }],
      draft: { authorId: actor.id, kind: 'answer', body: { questionId, answer } },
    },
    ([text]) =>
      instruct(dependencies.temporal, {
        institutionId,
        caseId,
        actor,
        command: { type: 'answerQuestion', questionId, answerId, answerCommitment: text?.commitment ?? '' },
      }),
  );
  return { answerId, questionId };
}
