import { uuidv7 } from '../../db/id.ts';
import type { TheoryAssessment } from '../../workflows/domain/theory.ts';
import { instruct } from '../case-workflows.ts';
import type { ApiDependencies } from '../deps.ts';
import { actorInHearing, scopeOf, type Staff } from '../principal.ts';
import { withWords } from './give-words.ts';

/** Takes in a judge's reasoning from a named general theory. What is refused is kept as their draft. */
export async function giveTheory(
  dependencies: ApiDependencies,
  staff: Staff,
  caseId: string,
  assessment: TheoryAssessment,
): Promise<{ assessmentId: string }> {
  const { institutionId } = staff;
  const assessmentId = uuidv7();
  await withWords(
    dependencies,
    {
      institutionId,
      caseId,
      scope: scopeOf(staff),
      words: [{ kind: 'theoryAssessment', body: JSON.stringify(assessment), textId: assessmentId }],
      draft: { authorId: staff.id, kind: 'theory', body: assessment },
    },
    ([text]) =>
      instruct(dependencies.temporal, {
        institutionId,
        caseId,
        actor: actorInHearing(staff),
        command: { type: 'assessTheory', assessmentId, assessmentCommitment: text?.commitment ?? '' },
      }),
  );
  return { assessmentId };
}
