import { instruct } from '../case-workflows.ts';
import type { ApiDependencies } from '../deps.ts';
import { actorInHearing, scopeOf, type Staff } from '../principal.ts';
import { withWords } from './give-words.ts';

/** Takes in a judge's word where two judges found differently; throws a Problem when there is nothing to deliberate. */
export async function giveDeliberationNote(
  dependencies: ApiDependencies,
  staff: Staff,
  caseId: string,
  note: string,
): Promise<void> {
  const { institutionId } = staff;
  await withWords(
    dependencies,
    { institutionId, caseId, scope: scopeOf(staff), words: [{ kind: 'deliberation', body: note }] },
    ([text]) =>
      instruct(dependencies.temporal, {
        institutionId,
        caseId,
        actor: actorInHearing(staff),
        command: { type: 'noteDeliberation', noteCommitment: text?.commitment ?? '' },
      }),
  );
}
