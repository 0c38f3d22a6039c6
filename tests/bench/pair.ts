/** `npm run bench -- pair`: what two checkouts use for the same work, in turns on one machine. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { currentLoad } from './machine-facts.ts';
import type { Turn, Used } from './pair/side.ts';
import { median } from './side-by-side/report/figures.ts';

const USAGE = 'npm run bench -- pair <before> <after> [turns:4] [contested:60] [100:1000] [500:1000] [idle:20]';
const DEFAULT = ['contested:60', '100:1000'];

const [before, after, ...named] = process.argv.slice(2);
if (before === undefined || after === undefined) throw new Error(USAGE);
const turns = Number(named.find((each) => each.startsWith('turns:'))?.slice(6) ?? 4);
const asked = named.filter((each) => !each.startsWith('turns:'));
const works = (asked.length > 0 ? asked : DEFAULT).map(readWork);
const loadBefore = currentLoad();

const sides = await Promise.all(
  Object.entries({ before, after }).map(async ([name, directory]) => {
    const root = resolve(directory);
    const child = fork(new URL('./pair/side.ts', import.meta.url), [root], { cwd: root });
    await answerOf(child);
    return { name, child, used: new Map<string, Used[]>() };
  }),
);
for (let round = 0; round < turns; round++)
  for (const { name: work, turn } of works)
    for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
      side.child.send(turn);
      const used = (await answerOf(side.child)) as Used;
      side.used.set(work, [...(side.used.get(work) ?? []), used]);
      console.error(`${work} ${side.name}: ${used.cpu.toFixed(2)}`);
    }
console.log(`load ${loadBefore} before and ${currentLoad()} after; medians of ${turns} turns, CPU ms a case`);
for (const { name: work } of works) for (const side of sides) print(work, side.name, side.used.get(work) ?? []);
for (const { child } of sides) child.send('stop');

/** @throws Error where the side ends before it answers */
async function answerOf(child: ChildProcess): Promise<unknown> {
  const ended = once(child, 'exit').then(() => {
    throw new Error('a side has ended; its directory is printed in the lines above');
  });
  const [answer] = (await Promise.race([once(child, 'message'), ended])) as [unknown];
  return answer;
}

/** `contested:60`, `100:1000` (dockets of 100, 1,000 cases in all) or `idle:20` (seconds). */
function readWork(name: string): { name: string; turn: Turn } {
  const [, kind = '', count] = /^(contested|idle|\d+):(\d+)$/.exec(name) ?? [];
  if (count === undefined) throw new Error(USAGE);
  const work = kind === 'contested' || kind === 'idle' ? kind : 'dockets';
  return { name, turn: { work, count: Number(count), size: work === 'dockets' ? Number(kind) : Number(count) } };
}

function print(work: string, side: string, all: readonly Used[]): void {
  const medianOf = (pick: (used: Used) => number | undefined) => median(all.map((used) => pick(used) ?? 0)).toFixed(2);
  const cpus = all.map(({ cpu }) => cpu);
  const parts = Object.keys(all[0]?.cpuByPart ?? {}) as (keyof Used['cpuByPart'])[];
  console.log(
    [
      work.padEnd(14),
      side.padEnd(7),
      medianOf(({ cpu }) => cpu).padStart(7),
      `(${Math.min(...cpus).toFixed(2)}–${Math.max(...cpus).toFixed(2)})`,
      ...parts.map((part) => `${part} ${medianOf(({ cpuByPart }) => cpuByPart[part])}`),
      `writes ${medianOf(({ writes }) => writes)}`,
      `WAL KiB ${medianOf(({ walBytes }) => (walBytes ?? 0) / 1_024)}`,
      `events ${medianOf(({ events }) => events)}`,
    ].join('  '),
  );
}
