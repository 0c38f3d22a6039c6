import { readTexts } from '../../db/texts.ts';
import { inTransaction } from '../../db/transaction.ts';
import { openClaims } from '../../workflows/domain/state.ts';
import type { ApiDependencies } from '../deps.ts';
import type { PresentSubject } from './present-link.ts';

/** The subject's open claim with these very words, if they have raised one: a form that was sent twice says nothing new. */
export async function findSameClaim(
  { database }: ApiDependencies,
  { institutionId, caseId, scope, state }: PresentSubject,
  statement: string,
): Promise<string | undefined> {
  const claims = openClaims(state);
  if (claims.length === 0) return undefined;
  const { byId } = await inTransaction(database, scope, (transaction) => readTexts(transaction, institutionId, caseId));
  return claims.find(({ claimId }) => byId.get(claimId) === statement)?.claimId;
}
