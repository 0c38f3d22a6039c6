import { readWorkload } from './queue.ts';
import type { Transaction } from './transaction.ts';

/** How a record came about, as far as the judge's own browser tells; seconds without idle time, share 0..1. */
export interface ReportedTelemetry {
  activeSeconds?: number | undefined;
  pastedShare?: number | undefined;
}

/**
 * Keeps how a perspective record came about: for auditors, never for judges, and nothing waits for it. The place in the
 * judge's day and in a row of hearings without a break counts this record.
 */
export async function storeTelemetry(
  transaction: Transaction,
  institutionId: string,
  record: { recordId: string; caseId: string; judgeId: string; characters: number },
  reported: ReportedTelemetry,
  at: string,
): Promise<void> {
  const workload = await readWorkload(transaction, institutionId, record.judgeId, at);
  const served = await transaction
    .selectFrom('views')
    .select('served_at')
    .where('institution_id', '=', institutionId)
    .where('case_id', '=', record.caseId)
    .where('principal_id', '=', record.judgeId)
    .orderBy('served_at')
    .limit(1)
    .executeTakeFirst();
  await transaction
    .insertInto('record_telemetry')
    .values({
      institution_id: institutionId,
      record_id: record.recordId,
      active_seconds: reported.activeSeconds ?? null,
      pasted_share: reported.pastedShare ?? null,
      served_at: served?.served_at ?? null,
      position_in_day: Math.max(workload.today, 1),
      position_in_row: Math.max(workload.inARow, 1),
      characters: record.characters,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
