import { fstatSync, writeSync } from 'node:fs';
import { isatty } from 'node:tty';

/** A full disk, an exhausted quota, a file that may not grow, a device that fails. */
const CANNOT_BE_WRITTEN = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO']);

/**
 * Keeps this process running while the disk of its log is full. Lines are lost meanwhile; their number is logged once
 * there is room again. Pipes and terminals are left as they are.
 */
export function outliveFullDisk(): void {
  for (const stream of [process.stdout, process.stderr]) if (isFile(stream.fd)) loseUnwritable(stream, stream.fd);
}

function isFile(descriptor: number): boolean {
  const stats = fstatSync(descriptor);
  return stats.isFile() || (stats.isCharacterDevice() && !isatty(descriptor));
}

function loseUnwritable(stream: NodeJS.WritableStream, descriptor: number): void {
  let lost = 0;
  const writeLine = (chunk: string | Uint8Array): void => {
    try {
      if (lost > 0)
        writeSync(descriptor, `{"level":40,"time":${Date.now()},"msg":"the disk was full","linesLost":${lost}}\n`);
      lost = 0;
      if (typeof chunk === 'string') writeSync(descriptor, chunk);
      else writeSync(descriptor, chunk);
    } catch (error) {
      if (!CANNOT_BE_WRITTEN.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
      lost += 1;
    }
  };
  stream.write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    writeLine(chunk);
    const written = rest.find((each) => typeof each === 'function');
    if (written) process.nextTick(written);
    return true;
  };
}
