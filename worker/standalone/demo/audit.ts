import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { Evidence } from '../../verify/evidence.ts';
import type { Verdict } from '../../verify/verdict.ts';
import { verifyEvidence } from '../../verify/verify-evidence.ts';
import { Case, Trail } from './answers.ts';
import type { Client } from './client.ts';
import type { StagedCase } from './staged-case.ts';

/** A finished case: its path, its institution's view, and its trail as an auditor reads it. */
export interface AuditedCase {
  staged: StagedCase;
  account: Case;
  trail: Trail;
  /** Served views of the case, in order. */
  views: View[];
  decisionsInForce: number;
  /** The result of verifying its evidence offline. */
  verdict: Verdict;
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
const LEDGER_POLL_MILLISECONDS = 200;

const Decisions = z.object({
  decisions: z.array(z.object({ caseId: z.uuid(), inForce: z.boolean() })),
  cursor: z.string().nullable(),
});

/** How many decisions are in force in each case, according to the auditor's list. */
async function countDecisionsInForce(auditor: Client): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: z.infer<typeof Decisions> = await auditor.get(
      `/v1/audit/decisions?limit=200${cursor === '' ? '' : `&cursor=${cursor}`}`,
      Decisions,
    );
    for (const { caseId, inForce } of page.decisions) counts.set(caseId, (counts.get(caseId) ?? 0) + Number(inForce));
    cursor = page.cursor;
  }
  return counts;
}

const Ledger = z.object({
  entries: z.number(),
  pending: z.object({ entries: z.number() }),
  cosigned: z.object({ size: z.number() }).nullable(),
});

/** Waits until the ledger has every entry, signed and cosigned. The demonstration's time limit ends a futile wait. */
async function awaitLedger(auditor: Client): Promise<void> {
  for (;;) {
    const { entries, pending, cosigned } = await auditor.get('/v1/audit/ledger/checkpoint', Ledger);
    if (pending.entries === 0 && cosigned?.size === entries) return;
    await sleep(LEDGER_POLL_MILLISECONDS);
  }
}

/** Reads every case as its institution and as an auditor, and the views of those that were heard. */
export async function readEverything(
  institution: Client,
  auditor: Client,
  cases: readonly StagedCase[],
): Promise<AuditedCase[]> {
  const audited: AuditedCase[] = [];
  const decisions = await countDecisionsInForce(auditor);
  await awaitLedger(auditor);
  const queue = [...cases.entries()];
  const lane = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [place, staged] = next;
      const account = await institution.get(`/v1/cases/${staged.id}`, Case);
      const trail = await auditor.get(`/v1/audit/cases/${staged.id}/trail`, Trail);
      const views = staged.script === null ? [] : await readViews(auditor, staged.id);
      const verdict = verifyEvidence(await auditor.get(`/v1/audit/cases/${staged.id}/evidence`, Evidence));
      audited[place] = { staged, account, trail, views, verdict, decisionsInForce: decisions.get(staged.id) ?? 0 };
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
