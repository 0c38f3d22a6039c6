import { z } from 'zod';
import { exceptionsLater } from '#db/audit/reports/exceptions-later.ts';
import { judgesDays } from '#db/audit/reports/working-days.ts';
import { readCurrentStretch } from '#db/staffing/current-stretch.ts';
import type { Transaction } from '#db/transaction.ts';

/** How far back a judge's own days go. */
const DAYS_MILLISECONDS = 14 * 24 * 60 * 60_000;

/** A judge's own figures, without anyone else's for comparison. Seconds are whole numbers; shares are left to the page. */
export const OwnFigures = z.strictObject({
  /** Their work since the last pause: as it was, and with time in hearings that distressed them twice. */
  sinceLastPause: z.strictObject({ seconds: z.number().int(), countedSeconds: z.number().int() }),
  /** The last two weeks, in local days of the policies. */
  days: z.array(
    z.strictObject({
      day: z.iso.date(),
      records: z.number().int(),
      workSeconds: z.number().int(),
      longestStretchSeconds: z.number().int(),
      pauses: z.number().int(),
    }),
  ),
  /** Decisions that they made and that are in force, by what was found on the claims. */
  decisions: z.array(
    z.strictObject({
      policy: z.string(),
      policyVersion: z.number().int(),
      finding: z.string(),
      decided: z.string(),
      cases: z.number().int(),
      /** Later outcomes that are known and comparable, and how often the adverse event was among them. */
      outcomeKnown: z.number().int(),
      eventHappened: z.number().int(),
    }),
  ),
});
export type OwnFigures = z.infer<typeof OwnFigures>;

/** Reads a judge's own figures. */
export async function readOwnFigures(
  transaction: Transaction,
  { institutionId, id }: { institutionId: string; id: string },
  at: string,
): Promise<OwnFigures> {
  const everything = { institutionId, policy: undefined, from: undefined, to: undefined };
  const from = new Date(Date.parse(at) - DAYS_MILLISECONDS).toISOString();
  const days = await judgesDays(transaction, { ...everything, from }, id);
  const decisions = await exceptionsLater(transaction, everything, id);
  const { seconds, countedSeconds } = await readCurrentStretch(transaction, institutionId, id, at);
  return {
    sinceLastPause: { seconds: Math.round(seconds), countedSeconds: Math.round(countedSeconds) },
    days: days.map(({ day, records, workSeconds, longestStretchSeconds, pauses }) => ({
      day,
      records,
      workSeconds: Math.round(workSeconds),
      longestStretchSeconds: Math.round(longestStretchSeconds),
      pauses,
    })),
    decisions: decisions.map(({ policy, policyVersion, finding, decided, cases, outcomeKnown, eventHappened }) => ({
      policy,
      policyVersion,
      finding,
      decided,
      cases,
      outcomeKnown,
      eventHappened,
    })),
  };
}
