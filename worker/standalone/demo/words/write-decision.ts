import type { FindingKind } from '#workflows/domain/finding.ts';
import type { Method } from '#workflows/domain/method.ts';
import type { TheoryAssessment } from '#workflows/domain/theory.ts';
import type { Weight } from '#workflows/domain/method.ts';
import type { Example } from '../../examples/seed.ts';
import type { Hearing } from '../answers.ts';
import { describeCase } from './describe-facts.ts';

/** A decision as the API takes it. */
export interface DecisionBody {
  outcome: string;
  reasons: string;
  contributions: { source: string; weight: Weight; reason: string }[];
  outcomeWithoutIndividualFacts?: string;
  individualFacts?: { id: string; changed: string }[];
}

/** Reasoning from a general theory, on one case. */
export function writeTheory(example: Example, hearing: Hearing): TheoryAssessment {
  const described = describeCase(example, hearing.facts);
  return {
    theory: 'Theory of planned behaviour',
    source: 'I. Ajzen, The theory of planned behavior, 1991',
    mentalStates: [
      'the intention that the subject states',
      'how far they believe that it is in their own hands to carry it out',
    ],
    causalStep: `By the theory an intention leads to what is done where people believe that they control it. In ${hearing.externalRef} that belief has to hold against ${described}.`,
    prediction:
      'What is intended is more likely to be done than the file alone suggests, as long as nothing outside stops it.',
    mayNotFit: `The theory speaks of people in general. Whether the person of ${hearing.externalRef} controls what they name, it cannot say.`,
  };
}

const REASONS: Record<Method, Record<Weight, string>> = {
  correlational: {
    principal: 'Nothing that was said sets the case apart from those it resembles.',
    considered: 'How similar cases went was looked at beside the rest.',
    setAside: 'It compares by file, and what decides here is not in the file.',
  },
  theoryBased: {
    principal: 'The theory explains what the comparison only counts.',
    considered: 'It says what to expect of people in general, and where that may not fit.',
    setAside: 'The person is not one that the theory speaks of.',
  },
  empathy: {
    principal: 'What the person said, seen from where they stand, decides.',
    considered: 'Their point of view was taken and weighed.',
    setAside: 'It was read, and another judge’s own record stands in its place.',
  },
};

/**
 * The decision that follows from a judge's finding: an exception ends favourably and says how it would have ended without
 * the individual facts, a claim that could not be deciphered is not held against the subject, and anything else ends as scored.
 * A case without a score ends favourably.
 */
export function writeDecision(hearing: Hearing, judgeId: string, finding: FindingKind | undefined): DecisionBody {
  const { externalRef, policy, sources = [] } = hearing;
  const favourable = policy.outcomes.find(({ adverse }) => !adverse)?.name ?? '';
  const provisional = hearing.provisionalOutcome?.outcome ?? favourable;
  const meaningOf = (name: string) => policy.outcomes.find((each) => each.name === name)?.meaning ?? '';
  const asScored = finding === undefined || finding === 'specialPleading';
  const outcome = asScored ? provisional : favourable;
  const weightOf = (method: Method, by: string | null): Weight => {
    if (method === 'correlational') return asScored ? 'principal' : 'setAside';
    return method === 'empathy' && by === judgeId && !asScored ? 'principal' : 'considered';
  };
  return {
    outcome,
    reasons: `On ${externalRef}: ${because(finding, hearing)} ${meaningOf(outcome)}`,
    contributions: sources.map(({ id, method, judge }) => {
      const weight = weightOf(method, judge);
      return { source: id, weight, reason: `${externalRef}: ${REASONS[method][weight]}` };
    }),
    ...(finding === 'exceptional' && {
      outcomeWithoutIndividualFacts: provisional,
      individualFacts: factsNamedBy(judgeId, hearing).map((id, index) => ({
        id,
        changed: `${externalRef}: ${CHANGED[index % CHANGED.length] ?? ''}`,
      })),
    }),
  };
}

/** The ids of the individual facts in a judge's own record. */
const factsNamedBy = (judgeId: string, { records = [] }: Hearing): string[] =>
  records
    .filter(({ judge }) => judge === judgeId)
    .flatMap(({ findings }) => findings.flatMap(({ individualFactIds = [] }) => individualFactIds));

const CHANGED = [
  'it takes away the ground on which files like this one end otherwise.',
  'it shows that the first fact can be relied on, and by itself it would not have been enough.',
];

function because(finding: FindingKind | undefined, { score }: Hearing): string {
  switch (finding) {
    case 'exceptional':
      return 'the facts that you name make your case an exception, whatever similar files led to.';
    case 'specialPleading':
      return 'I heard your claim, and it names nothing that sets your case apart from those it resembles.';
    case 'cannotDecipher':
      return 'several of us could not make out your claim, and you must not be judged by what we failed to understand.';
    case undefined:
      return score
        ? 'you did not contest the outcome. I looked at your case myself before I saw the score, and found no reason to depart from it.'
        : 'there is no score, and the facts that I looked at give no reason to decide against you.';
  }
}
