import type { Client } from '@temporalio/client';
import { ACTS } from '../peers/rows/tape.ts';
import type { Contender, OpenCase } from './contenders/contender.ts';
import type { Part } from './cpu/find-parts.ts';
import { readGauges, usedBetween } from './gauge.ts';
import type { Usage } from './report/figures.ts';
import { serverParts, type BenchStage } from './stage.ts';
import { until } from './until.ts';

/** What a contender does in its turn; it resolves when all its callers have their answers. */
type Work = () => Promise<void>;

/** Hears cases one after the other in each of so many lanes: each act begins once the one before is answered. */
export const hearAll =
  (cases: readonly OpenCase[], atOnce: number): Work =>
  async () => {
    const waiting = [...cases];
    const lane = async () => {
      for (let each = waiting.shift(); each; each = waiting.shift()) for (const act of ACTS) await each.act(act);
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
  };

/** Sends in dockets of one size, all at once; one that is smaller where there are not so many cases. */
export const sendDockets =
  (contender: Contender, size: number, cases: number): Work =>
  async () => {
    const each = Math.min(size, cases);
    await Promise.all(Array.from({ length: cases / each }, () => contender.sendDocket(each)));
  };

/**
 * Has a contender do its work alone, until everything that follows from it has happened, and tells what that used for each
 * case.
 *
 * @param prepare makes the work ready, which is not measured
 */
export async function measureTurn(
  stage: BenchStage,
  contender: Contender,
  cases: number,
  prepare: () => Promise<Work>,
): Promise<Usage> {
  await stage.onlyRuns(contender);
  const work = await prepare();
  await until(`${contender.name} is ready`, () => contender.isSettled());
  await stage.tidy(contender);

  const servers = serverParts(contender);
  const parts = { ...contender.parts, ...servers };
  const read = () => readGauges(stage.client, parts);
  const openBefore = await countRunning(stage.temporal, contender);
  const startedAt = new Date();
  const before = await read();
  const start = performance.now();
  await work();
  await until(`${contender.name} is done`, () => contender.isSettled());
  await until(
    `workflows of ${contender.name} have ended`,
    async () => (await countRunning(stage.temporal, contender)) <= openBefore,
  );
  const seconds = (performance.now() - start) / 1_000;
  const used = usedBetween(before, await read());

  const history = await weighHistories(stage.temporal, contender, startedAt);
  const cpuByPart = Object.fromEntries(
    Object.entries(used.cpu).map(([part, milliseconds]) => [part as Part, milliseconds / cases]),
  );
  return {
    cpu: Object.values(cpuByPart).reduce((sum, milliseconds) => sum + milliseconds, 0),
    cpuByPart,
    writes: used.writes / cases,
    walBytes: used.walBytes / cases,
    events: history.events / cases,
    historyBytes: history.bytes / cases,
    perSecond: cases / seconds,
  };
}

async function countRunning(temporal: Client, { taskQueue }: Contender): Promise<number> {
  if (taskQueue === undefined) return 0;
  const { count } = await temporal.workflow.count(`TaskQueue = '${taskQueue}' AND ExecutionStatus = 'Running'`);
  return count;
}

/** Events and bytes of histories of workflows that have ended since. */
async function weighHistories(
  temporal: Client,
  { taskQueue }: Contender,
  since: Date,
): Promise<{ events: number; bytes: number }> {
  let [events, bytes] = [0, 0];
  if (taskQueue === undefined) return { events, bytes };
  const query = `TaskQueue = '${taskQueue}' AND CloseTime >= '${since.toISOString()}'`;
  for await (const { historyLength, historySize } of temporal.workflow.list({ query, pageSize: 1_000 })) {
    events += historyLength;
    bytes += historySize ?? 0;
  }
  return { events, bytes };
}
