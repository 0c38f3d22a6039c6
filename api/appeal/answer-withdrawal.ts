import { instruct } from '../case-workflows.ts';
import type { ApiDependencies } from '../deps.ts';
import type { PresentSubject } from './present-link.ts';

/**
 * Takes in whether the subject lets the institution take back a case in which they have an open claim; throws a Problem when
 * nobody has asked them, or the case is over.
 */
export async function answerWithdrawal(
  { temporal }: ApiDependencies,
  { institutionId, caseId, actor }: PresentSubject,
  agreed: boolean,
): Promise<void> {
  await instruct(temporal, { institutionId, caseId, actor, command: { type: 'answerWithdrawal', agreed } });
}
