import { z } from 'zod';
import type { Phase } from '../../workflows/domain/state.ts';
import { instruct } from '../case-workflows.ts';
import type { ApiDependencies } from '../deps.ts';
import { withWords } from '../hearing/give-words.ts';
import { actorOf, scopeOf, type Staff } from '../principal.ts';

/** Why a case is withdrawn, in words. */
export const WithdrawalReason = z
  .string()
  .max(5_000)
  .refine((text) => text.trim() !== '', { error: 'say in a few words why the case is withdrawn' });

/**
 * Takes a case back before it is decided. Its subject is told; nobody decides anything about them. With a claim open only
 * the subject can let it go, so they are asked, and the hearing goes on.
 *
 * @returns the phase that the case is in then
 */
export async function withdrawCase(
  dependencies: ApiDependencies,
  staff: Staff,
  caseId: string,
  reason: string,
): Promise<Phase> {
  const { institutionId } = staff;
  const { phase } = await withWords(
    dependencies,
    { institutionId, caseId, scope: scopeOf(staff), words: [{ kind: 'reason', body: reason }] },
    ([staged]) =>
      instruct(dependencies.temporal, {
        institutionId,
        caseId,
        actor: actorOf(staff, ['institution']),
        command: { type: 'withdrawCase', reasonCommitment: staged?.commitment ?? '' },
      }),
  );
  return phase;
}
