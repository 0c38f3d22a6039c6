/** What people say in the hearing; none of it may reach anybody who has no part in it. */
export const WORDS = {
  statement: 'I lost my job in March and have a new one since May.',
  question: 'When did the new job begin?',
  answer: 'It began on the second of May.',
  restatement: 'They see a bad spring and a good year.',
  theory: 'People who found work again pay what they owe.',
  reasons: 'The new job answers what the record held against them.',
  weighing: 'It says nothing about this spring.',
};

/** A perspective record on the sample claim that holds together. */
export function recordOf(claimId: string) {
  const citations = [{ material: 'claim', id: claimId, quote: 'new one since May' }];
  const attributed = { attributed: [{ statement: 'the job is steady', citations }] };
  return {
    affectiveMatching: { emotions: [{ emotion: 'relief', intensity: 5, citations }], feltAlongside: 'some of it' },
    otherOrientedPerspective: {
      restatement: WORDS.restatement,
      beliefs: attributed,
      desires: attributed,
      intentions: attributed,
      circumstances: attributed,
    },
    selfOtherDifferentiation: {
      whereIDiffer: 'I never lost a job',
      similarExperience: { had: false },
      personalDistress: 2,
      ifAboutMyself: { wouldChange: 'no', reason: 'it is not about me' },
    },
    strongestCaseFor: 'the job',
    strongestCaseAgainst: 'it is new',
    findings: [
      {
        claimId,
        finding: 'exceptional',
        reasons: 'the record cannot know it',
        confidence: 6,
        individualFacts: [{ fact: 'a new job', citations }],
      },
    ],
    conflict: { declared: false },
  };
}
