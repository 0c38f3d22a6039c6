import { instruct } from '../case-workflows.ts';
import type { ApiDependencies } from '../deps.ts';
import { actorInHearing, type Staff } from '../principal.ts';
import { insistHearing } from './insist-hearing.ts';

/** Gives somebody the hearing they name; the trail keeps that they chose it. Throws a Problem when they may not have it. */
export async function takeChosen(dependencies: ApiDependencies, staff: Staff, caseId: string): Promise<void> {
  await insistHearing(dependencies, staff, caseId);
  await instruct(dependencies.temporal, {
    institutionId: staff.institutionId,
    caseId,
    actor: actorInHearing(staff),
    command: { type: 'assign', how: 'chosen' },
  });
}
