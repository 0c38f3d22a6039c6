import { instruct } from '../case-workflows.ts';
import type { ApiDependencies } from '../deps.ts';
import { actorInHearing, type Staff } from '../principal.ts';

/** Takes somebody off a case for good. No reason is asked; a conflict may be declared. */
export async function recuse(
  { temporal }: ApiDependencies,
  staff: Staff,
  caseId: string,
  conflict: boolean,
): Promise<void> {
  await instruct(temporal, {
    institutionId: staff.institutionId,
    caseId,
    actor: actorInHearing(staff),
    command: { type: 'recuse', conflict },
  });
}
