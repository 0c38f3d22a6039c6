import { fileURLToPath } from 'node:url';
import { execa } from 'execa';

const PROGRAM = fileURLToPath(new URL('./program.ts', import.meta.url));
/** The program may read its own sources. It can write nothing, start nothing, and gets nothing from this process. */
const RIGHTS = ['--permission', '--allow-fs-read=*', '--allow-worker'];
/** Time limit for a file, including the start of the program, however busy the machine is. */
const MAX_MILLISECONDS = 15_000;
/** Maximum size of the program's output, in bytes. */
const MAX_BYTES = 32 * 1024 * 1024;

/** The program's output for a PDF, or `null` if it fails or exceeds the limits. */
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
