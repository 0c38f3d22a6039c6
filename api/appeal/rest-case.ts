import { instruct } from '../case-workflows.ts';
import type { ApiDependencies } from '../deps.ts';
import type { PresentSubject } from './present-link.ts';

/** Takes in that the subject has nothing to add, so that a decision need not wait for the end of the appeal window. */
export async function restCase(
  { temporal }: ApiDependencies,
  { institutionId, caseId, actor }: PresentSubject,
): Promise<void> {
  await instruct(temporal, { institutionId, caseId, actor, command: { type: 'restCase' } });
}
