import { z } from 'zod';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const Proof = z.array(Hash).max(63);
const Count = z.number().int().min(0);

const Entry = z.object({
  seq: z.number().int().min(1),
  /** Since `hearken-evidence/2`, like `method`. */
  kind: z.string().optional(),
  method: z.string().nullable().optional(),
  at: z.string(),
  actor: z.unknown(),
  event: z.unknown(),
  view: z.string().nullable(),
  supersedes: z.number().int().nullable(),
  commitment: Hash.nullable(),
  opening: Hash.nullable(),
  leafHash: Hash,
  index: Count.nullable(),
  proof: Proof.nullable(),
});
export type EvidenceEntry = z.infer<typeof Entry>;

/** A case's trail with everything needed to verify it, as `GET /v1/audit/cases/{id}/evidence` returns it. */
export const Evidence = z.object({
  format: z.enum(['hearken-evidence/1', 'hearken-evidence/2']),
  institution: z.string(),
  caseId: z.string(),
  /** When it was put together; the checks do not rely on it alone. */
  exportedAt: z.string().optional(),
  checkpoint: z.string().nullable(),
  consistency: z.object({ from: Count, proof: Proof }).nullable(),
  /** Signed statements that a log took the place of another one, the oldest first. */
  successions: z.array(z.string()).optional(),
  keys: z.object({ log: z.array(z.string()), witness: z.array(z.string()) }),
  entries: z.array(Entry),
});
export type Evidence = z.infer<typeof Evidence>;
