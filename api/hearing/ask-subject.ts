import { uuidv7 } from '../../db/id.ts';
import { instruct } from '../case-workflows.ts';
import type { ApiDependencies } from '../deps.ts';
import { actorInHearing, scopeOf, type Staff } from '../principal.ts';
import { withWords } from './give-words.ts';

/** Puts a judge's question to the subject; throws a Problem when none may be asked now. */
export async function askSubject(
  dependencies: ApiDependencies,
  staff: Staff,
  caseId: string,
  question: string,
): Promise<{ questionId: string }> {
  const { institutionId } = staff;
  const questionId = uuidv7();
  await withWords(
    dependencies,
    { institutionId, caseId, scope: scopeOf(staff), words: [{ kind: 'question', body: question, textId: questionId }] },
    ([text]) =>
      instruct(dependencies.temporal, {
        institutionId,
        caseId,
        actor: actorInHearing(staff),
        command: { type: 'askQuestion', questionId, questionCommitment: text?.commitment ?? '' },
      }),
  );
  return { questionId };
}
