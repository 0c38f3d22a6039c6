import { listPolicies, type StoredPolicy } from '#db/policies/policies.ts';
import type { Transaction } from '#db/transaction.ts';
import { policyIn } from '#workflows/domain/translated-policy.ts';
import type { Language } from '#api/figures-in-words.ts';

/** An institution's policies in their newest versions, with their words in the reader's language where they have them. */
export const policiesIn = async (
  language: Language,
  transaction: Transaction,
  institutionId: string,
): Promise<StoredPolicy[]> => {
  const policies = await listPolicies(transaction, institutionId);
  return policies.map((policy) => ({ ...policy, document: policyIn(policy.document, language) }));
};
