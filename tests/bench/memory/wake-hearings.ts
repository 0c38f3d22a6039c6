import { hearingWorkflowId, wakeSignal } from '#workflows/contract.ts';
import { findStackParts } from '../side-by-side/cpu/find-parts.ts';
import { cpuOfTree, readProcessTable } from '../side-by-side/cpu/process-table.ts';
import type { BenchStage } from '../side-by-side/stage.ts';
import { until } from '../side-by-side/until.ts';

/** What it takes to wake a hearing once, in milliseconds of CPU. */
export interface WakeCost {
  worker: number;
  temporal: number;
}

/** No case has to be looked at so late. */
const NOT_LOOKED_AT = '9000-01-01T00:00:00Z';
const AT_ONCE = 16;

/** Tells hearings to look at their cases now, those that opened first, and waits until each has done so. */
export async function wakeHearings({ client, temporal }: BenchStage, count: number): Promise<WakeCost> {
  const { rows } = await client.query<{ case_id: string }>(
    `update hearken.case_wakes set wake_at = $1
     where case_id in (select case_id from hearken.hearings where open order by opened_at limit $2) returning case_id`,
    [NOT_LOOKED_AT, count],
  );
  const cpu = readCpu();
  const waiting = rows.map((row) => row.case_id);
  const send = async () => {
    for (let caseId = waiting.pop(); caseId !== undefined; caseId = waiting.pop())
      await temporal.workflow
        .getHandle(hearingWorkflowId(caseId))
        .signal(wakeSignal, { seq: null, wakeBy: new Date().toISOString() });
  };
  await Promise.all(Array.from({ length: AT_ONCE }, send));
  await until('every hearing has looked at its case', async () => {
    const left = await client.query('select from hearken.case_wakes where wake_at = $1 limit 1', [NOT_LOOKED_AT]);
    return left.rowCount === 0;
  });
  const after = readCpu();
  return {
    worker: (after.worker - cpu.worker) / rows.length,
    temporal: (after.temporal - cpu.temporal) / rows.length,
  };
}

function readCpu(): WakeCost {
  const { worker, temporal } = findStackParts();
  const table = readProcessTable();
  return { worker: cpuOfTree(table, worker), temporal: cpuOfTree(table, temporal) };
}
