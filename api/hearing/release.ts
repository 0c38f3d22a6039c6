import { instruct } from '../case-workflows.ts';
import type { ApiDependencies } from '../deps.ts';
import { actorInHearing, scopeOf, type Staff } from '../principal.ts';
import { withWords } from './give-words.ts';

/** Gives a hearing back to the queue; throws a Problem when it is not theirs. */
export async function release(
  dependencies: ApiDependencies,
  staff: Staff,
  caseId: string,
  reason: string,
): Promise<void> {
  const { institutionId } = staff;
  await withWords(
    dependencies,
    { institutionId, caseId, scope: scopeOf(staff), words: [{ kind: 'reason', body: reason }] },
    ([text]) =>
      instruct(dependencies.temporal, {
        institutionId,
        caseId,
        actor: actorInHearing(staff),
        command: { type: 'release', reasonCommitment: text?.commitment ?? '' },
      }),
  );
}
