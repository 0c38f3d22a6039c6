import { readWorkload } from './staffing/workload.ts';
import type { Transaction } from './transaction.ts';

/** How a record was written, as reported by the judge's own browser; seconds without idle time, share 0..1. */
export interface ReportedTelemetry {
  activeSeconds?: number | undefined;
  pastedShare?: number | undefined;
}

/**
 * Stores how a perspective record was written: for auditors, never for judges, and nothing waits for it. The position in the
 * judge's day, and in a row of hearings without a break, includes this record.
 */
export async function storeTelemetry(
  transaction: Transaction,
  institutionId: string,
  record: { recordId: string; caseId: string; judgeId: string; characters: number },
  reported: ReportedTelemetry,
  at: string,
): Promise<void> {
  const workload = await readWorkload(transaction, institutionId, record.judgeId, at);
  const firstView = async (caseId: string): Promise<string | undefined> => {
    const row = await transaction
      .selectFrom('views')
      .select('served_at')
      .where('institution_id', '=', institutionId)
      .where('case_id', '=', caseId)
      .where('principal_id', '=', record.judgeId)
      .orderBy('served_at')
      .limit(1)
      .executeTakeFirst();
    return row?.served_at;
  };
  const served = await firstView(record.caseId);
  const began = workload.rowStart ? ((await firstView(workload.rowStart.caseId)) ?? workload.rowStart.at) : served;
  await transaction
    .insertInto('record_telemetry')
    .values({
      institution_id: institutionId,
      record_id: record.recordId,
      active_seconds: reported.activeSeconds ?? null,
      pasted_share: reported.pastedShare ?? null,
      served_at: served ?? null,
      position_in_day: Math.max(workload.today, 1),
      position_in_row: Math.max(workload.inARow, 1),
      session_seconds: began === undefined ? null : Math.max(Date.parse(at) - Date.parse(began), 0) / 1_000,
      characters: record.characters,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
