import type { FastifyRequest } from 'fastify';
import type { ApiDependencies } from '../deps.ts';
import type { Staff } from '../principal.ts';
import { replaceDraft, type HearingDraft } from './hearing-drafts.ts';

/**
 * Throws the validation errors of a judge's submission after saving it as their draft: an invalid submission is still
 * work that must not be lost.
 *
 * For routes with `attachValidation`, whose handler would otherwise never see such a body. If it cannot be saved,
 * because the hearing is not theirs, for example, that is thrown instead.
 */
export async function storeInvalid(
  dependencies: ApiDependencies,
  staff: Staff,
  caseId: string,
  kind: HearingDraft,
  { validationError, body }: FastifyRequest,
): Promise<void> {
  if (!validationError) return;
  if (validationError.validationContext === 'body' && typeof body === 'object' && body !== null)
    await replaceDraft(dependencies, staff, caseId, kind, body);
  throw validationError;
}
