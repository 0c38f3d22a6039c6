import type { Claim } from '#workflows/domain/state.ts';
import type { Transaction } from '../transaction.ts';

/**
 * The claim among those given with the same text, or `undefined`. Texts are compared by commitment, which is the same for the
 * same text by one subject.
 */
export async function findRecentClaim(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  statementCommitment: string,
  claims: readonly Claim[],
): Promise<Claim | undefined> {
  if (claims.length === 0) return undefined;
  const row = await transaction
    .selectFrom('personal_texts')
    .select('text_id')
    .where('institution_id', '=', institutionId)
    .where('case_id', '=', caseId)
    .where('commitment', '=', statementCommitment)
    .where(
      'text_id',
      'in',
      claims.map(({ claimId }) => claimId),
    )
    .executeTakeFirst();
  return claims.find(({ claimId }) => claimId === row?.text_id);
}
