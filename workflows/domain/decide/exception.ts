import type { Contribution } from '../method.ts';
import type { Policy } from '../policy.ts';
import { minLettersOf } from '../record-floor.ts';
import { claimsStandingAs, findingOn, recordOf, type CaseState, type RecordSummary } from '../state.ts';
import { refuse, type Decided, type Given } from './result.ts';

/** The facts that make the standing exceptions so: those of the judge's own finding, or else of the one that counts. */
export function factsOfExceptions(state: CaseState, judgeId: string): string[] {
  return claimsStandingAs(state, 'exceptional', judgeId).flatMap(({ claimId }) => {
    const own = recordOf(state, judgeId)?.findings.find((finding) => finding.claimId === claimId);
    const finding = own?.finding === 'exceptional' ? own : findingOn(state, claimId);
    return finding?.finding === 'exceptional' ? finding.individualFactIds : [];
  });
}

/** Where several facts changed the outcome, each says what it changed. Of a single one the outcome without it says so. */
export function checkFactChanges(
  policy: Policy,
  state: CaseState,
  { factChanges = [], outcome, outcomeWithoutIndividualFacts }: Given<'recordDecision'>['command'],
  judgeId: string,
): Decided | null {
  const facts = factsOfExceptions(state, judgeId);
  const unknown = factChanges.find(({ factId }) => !facts.includes(factId));
  if (unknown) return refuse('individualFactUnknown', unknown.factId);
  const isAsked = minLettersOf(policy) !== null && facts.length > 1 && outcome !== outcomeWithoutIndividualFacts;
  const silent = facts.filter((id) => !factChanges.some(({ factId }) => factId === id));
  return isAsked && silent.length > 0 ? refuse('factsUnaccounted', `nothing is said about ${silent.join(', ')}`) : null;
}

/**
 * Whether a decision that the individual facts of an exception changed rests on a record that found it. Facts that were set
 * aside played no causal role, and an outcome without that is luck (Kidder et al. 2024, section 4).
 */
export function restsOnException(state: CaseState, contributions: readonly Contribution[], judgeId: string): boolean {
  const exceptional = claimsStandingAs(state, 'exceptional', judgeId).map(({ claimId }) => claimId);
  const finds = (record: RecordSummary): boolean =>
    record.findings.some(({ claimId, finding }) => finding === 'exceptional' && exceptional.includes(claimId));
  const counted = contributions.filter(({ weight }) => weight !== 'setAside').map(({ sourceId }) => sourceId);
  return exceptional.length === 0 || state.records.some((each) => counted.includes(each.recordId) && finds(each));
}
