import { instruct } from '../case-workflows.ts';
import type { ApiDependencies } from '../deps.ts';
import { insistHearing } from '../hearing/insist-hearing.ts';
import { actorOf, type Staff } from '../principal.ts';

/** Moves a hearing to the supervisors, so that one of them hears it; throws a Problem when it waits for them already. */
export async function escalate(dependencies: ApiDependencies, staff: Staff, caseId: string): Promise<void> {
  await insistHearing(dependencies, staff, caseId);
  await instruct(dependencies.temporal, {
    institutionId: staff.institutionId,
    caseId,
    actor: actorOf(staff, ['supervisor']),
    command: { type: 'escalate', reason: 'requested' },
  });
}
