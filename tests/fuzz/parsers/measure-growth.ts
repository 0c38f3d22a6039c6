import type { HeapProfiler } from 'node:inspector';
import { Session } from 'node:inspector/promises';
import type { Parser } from './parsers.ts';

/** What an input of 256 KiB and one of four times as much take. */
export interface Growth {
  /** Milliseconds, the shortest of several runs each: of the processor, or of the clock for a parser in a process of its own. */
  quarterMebibyte: number;
  mebibyte: number;
  /** Bytes allocated, those that were freed again included; null for a parser in a process of its own. */
  allocated: { quarterMebibyte: number; mebibyte: number } | null;
}

/** Four times the input may take so many times as much; what is quadratic takes sixteen times as much. */
const MAX_RATIO = 10;
/** Less than this is too little to be compared. */
const MIN_MILLISECONDS = 1;
const QUICK_MILLISECONDS = 20;
const MIN_BYTES = 4 * 1024 * 1024;

/** Time and memory that the hardest inputs of two sizes take. */
export async function measureGrowth(parser: Parser): Promise<Growth> {
  const [quarter, whole] = [parser.grow(256 * 1024), parser.grow(1024 * 1024)];
  await timeOf(parser, parser.grow(64 * 1024));
  return {
    quarterMebibyte: await shortest(parser, quarter),
    mebibyte: await shortest(parser, whole),
    allocated: parser.isApart
      ? null
      : { quarterMebibyte: await allocatedBy(parser, quarter), mebibyte: await allocatedBy(parser, whole) },
  };
}

/** Whether the larger input took about four times as much time and memory, and not sixteen times. */
export function growsLinearly({ quarterMebibyte, mebibyte, allocated }: Growth): boolean {
  const isQuick = mebibyte / Math.max(quarterMebibyte, MIN_MILLISECONDS) < MAX_RATIO;
  const isSmall = allocated === null || allocated.mebibyte / Math.max(allocated.quarterMebibyte, MIN_BYTES) < MAX_RATIO;
  return isQuick && isSmall;
}

/** How long a parser takes for an input, in milliseconds. */
export async function timeOf({ read, isApart }: Parser, input: Buffer): Promise<number> {
  const [cpu, began] = [process.cpuUsage(), performance.now()];
  await read(input);
  const { user, system } = process.cpuUsage(cpu);
  return isApart ? performance.now() - began : (user + system) / 1_000;
}

/** The shortest of three times, or of fifteen where they are so short that whatever else the machine does counts for more. */
async function shortest(parser: Parser, input: Buffer): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < (least < QUICK_MILLISECONDS ? 15 : 3); round += 1)
    least = Math.min(least, await timeOf(parser, input));
  return Math.round(least * 10) / 10;
}

/** Bytes that a parser allocates on the heap for an input, by the engine's own samples. */
async function allocatedBy({ read }: Parser, input: Buffer): Promise<number> {
  const session = new Session();
  session.connect();
  try {
    await session.post('HeapProfiler.startSampling', {
      samplingInterval: 16_384,
      includeObjectsCollectedByMajorGC: true,
      includeObjectsCollectedByMinorGC: true,
    });
    await read(input);
    const { profile } = await session.post('HeapProfiler.stopSampling');
    return bytesOf(profile.head);
  } finally {
    session.disconnect();
  }
}

const bytesOf = ({ selfSize, children }: HeapProfiler.SamplingHeapProfileNode): number =>
  children.reduce((sum, child) => sum + bytesOf(child), selfSize);
