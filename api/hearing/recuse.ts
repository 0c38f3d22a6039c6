import { instruct } from '../case-workflows.ts';
import type { ApiDependencies } from '../deps.ts';
import { actorInHearing, type Staff } from '../principal.ts';
import { insistHearing } from './insist-hearing.ts';

/** Takes somebody off a case for good. No reason is asked; a conflict may be declared. */
export async function recuse(
  dependencies: ApiDependencies,
  staff: Staff,
  caseId: string,
  conflict: boolean,
): Promise<void> {
  await insistHearing(dependencies, staff, caseId);
  await instruct(dependencies.temporal, {
    institutionId: staff.institutionId,
    caseId,
    actor: actorInHearing(staff),
    command: { type: 'recuse', conflict },
  });
}
