import type { FindingKind } from '#workflows/domain/finding.ts';

/** The facts of the case that every layer tells, under the sample policy; its score is adverse. */
export const FACTS = { risk: 80, age: 40 };

/** What people say in the case. None of it may reach anyone who has no part in the hearing. */
export const WORDS = {
  statement: 'I lost my job in March and have a new one since May.',
  question: 'When did the new job begin?',
  answer: 'It began on the second of May.',
  restatement: 'They see a bad spring behind them and, since the new job, a good year.',
  felt: 'I felt some of the relief that they speak of, and some worry beside it.',
  theory: 'People who found work again pay what they owe.',
  deliberation: 'The date of the new job makes the difference.',
  changed: 'I had overlooked when the new job began.',
  reasons: 'The new job answers what the record held against them.',
  weighing: 'It says nothing about this spring.',
  signature: 'It says what both of us found.',
};

/** A passage of the claim that judges cite. */
const PASSAGE = 'new one since May';

/** Tells findings on several claims apart: a finding has reasons of its own. */
const NUMBERS = ['first', 'second', 'third', 'fourth', 'fifth'];

/** A perspective record with one finding on every claim, as a judge sends it; it holds together and cites the claims. */
export function recordOf(claimIds: string | readonly string[], finding: FindingKind = 'exceptional') {
  const claims = typeof claimIds === 'string' ? [claimIds] : claimIds;
  const citations = claims.map((id) => ({ material: 'claim', id, quote: PASSAGE }));
  const attributed = { attributed: [{ statement: 'the job is steady', citations }] };
  return {
    affectiveMatching: { emotions: [{ emotion: 'relief', intensity: 5, citations }], feltAlongside: WORDS.felt },
    otherOrientedPerspective: {
      restatement: WORDS.restatement,
      beliefs: attributed,
      desires: attributed,
      intentions: attributed,
      circumstances: attributed,
    },
    selfOtherDifferentiation: {
      whereIDiffer: 'I have never lost a job, and never had to wait for a new one.',
      similarExperience: { had: false },
      personalDistress: 2,
      ifAboutMyself: { wouldChange: 'no', reason: 'The same dates would count the same way if they were mine.' },
    },
    strongestCaseFor: 'The new job began in May and answers what the file holds against them.',
    strongestCaseAgainst: 'The job is new, and nothing shows yet that it will last for long.',
    findings: claims.map((claimId, index) => ({
      claimId,
      finding,
      reasons: `The file cannot know of the job, and I have weighed the ${NUMBERS[index]} claim by itself.`,
      confidence: 6,
      ...(finding === 'exceptional' && { individualFacts: [{ fact: 'a new job', citations }] }),
      ...(finding === 'specialPleading' && {
        citations,
        answerToCaseFor: `A job that began in May does not bear out what the ${NUMBERS[index]} claim says.`,
      }),
      ...(finding === 'cannotDecipher' && { barrier: 'missingEvidence' }),
    })),
    conflict: { declared: false },
  };
}

/** A theory assessment, as a judge sends it. */
export const THEORY = {
  theory: 'Planned behaviour',
  source: 'Ajzen 1991',
  mentalStates: ['intends to pay'],
  causalStep: WORDS.theory,
  prediction: 'repays',
  mayNotFit: 'it is unknown how long the job lasts',
};

/** Something that a decision rests on, as the API names it. */
export interface Source {
  id: string;
  method: string;
}

const WEIGHTS: Record<string, string> = { correlational: 'setAside', theoryBased: 'considered', empathy: 'principal' };

/** A decision that weighs every source, as a judge sends it. */
export const decisionOn = (sources: readonly Source[], outcome = 'grant', reasons = WORDS.reasons) => ({
  outcome,
  reasons,
  outcomeWithoutIndividualFacts: 'refuse',
  contributions: sources.map(({ id, method }) => ({ source: id, weight: WEIGHTS[method], reason: WORDS.weighing })),
});
