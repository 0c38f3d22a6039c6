import { setTimeout as sleep } from 'node:timers/promises';
import { ACTS, type Act } from '../peers/rows/tape.ts';
import type { OpenCase } from './contenders/contender.ts';
import { measureTurn } from './measure-turn.ts';
import { type ActLatency, quantile } from './report/figures.ts';
import type { BenchStage } from './stage.ts';

/** Between one act of a hearing and the next. */
const PAUSE_MILLISECONDS = 500;
/** Of what one core can do. */
const LOAD = 0.5;

/**
 * Measures Hearken's acts at half the rate at which one core saturates.
 *
 * @param closedLoopCpu milliseconds of CPU that a hearing used when callers waited for each other
 */
export async function measureLatency(stage: BenchStage, hearings: number, closedLoopCpu: number): Promise<ActLatency> {
  const hearken = stage.contenders.get('hearken');
  if (!hearken) throw new Error('Hearken does not take part');
  const interval = closedLoopCpu / LOAD;
  const waits: Record<Act, number[]> = { claim: [], rest: [], next: [], perspective: [], read: [], decision: [] };
  const usage = await measureTurn(stage, hearken, hearings, async () => {
    const cases = await hearken.openCases(hearings);
    return async () => {
      const start = performance.now();
      await Promise.all(cases.map((each, place) => hearOnTime(each, start + place * interval, waits)));
    };
  });
  const all = Object.values(waits).flat();
  return {
    hearings,
    perSecond: 1_000 / interval,
    p50: quantile(all, 0.5),
    p95: quantile(all, 0.95),
    byAct: Object.fromEntries(
      ACTS.map((act) => [act, { p50: quantile(waits[act], 0.5), p95: quantile(waits[act], 0.95) }]),
    ) as ActLatency['byAct'],
    cpu: usage.cpu,
    ratioToClosedLoop: usage.cpu / closedLoopCpu,
    events: usage.events,
  };
}

/** Each act has its own moment; one that is late because of the one before has been waited for since its moment. */
async function hearOnTime(each: OpenCase, start: number, waits: Record<Act, number[]>): Promise<void> {
  for (const [place, act] of ACTS.entries()) {
    const due = start + place * PAUSE_MILLISECONDS;
    await sleep(Math.max(0, due - performance.now()));
    await each.act(act);
    waits[act].push(performance.now() - due);
  }
}
