import { bulkhead, BulkheadRejectedError } from 'cockatiel';
import { Problem } from '../../problem.ts';
import { runProgram } from './run-program.ts';

/** Separate from the readers of text, so that what judges look at never holds up what subjects send. */
const artists = bulkhead(1, 10);

/**
 * The first pages of a PDF as one PNG, drawn in a process with limits of time and memory of its own.
 *
 * @throws Problem 409 for a file that cannot be drawn within the limits, 503 while too many wait
 */
export async function drawPdfPages(content: Buffer): Promise<Buffer> {
  try {
    const picture = await artists.execute(() => runProgram(content, 'picture'));
    if (picture) return picture;
  } catch (error) {
    if (!(error instanceof BulkheadRejectedError)) throw error;
    throw new Problem(503, 'filesWait', 'Too many files are being drawn at the moment', {
      remedy: 'open the page again after as many seconds as Retry-After says, or download the file',
      headers: { 'retry-after': '10' },
    });
  }
  throw new Problem(409, 'cannotBeDrawn', 'The pages of this file cannot be drawn', { remedy: 'download the file' });
}
