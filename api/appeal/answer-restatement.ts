import { z } from 'zod';
import { instruct } from '../case-workflows.ts';
import type { ApiDependencies } from '../deps.ts';
import { withWords, type TextToKeep } from '../hearing/give-words.ts';
import { Words } from '../hearing/words.ts';
import type { PresentSubject } from './present-link.ts';

/** Whether a judge has understood the subject, and what is wrong where not. */
export const RestatementAnswer = z.discriminatedUnion('confirmed', [
  z.strictObject({ confirmed: z.literal(true) }),
  z.strictObject({ confirmed: z.literal(false), correction: Words }),
]);
export type RestatementAnswer = z.infer<typeof RestatementAnswer>;

/** Takes in what the subject says of a judge's restatement of their point of view; throws a Problem when it is too late. */
export async function answerRestatement(
  dependencies: ApiDependencies,
  { institutionId, caseId, actor, scope }: PresentSubject,
  recordId: string,
  answer: RestatementAnswer,
): Promise<void> {
  const words: TextToKeep[] = answer.confirmed ? [] : [{ kind: 'correction', body: answer.correction }];
  await withWords(dependencies, { institutionId, caseId, scope, words }, ([correction]) =>
    instruct(dependencies.temporal, {
      institutionId,
      caseId,
      actor,
      command: {
        type: 'answerRestatement',
        recordId,
        confirmed: answer.confirmed,
        correctionCommitment: correction?.commitment ?? null,
      },
    }),
  );
}
