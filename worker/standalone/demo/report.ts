import { z } from 'zod';
import { FindingKind } from '#workflows/domain/finding.ts';
import { Method } from '#workflows/domain/method.ts';
import type { AuditedCase } from './audit.ts';

/** `demo-report.json`. */
export const DemoReport = z.strictObject({
  cases: z.array(
    z.strictObject({
      id: z.uuid(),
      policy: z.string(),
      path: z.string(),
      /** Null where the case was never decided. */
      outcome: z.string().nullable(),
      adverse: z.boolean().nullable(),
      /** Claims, each with its final finding; without those withdrawn or refused as too late. */
      claims: z.array(z.strictObject({ id: z.uuid(), finding: FindingKind.nullable() })),
      /** What the decision rests on; empty if there is none. */
      contributions: z.array(
        z.strictObject({ method: Method, actor: z.strictObject({ kind: z.string(), id: z.string() }) }),
      ),
    }),
  ),
  /** From the start of the process. */
  seconds: z.number(),
});
export type DemoReport = z.infer<typeof DemoReport>;

/** The demonstration's report of every case, from the API's responses. */
export function composeReport(cases: readonly AuditedCase[], seconds: number): DemoReport {
  return DemoReport.parse({
    cases: cases.map(({ staged, account }) => ({
      id: account.id,
      policy: account.policy,
      path: staged.path,
      outcome: account.outcome ?? null,
      adverse: account.adverse ?? null,
      claims: account.claims
        .filter(({ withdrawn }) => !withdrawn)
        .map(({ id, finding }) => ({ id, finding: finding ?? null })),
      contributions: (account.decision?.contributions ?? []).map(({ method, actor: { kind, id } }) => ({
        method,
        actor: { kind, id },
      })),
    })),
    seconds: Math.round(seconds * 10) / 10,
  });
}
