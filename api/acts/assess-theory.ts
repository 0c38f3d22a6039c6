import type { TheoryAssessment } from '#workflows/domain/theory.ts';
import { contentsServedTo } from '#db/views/views.ts';
import { mayAct } from '#workflows/domain/may-act.ts';
import { minLettersOf } from '#workflows/domain/record-floor.ts';
import { invalid } from '../problem.ts';
import { act } from './act.ts';
import { verifyCitations } from './verify-citations.ts';

/** A judge's reasoning from a named general theory. Every passage that it cites was served to them. */
export const assessTheory = act({
  name: 'assessTheory',
  as: ['judge', 'supervisor'],
  words: ({ body, id }: { body: TheoryAssessment; id: string }) => [
    { kind: 'theoryAssessment', text: JSON.stringify(body), id },
  ],
  draft: (body) => ({ kind: 'theory', body }),
  async check({ caseId, actor, found, body }, transaction) {
    const { state, policy } = found;
    const { institutionId } = state;
    const principal = { kind: 'human', id: actor.id, institutionId, roles: ['judge', 'supervisor'] } as const;
    if (!mayAct(principal, 'assessTheory', { institutionId, state })) return;
    const served = await contentsServedTo(transaction, institutionId, caseId, actor.id);
    const errors = verifyCitations(body, served, minLettersOf(policy));
    if (errors.length > 0) throw invalid(errors, 'A citation does not match the material you were shown');
  },
  command: ({ id, commitments: [commitment = ''] }) => ({
    type: 'assessTheory',
    assessmentId: id,
    assessmentCommitment: commitment,
  }),
  answer: ({ id }) => ({ assessmentId: id }),
});
