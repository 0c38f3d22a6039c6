import type { AuditedCase } from '#db/audit/case-trail.ts';
import { readEvidence, type KeptEvidence } from '#db/audit/case-evidence.ts';
import { listViews, type AuditedView } from '#db/audit/view-list.ts';
import type { ApiDependencies } from '#api/deps.ts';
import type { Staff } from '#api/principal.ts';
import { openCase } from '#api/views/auditor/open-case.ts';

/** Maximum number of views of a case that are read at once; the list of views pages through all of them. */
export const MAX_VIEWS = 1_000;

/** A case with everything behind it, as its pages show it. */
export interface LoadedCase {
  audited: AuditedCase;
  kept: KeptEvidence;
  views: AuditedView[];
}

/**
 * Reads a case whole for an auditor, in the role that can change nothing.
 *
 * @throws Problem 404 for a case that is not the institution's, 403 for a caller who may still hear it blind
 */
export const loadCase = (dependencies: ApiDependencies, staff: Staff, caseId: string): Promise<LoadedCase> =>
  openCase(dependencies, staff, caseId, async (audited, transaction) => ({
    audited,
    kept: await readEvidence(transaction, staff.institutionId, caseId, dependencies.dataKey),
    views: await listViews(transaction, staff.institutionId, caseId, { limit: MAX_VIEWS, after: undefined }),
  }));

/** Ids of claims in the order in which they were raised. */
export const claimIds = ({ state }: AuditedCase): string[] => state.claims.map(({ claimId }) => claimId);
