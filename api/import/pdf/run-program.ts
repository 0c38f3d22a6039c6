import { fileURLToPath } from 'node:url';
import { execa } from 'execa';

const PROGRAM = fileURLToPath(new URL('./program.ts', import.meta.url));
/** The program reads its own sources; it writes nothing, starts nothing, and is told nothing of this process. */
const RIGHTS = ['--permission', '--allow-fs-read=*', '--allow-worker'];
/** How long a file may take, with the start of the program, however busy the machine is. */
const MAX_MILLISECONDS = 15_000;
/** Most that is taken over from the program, in bytes. */
const MAX_BYTES = 32 * 1024 * 1024;

/** What the program makes of a PDF, or `null` where it fails or takes more than the limits. */
export async function runProgram(content: Buffer, wanted: 'text' | 'picture'): Promise<Buffer | null> {
  const { stdout, failed } = await execa(process.execPath, [...RIGHTS, PROGRAM, wanted], {
    input: content,
    env: {},
    extendEnv: false,
    timeout: MAX_MILLISECONDS,
    killSignal: 'SIGKILL',
    maxBuffer: MAX_BYTES,
    encoding: 'buffer',
    stripFinalNewline: false,
    reject: false,
  });
  return failed || stdout.length === 0 ? null : Buffer.from(stdout);
}
