import { newSeed } from '../../db/commitment.ts';
import { instruct } from '../case-workflows.ts';
import type { ApiDependencies } from '../deps.ts';
import type { PresentSubject } from './present-link.ts';

/** Takes a claim back; throws a Problem when there is none, or the hearing is over. */
export async function withdrawClaim(
  { temporal }: ApiDependencies,
  { institutionId, caseId, actor }: PresentSubject,
  claimId: string,
): Promise<void> {
  const command = { type: 'withdrawClaim', claimId, seed: newSeed() } as const;
  await instruct(temporal, { institutionId, caseId, actor, command });
}
