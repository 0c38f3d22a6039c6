import type { CoreCase } from './core-case.ts';

/**
 * What is stored about a case of the core, as the subject's view is composed from it.
 *
 * @param words texts by their commitments
 */
export const materialOf = ({ policy, state, trail }: CoreCase, words: readonly (readonly [string, string])[] = []) => ({
  caseId: '00000000-0000-7000-8000-000000000001',
  externalRef: 'reference',
  policyKey: 'loans',
  policyVersion: 1,
  policy,
  facts: {},
  state,
  trail,
  score: null,
  policyHold: null,
  attachments: [],
  texts: { byId: new Map<string, string>(), byCommitment: new Map(words) },
});
