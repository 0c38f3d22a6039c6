import { fileURLToPath } from 'node:url';
import { bulkhead, BulkheadRejectedError } from 'cockatiel';
import { execa } from 'execa';
import { Problem } from '../../problem.ts';

const PROGRAM = fileURLToPath(new URL('./program.ts', import.meta.url));
/** The program reads its own sources; it writes nothing, starts nothing, and is told nothing of this process. */
const RIGHTS = ['--permission', '--allow-fs-read=*', '--allow-worker'];
/** How long a file may take, with the start of the program, however busy the machine is. */
const MAX_MILLISECONDS = 15_000;
/** Largest text that is taken over from the program, in characters. */
const MAX_CHARACTERS = 8 * 1024 * 1024;

/** A few are read at a time, and as many wait as are read within the patience of a browser. */
const readers = bulkhead(2, 10);

/**
 * The text of a PDF, read in a process with limits of time and memory of its own.
 *
 * @returns `null` for a file that has no text, or that cannot be read within the limits
 * @throws Problem 503 while too many files wait
 */
export async function readPdfText(content: Buffer): Promise<string | null> {
  try {
    return await readers.execute(() => runProgram(content));
  } catch (error) {
    if (!(error instanceof BulkheadRejectedError)) throw error;
    throw new Problem(503, 'filesWait', 'Too many files are being read at the moment', {
      detail: 'the file was not stored',
      remedy: 'send it again after as many seconds as Retry-After says',
      headers: { 'retry-after': '10' },
    });
  }
}

async function runProgram(content: Buffer): Promise<string | null> {
  const { stdout, failed } = await execa(process.execPath, [...RIGHTS, PROGRAM], {
    input: content,
    env: {},
    extendEnv: false,
    timeout: MAX_MILLISECONDS,
    killSignal: 'SIGKILL',
    maxBuffer: MAX_CHARACTERS,
    stripFinalNewline: false,
    reject: false,
  });
  return failed || stdout.trim() === '' ? null : stdout;
}
