/** `npm run bench -- memory`: what the worker holds in memory while hearings are open. */
import { setTimeout as sleep } from 'node:timers/promises';
import { currentLoad, describeMachine } from './machine-facts.ts';
import { readResidentMemory, type ResidentMemory } from './memory/resident-memory.ts';
import { wakeHearings, type WakeCost } from './memory/wake-hearings.ts';
import type { OpenCase } from './side-by-side/contenders/contender.ts';
import { findStackParts } from './side-by-side/cpu/find-parts.ts';
import { setBenchStage, type BenchStage } from './side-by-side/stage.ts';
import { until } from './side-by-side/until.ts';
import { MAX_CACHED_WORKFLOWS } from '#worker/workflow-cache.ts';

/** Shares of the hearings at which memory is read on the way. */
const STEPS = [0.25, 0.5, 1];
/** Before memory is read nothing is done for so long, so that what is garbage can be collected. */
const IDLE_MILLISECONDS = 10_000;
const CLAIMS_AT_ONCE = 8;
/** Hearings that are woken to see what it costs. */
const WOKEN = 100;
const say = (line: string) => console.error(line);

const hearings = Number(process.argv[2] ?? 1_000);
if (!Number.isSafeInteger(hearings) || hearings < 4) throw new Error('npm run bench -- memory [hearings, at least 4]');
const loadBefore = currentLoad();
const stage = await setBenchStage(false, say);
try {
  await measureMemory(stage);
} catch (error) {
  say(await stage.lastWords());
  throw error;
} finally {
  await stage.stop();
}

async function measureMemory(on: BenchStage): Promise<void> {
  const { processor, cores, memoryGiB, node, temporalSdk } = describeMachine(on.versions, loadBefore);
  console.log(`${processor}, ${cores} cores, ${memoryGiB} GiB; load before ${loadBefore}`);
  console.log(`Node ${node}, Temporal SDK ${temporalSdk}`);
  console.log(`${''.padEnd(44)} resident  anonymous  above idle  a hearing   (MB)`);
  const hearken = on.contenders.get('hearken');
  if (!hearken) throw new Error('Hearken does not take part');

  const idle = await readIdle();
  print('idle, nothing has happened yet', idle, idle);
  const waiting = await hearken.openCases(hearings);
  const withoutHearings = await readIdle();
  print(`${hearings} cases in appeal windows, no hearing`, withoutHearings, idle);
  let open = 0;
  for (const step of STEPS) {
    const count = Math.round(hearings * step);
    await claim(waiting.splice(0, count - open));
    await hearingsLooked(on, count);
    open = count;
    print(`${open} open hearings`, await readIdle(), idle, open);
  }
  const woken = Math.min(WOKEN, hearings);
  const first = await wakeHearings(on, woken);
  const second = await wakeHearings(on, woken);
  await wakeHearings(on, hearings);
  print(`${open} open hearings, each woken`, await readIdle(), idle, open);

  await on.stack.kill('worker', 'SIGTERM');
  await on.stack.ready();
  const again = await readIdle();
  print(`${open} open hearings, worker just started`, again, again);
  await wakeHearings(on, hearings);
  print(`${open} open hearings, each woken`, await readIdle(), again, open);

  console.log(`\nto wake a hearing, mean of ${woken}            worker  temporal   (ms of CPU)`);
  if (hearings >= MAX_CACHED_WORKFLOWS + woken) printCost('that is read back from its history', first);
  printCost('that is in memory', second);
}

async function readIdle(): Promise<ResidentMemory> {
  await sleep(IDLE_MILLISECONDS);
  return readResidentMemory(findStackParts().worker);
}

async function claim(cases: OpenCase[]): Promise<void> {
  const send = async () => {
    for (let next = cases.pop(); next; next = cases.pop()) await next.act('claim');
  };
  await Promise.all(Array.from({ length: CLAIMS_AT_ONCE }, send));
}

/** Resolves once so many hearings run and each has looked at its case, which is when it can be searched for by its phase. */
async function hearingsLooked({ temporal }: BenchStage, count: number): Promise<void> {
  await until(`${count} hearings have looked at their cases`, async () => {
    const found = await temporal.workflow.count(
      "WorkflowType = 'hearing' and ExecutionStatus = 'Running' and HearkenPhase = 'hearing'",
    );
    return found.count === count;
  });
}

function print(what: string, memory: ResidentMemory, idle: ResidentMemory, open?: number): void {
  const above = memory.resident - idle.resident;
  const figures = [
    memory.resident.toFixed(0).padStart(8),
    memory.anonymous.toFixed(0).padStart(10),
    above.toFixed(0).padStart(11),
    (open === undefined ? '' : (above / open).toFixed(3)).padStart(10),
  ];
  console.log(`${what.padEnd(44)} ${figures.join(' ')}`);
}

function printCost(what: string, { worker, temporal }: WakeCost): void {
  console.log(`${what.padEnd(37)} ${worker.toFixed(2).padStart(7)} ${temporal.toFixed(2).padStart(9)}`);
}
