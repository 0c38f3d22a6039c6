import { bulkhead, BulkheadRejectedError } from 'cockatiel';
import { Problem } from '../../problem.ts';
import { runProgram } from './run-program.ts';

/** Maximum size of the text that is accepted from the program, in bytes of UTF-8. */
const MAX_BYTES = 8 * 1024 * 1024;

/** Two files are read at a time, and ten wait: as many as are read before a browser loses patience. */
const readers = bulkhead(2, 10);

/**
 * The text of a PDF, read in a process with its own limits of time and memory.
 *
 * @returns `null` for a file that has no text, or that cannot be read within the limits
 * @throws Problem 503 while too many files wait
 */
export async function readPdfText(content: Buffer): Promise<string | null> {
  try {
    const text = await readers.execute(() => runProgram(content, 'text'));
    if (!text || text.length > MAX_BYTES) return null;
    return text.toString('utf8').trim() === '' ? null : text.toString('utf8');
  } catch (error) {
    if (!(error instanceof BulkheadRejectedError)) throw error;
    throw new Problem(503, 'filesWait', 'Too many files are being read at the moment', {
      detail: 'the file was not stored',
      remedy: 'send it again after as many seconds as Retry-After says',
      headers: { 'retry-after': '10' },
    });
  }
}
