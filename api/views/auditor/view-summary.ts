import { z } from 'zod';
import type { AuditedView } from '#db/audit/view-list.ts';

/** One view of a case: who was shown it, and when. */
export const ViewSummary = z.strictObject({
  id: z.uuid(),
  /** `link`: the private link was opened, by a person or a program; `subject`: the subject has acted on what it showed. */
  principal: z.strictObject({ kind: z.enum(['human', 'machine', 'subject', 'link']), id: z.string() }),
  audience: z.string(),
  /** Whether score, provisional outcome, neighbours, factors or rationale were in it. */
  disclosesScore: z.boolean(),
  contentHash: z.string(),
  servedAt: z.iso.datetime(),
});

export const summarizeView = ({ viewId, principal, audience, disclosesScore, contentHash, servedAt }: AuditedView) => ({
  id: viewId,
  principal,
  audience,
  disclosesScore,
  contentHash,
  servedAt,
});
