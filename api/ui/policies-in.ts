import { listPolicies, titlesOf, type StoredPolicy } from '#db/policies/policies.ts';
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

/** What policies are called, by key. */
export const titlesOfPolicies = (policies: readonly Pick<StoredPolicy, 'key' | 'document'>[]): Map<string, string> =>
  titlesOf(policies.map(({ key, document: { title } }) => ({ key, title })));

/** Policies to choose from, by what they are called. */
export const policyOptions = (
  policies: readonly Pick<StoredPolicy, 'key' | 'document'>[],
): { value: string; label: string }[] => [...titlesOfPolicies(policies)].map(([value, label]) => ({ value, label }));
