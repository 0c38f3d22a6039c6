import type { TheoryAssessment } from '#workflows/domain/theory.ts';
import { act } from './act.ts';

/** A judge's reasoning from a named general theory. */
export const assessTheory = act({
  name: 'assessTheory',
  as: ['judge', 'supervisor'],
  words: ({ body, id }: { body: TheoryAssessment; id: string }) => [
    { kind: 'theoryAssessment', text: JSON.stringify(body), id },
  ],
  draft: (body) => ({ kind: 'theory', body }),
  command: ({ id, commitments: [commitment = ''] }) => ({
    type: 'assessTheory',
    assessmentId: id,
    assessmentCommitment: commitment,
  }),
  answer: ({ id }) => ({ assessmentId: id }),
});
