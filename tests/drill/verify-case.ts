import { z } from 'zod';
import { Evidence } from '#worker/verify/evidence.ts';
import type { Check } from '#worker/verify/verdict.ts';
import { verifyEvidence } from '#worker/verify/verify-evidence.ts';
import type { People } from './people.ts';
import { eventually } from './play-cases.ts';

const Status = z.object({
  entries: z.number(),
  pending: z.object({ entries: z.number() }),
  cosigned: z.object({ size: z.number(), note: z.string() }).nullable(),
});

/** A checkpoint that a reader keeps. */
export interface Checkpoint {
  size: number;
  /** Signed note. */
  note: string;
}

/** The checkpoint that the witness has cosigned once no entry waits any more. */
export async function cosignedInFull({ auditor }: People): Promise<Checkpoint> {
  return eventually('every entry is cosigned', async () => {
    const { entries, pending, cosigned } = await auditor.get('/v1/audit/ledger/checkpoint', Status);
    return pending.entries === 0 && cosigned?.size === entries ? cosigned : undefined;
  });
}

/**
 * What `npm run verify` says of a case, once a checkpoint that is cosigned has all its entries.
 *
 * @param earlier a checkpoint that the tree has to extend
 */
export async function verifyCase({ auditor }: People, caseId: string, earlier?: Checkpoint): Promise<Check[]> {
  const since = earlier ? `?since=${earlier.size}` : '';
  return eventually(`the entries of case ${caseId} are cosigned`, async () => {
    const evidence = Evidence.parse(await auditor.get(`/v1/audit/cases/${caseId}/evidence${since}`, z.unknown()));
    const { checks } = verifyEvidence(evidence, { earlier: earlier?.note });
    return checks.some(({ what }) => /pending|No witness|is signed yet/.test(what)) ? undefined : checks;
  });
}

/** What contradicts the evidence of a case. */
export const wrongIn = (checks: readonly Check[]): string[] =>
  checks.filter(({ is }) => is === 'wrong').map(({ what }) => what);
