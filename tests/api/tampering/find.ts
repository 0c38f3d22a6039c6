import { ExportedEvidence, gatherEvidence } from '#api/views/auditor/evidence-export.ts';
import { Problem } from '#api/problem.ts';
import { readAuditedCase } from '#db/audit/case-trail.ts';
import type { Database } from '#db/database.ts';
import { inTransaction } from '#db/transaction.ts';
import { examineLedger } from '#worker/ledger/examine-ledger.ts';
import { Evidence } from '#worker/verify/evidence.ts';
import { verifyEvidence, type Trusted } from '#worker/verify/verify-evidence.ts';

/** A ledger as its readers meet it. */
export interface Examined {
  institutionId: string;
  /** In the auditor's role. */
  auditDatabase: Database;
  /** The public keys that a reader has from elsewhere. */
  trusted: Trusted;
  /** A cosigned checkpoint that a reader kept. */
  earlier: { note: string; size: number };
  /** What time it is, RFC 3339 UTC. */
  now: string;
  /** Lets the workers' sequencer run once, with a witness that remembers what it cosigned. */
  sequence(): Promise<void>;
}

/** What can find that a database was tampered with, as docs/ledger.md names it. */
export const FINDERS = ['workers', 'fsck', 'verify', 'earlier'] as const;
export type Finder = (typeof FINDERS)[number];

/**
 * Runs the workers once, unless the database is examined at once, and gives everything that finds the database tampered with, and the
 * first thing that it says: sequencer or witness refuse, `fsck` names a fault, or evidence of one of the cases does not verify, without or with a checkpoint
 * that a reader kept.
 */
export async function findersOf(
  examined: Examined,
  caseIds: readonly string[],
  isAtOnce: boolean,
): Promise<Map<Finder, string>> {
  const found = new Map<Finder, string>();
  if (!isAtOnce) await examined.sequence().catch((error: unknown) => found.set('workers', String(error)));
  const { institutionId, auditDatabase, now } = examined;
  const scope = { institutionId, actor: 'system:auditor' };
  const { faults } = await inTransaction(auditDatabase, scope, (transaction) =>
    examineLedger(transaction, institutionId, now),
  );
  if (faults[0] !== undefined) found.set('fsck', faults[0]);
  for (const caseId of caseIds) {
    const [alone, beside] = [await verify(examined, caseId, false), await verify(examined, caseId, true)];
    if (alone !== undefined) found.set('verify', alone);
    if (beside !== undefined) found.set('earlier', beside);
  }
  return found;
}

/** What a reader with the right keys, and with the checkpoint that they kept, finds wrong in the evidence of a case first. */
async function verify(examined: Examined, caseId: string, hasEarlier: boolean): Promise<string | undefined> {
  const { institutionId, auditDatabase, now, trusted, earlier } = examined;
  const scope = { institutionId, actor: 'system:auditor' };
  const exported = await inTransaction(auditDatabase, scope, async (transaction) => {
    const audited = await readAuditedCase(transaction, institutionId, caseId);
    if (!audited) return 'there is no such case';
    return gatherEvidence(transaction, institutionId, audited, hasEarlier ? earlier.size : undefined, now);
  }).catch((error: unknown) => {
    // The ledger is smaller than the checkpoint that the reader kept.
    if (error instanceof Problem && error.document.status < 500) return error.message;
    throw error;
  });
  if (typeof exported === 'string') return exported;
  // As the API would send it: what does not fit is an error of the API, and no finding.
  const evidence = Evidence.parse(JSON.parse(JSON.stringify(ExportedEvidence.parse(exported))));
  const { checks } = verifyEvidence(evidence, { ...trusted, ...(hasEarlier && { earlier: earlier.note }) });
  return checks.find(({ is }) => is === 'wrong')?.what;
}
