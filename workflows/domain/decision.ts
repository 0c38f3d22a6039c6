import type { IndividualFactsRole } from './causal-role.ts';
import type { Contribution } from './method.ts';

export interface DecisionSummary {
  decisionId: string;
  outcome: string;
  adverse: boolean;
  judgeId: string | null;
  at: string;
  seq: number;
  contributions: Contribution[];
  outcomeWithoutIndividualFacts: string | null;
  /** Absent where no claim stands as exceptional, and from decisions made before it was noted. */
  individualFacts?: IndividualFactsRole;
  reasonsCommitment: string | null;
  supersedes: { decisionId: string; reasonCommitment: string } | null;
}
