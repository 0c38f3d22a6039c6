/** One side of `npm run bench -- pair`: the stack of a checkout, which takes its turns when it is told to. */
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import type * as MeasureTurn from '../side-by-side/measure-turn.ts';
import type * as Gauge from '../side-by-side/gauge.ts';
import type { Usage } from '../side-by-side/report/figures.ts';
import type * as Stage from '../side-by-side/stage.ts';

/** What a side does in a turn: hears cases, sends dockets of a size, or nothing for so many seconds. */
export interface Turn {
  work: 'contested' | 'dockets' | 'idle';
  /** Cases; seconds where nothing is done. */
  count: number;
  /** Cases of each docket. */
  size: number;
}

/** What a turn used: for each case, or for each second where nothing is done. */
export type Used = Pick<Usage, 'cpu' | 'cpuByPart'> & Partial<Usage>;

const AT_ONCE = 8;
/** The first cases of a process load code and fill its caches. */
const WARM_UP: Turn[] = [
  { work: 'contested', count: 30, size: 30 },
  { work: 'dockets', count: 200, size: 100 },
];

const [directory = ''] = process.argv.slice(2);
const load = (module: string): Promise<unknown> =>
  import(new URL(`tests/bench/side-by-side/${module}.ts`, pathToFileURL(`${directory}/`)).href);
const { setBenchStage, serverParts } = (await load('stage')) as typeof Stage;
const { hearAll, measureTurn, sendDockets } = (await load('measure-turn')) as typeof MeasureTurn;
const { readGauges, usedBetween } = (await load('gauge')) as typeof Gauge;

const stage = await setBenchStage(false, () => undefined);
const hearken = stage.contenders.get('hearken');
if (!hearken) throw new Error('Hearken does not take part');

async function take({ work, count, size }: Turn): Promise<Used> {
  if (!hearken) throw new Error('Hearken does not take part');
  if (work === 'idle') return rest(hearken, count);
  return measureTurn(stage, hearken, count, async () =>
    work === 'contested' ? hearAll(await hearken.openCases(count), AT_ONCE) : sendDockets(hearken, size, count),
  );
}

async function rest(contender: Parameters<typeof serverParts>[0], seconds: number): Promise<Used> {
  const parts = { ...contender.parts, ...serverParts(contender) };
  const before = await readGauges(stage.client, parts);
  const ended = Promise.withResolvers<undefined>();
  setTimeout(() => {
    ended.resolve(undefined);
  }, seconds * 1_000);
  await ended.promise;
  const { cpu } = usedBetween(before, await readGauges(stage.client, parts));
  const cpuByPart = Object.fromEntries(Object.entries(cpu).map(([part, value]) => [part, value / seconds]));
  return { cpuByPart, cpu: Object.values(cpuByPart).reduce((sum, value) => sum + value, 0) };
}

for (const turn of WARM_UP) await take(turn);
process.send?.('ready');
for (;;) {
  const [turn] = (await once(process, 'message')) as [Turn | 'stop'];
  if (turn === 'stop') break;
  process.send?.(await take(turn));
}
await stage.stop();
process.disconnect();
