import type { StoredPolicy } from '#db/policies/policies.ts';
import { labelOutcome, nameOutcome } from '#workflows/domain/outcome-name.ts';

/** What an outcome of a policy is called in lists. */
export type OutcomeNames = (policyKey: string, outcome: string) => string;

/** What the outcomes of policies are called, in the language of their words. */
export const outcomeNamesOf =
  (policies: readonly Pick<StoredPolicy, 'key' | 'document'>[]): OutcomeNames =>
  (policyKey, outcome) => {
    const policy = policies.find(({ key }) => key === policyKey);
    return policy ? labelOutcome(policy.document, outcome) : nameOutcome(outcome);
  };
