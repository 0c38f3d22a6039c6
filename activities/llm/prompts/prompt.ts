import type { Facts, Policy } from '#workflows/domain/policy.ts';
import type { Neighbour } from '#workflows/domain/score.ts';
import type { Comparison } from './comparison.ts';

/** A neighbour with what was known of that precedent. */
export interface NeighbourWithFacts extends Neighbour {
  facts: Facts;
  /** If it stands for several that are alike in every comparable attribute: how many, and how many of them had the event. */
  alike?: { precedents: number; withEvent: number };
}

/** What a prompt is made from. `neighbours` are in any order. */
export interface PromptInput {
  policy: Pick<Policy, 'attributes' | 'adverseEvent'>;
  facts: Facts;
  neighbours: readonly NeighbourWithFacts[];
}

/** The names that an answer may use; the answer is checked against them. */
export interface Sent {
  /** Comparable attributes of the case. */
  attributes: readonly string[];
  /**
   * For each neighbour id in the prompt, one precedent that it stands for. Precedents alike in every comparable
   * attribute share one id, because nothing in the prompt tells them apart.
   */
  neighbours: ReadonlyMap<string, string>;
}

export interface RenderedPrompt {
  /** Instructions, the same for every case. */
  system: string;
  /** The case and its neighbours, one JSON document. */
  user: string;
  /** What `user` says, for a model in this process. */
  comparison: Comparison;
  /** JSON schema of the answer. */
  answerSchema: Record<string, unknown>;
  sent: Sent;
}

/**
 * One way of putting a case to a model. A version that has scored a case never changes: a change is a new version.
 */
export interface PromptVersion {
  name: string;
  /** SHA-256 over the instructions and what it makes of a specimen, answer schema included. */
  hash: string;
  /** @throws RangeError when a fact of the case is not what the policy declares */
  render(input: PromptInput): RenderedPrompt;
}
