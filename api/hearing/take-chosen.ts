import { instruct } from '../case-workflows.ts';
import type { ApiDependencies } from '../deps.ts';
import { actorInHearing, type Staff } from '../principal.ts';

/** Gives somebody the hearing they name; the trail keeps that they chose it. Throws a Problem when they may not have it. */
export async function takeChosen({ temporal }: ApiDependencies, staff: Staff, caseId: string): Promise<void> {
  await instruct(temporal, {
    institutionId: staff.institutionId,
    caseId,
    actor: actorInHearing(staff),
    command: { type: 'assign', how: 'chosen' },
  });
}
