import { z } from 'zod';
import { Case, Trail } from './answers.ts';
import type { Client } from './client.ts';
import type { StagedCase } from './docket-case.ts';

/** A case at the end: its path, what its institution reads of it, and its trail as an auditor reads it. */
export interface AuditedCase {
  staged: StagedCase;
  account: Case;
  trail: Trail;
  /** Served views of the case, in order. */
  views: View[];
}

const Views = z.object({
  views: z.array(
    z.object({
      principal: z.object({ id: z.string() }),
      audience: z.string(),
      disclosesScore: z.boolean(),
      servedAt: z.string(),
    }),
  ),
  cursor: z.string().nullable(),
});
type View = z.infer<typeof Views>['views'][number];

const AT_ONCE = 8;

/** Reads every case as its institution and as an auditor, and the views of those that were heard. */
export async function readEverything(
  institution: Client,
  auditor: Client,
  cases: readonly StagedCase[],
): Promise<AuditedCase[]> {
  const audited: AuditedCase[] = [];
  const queue = [...cases.entries()];
  const lane = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [place, staged] = next;
      const account = await institution.get(`/v1/cases/${staged.id}`, Case);
      const trail = await auditor.get(`/v1/audit/cases/${staged.id}/trail`, Trail);
      const views = staged.script === null ? [] : await readViews(auditor, staged.id);
      audited[place] = { staged, account, trail, views };
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return audited;
}

async function readViews(auditor: Client, caseId: string): Promise<View[]> {
  const views: View[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: z.infer<typeof Views> = await auditor.get(
      `/v1/audit/cases/${caseId}/views?limit=200${cursor === '' ? '' : `&cursor=${cursor}`}`,
      Views,
    );
    views.push(...page.views);
    cursor = page.cursor;
  }
  return views;
}
