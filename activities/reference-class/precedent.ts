import type { Facts } from '#workflows/domain/policy.ts';

/** A past case whose later outcome is known: whether the policy's adverse event happened. */
export interface Precedent {
  id: string;
  facts: Facts;
  adverse: boolean;
}
