import { z } from 'zod';
import { instruct } from '../case-workflows.ts';
import type { ApiDependencies } from '../deps.ts';
import { actorInHearing, scopeOf, type Staff } from '../principal.ts';
import { withWords } from './give-words.ts';
import { Words } from './words.ts';

/** A second person's signature under a decision, or their refusal to sign. */
export const Signature = z.strictObject({ decisionId: z.uuid(), agree: z.boolean(), reason: Words });
export type Signature = z.infer<typeof Signature>;

/** Takes in a signature, or its refusal, and tells whether the case is decided by it. */
export async function giveSignature(
  dependencies: ApiDependencies,
  staff: Staff,
  caseId: string,
  { decisionId, agree, reason }: Signature,
): Promise<{ isDecided: boolean }> {
  const { institutionId } = staff;
  const { phase } = await withWords(
    dependencies,
    { institutionId, caseId, scope: scopeOf(staff), words: [{ kind: 'reason', body: reason }] },
    ([text]) =>
      instruct(dependencies.temporal, {
        institutionId,
        caseId,
        actor: actorInHearing(staff),
        command: { type: 'signDecision', decisionId, agree, reasonCommitment: text?.commitment ?? '' },
      }),
  );
  return { isDecided: phase === 'decided' };
}
