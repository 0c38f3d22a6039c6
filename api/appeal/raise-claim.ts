import { loadCase } from '../../db/cases/read-case.ts';
import { newSeed, sha256 } from '../../db/commitment.ts';
import { uuidv7 } from '../../db/id.ts';
import { inTransaction } from '../../db/transaction.ts';
import { instruct } from '../case-workflows.ts';
import type { ApiDependencies } from '../deps.ts';
import { withWords } from '../hearing/give-words.ts';
import type { PresentSubject } from './present-link.ts';

/** What a subject gets for a claim. */
export interface ClaimReceipt {
  claimId: string;
  receivedAt: string;
  /** SHA-256 of the statement (UTF-8), hex. */
  hash: string;
}

/**
 * Takes in the subject's own words on why their case is different. The receipt means that they are durably taken; what is
 * refused is kept as their draft.
 *
 * @throws Problem when the case takes no claim any more
 */
export async function raiseClaim(
  dependencies: ApiDependencies,
  { institutionId, caseId, actor, scope }: PresentSubject,
  statement: string,
): Promise<ClaimReceipt> {
  const claimId = uuidv7();
  await withWords(
    dependencies,
    {
      institutionId,
      caseId,
      scope,
      words: [{ kind: 'claim', body: statement, textId: claimId }],
      draft: { authorId: actor.id, kind: 'claim', body: { statement } },
    },
    ([text]) =>
      instruct(dependencies.temporal, {
        institutionId,
        caseId,
        actor,
        command: { type: 'raiseClaim', claimId, statementCommitment: text?.commitment ?? '', seed: newSeed() },
      }),
  );
  const found = await inTransaction(dependencies.database, scope, (transaction) =>
    loadCase(transaction, institutionId, caseId),
  );
  const claim = found?.state.claims.find((each) => each.claimId === claimId);
  if (!claim) throw new Error(`claim ${claimId} was taken and is not there`);
  return { claimId, receivedAt: claim.raisedAt, hash: sha256(statement) };
}
