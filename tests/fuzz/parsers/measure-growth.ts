import type { Parser } from './parsers.ts';

/** Processor time of the hardest inputs of 256 KiB and of four times as much, in milliseconds, the shortest of three each. */
export async function measureGrowth(parser: Parser): Promise<{ quarterMebibyte: number; mebibyte: number }> {
  await timeOf(parser, 64 * 1024);
  return { quarterMebibyte: await timeOf(parser, 256 * 1024), mebibyte: await timeOf(parser, 1024 * 1024) };
}

/** Whether the larger input took about four times as long and not sixteen times; a millisecond is too short to be compared. */
export const growsLinearly = ({ quarterMebibyte, mebibyte }: Awaited<ReturnType<typeof measureGrowth>>): boolean =>
  mebibyte / Math.max(quarterMebibyte, 1) < 10;

async function timeOf({ read, grow }: Parser, bytes: number): Promise<number> {
  const input = grow(bytes);
  const times: number[] = [];
  for (let round = 0; round < 3; round++) {
    const before = process.cpuUsage();
    await read(input);
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1_000);
  }
  return Math.round(Math.min(...times));
}
