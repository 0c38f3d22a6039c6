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

/** Titles of policies, by key. */
export const titlesOfPolicies = (policies: readonly StoredPolicy[]): Map<string, string> =>
  new Map(policies.map(({ key, document }) => [key, document.title]));

/** Policies to choose from by their titles, each with its key where another one has the same title. */
export function policyOptions(
  policies: readonly Pick<StoredPolicy, 'key' | 'document'>[],
): { value: string; label: string }[] {
  const named = Map.groupBy(policies, ({ document }) => document.title);
  return policies.map(({ key, document: { title } }) => ({
    value: key,
    label: named.get(title)?.length === 1 ? title : `${title} (${key})`,
  }));
}
