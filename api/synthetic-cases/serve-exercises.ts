import { loadPolicies } from '#db/policies/policies.ts';
import { inTransaction } from '#db/transaction.ts';
import type { NoticeLanguage } from '#workflows/domain/language.ts';
import type { ApiDependencies } from '../deps.ts';
import { ensureMayEver } from '../ensure-may.ts';
import { scopeOf, type Staff } from '../principal.ts';
import type { ExercisesView } from '../views/judge/exercises-view.ts';
import { composeExercises } from './compose-exercises.ts';
import { readOwnExercises } from './exercise.ts';

/** A judge's exercises as of now, with policies' words in a language, or as the policies state them if none is given. */
export function serveExercises(
  { database, clock }: ApiDependencies,
  staff: Staff,
  language?: NoticeLanguage,
): Promise<ExercisesView> {
  ensureMayEver(staff, 'doExercises');
  return inTransaction(database, scopeOf(staff), async (transaction) => {
    const own = await readOwnExercises(transaction, staff);
    const used = own.pairs.map(({ policyKey: key, policyVersion: version }) => ({ key, version }));
    const policies = await loadPolicies(transaction, staff.institutionId, used, language);
    return composeExercises(own, staff.id, policies, await clock(transaction));
  });
}
