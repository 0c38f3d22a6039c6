import type { StoredImport } from '#db/imports/imports.ts';
import { describeNumber } from '../../figures-in-words.ts';
import { Problem, ProblemDocument } from '../../problem.ts';

/** The problem of a part that does not begin where the stored bytes end. */
export const offsetDiffers = (received: number): Problem =>
  new Problem(409, 'offsetDiffers', 'The file continues at another place', {
    detail: `${describeNumber(received)} bytes are stored`,
    remedy: `send the file from byte ${received} on`,
    headers: { 'upload-offset': String(received) },
  });

/** The problem of a part that belongs to another file. */
export const differs = (detail: string): Problem =>
  new Problem(409, 'contentDiffers', 'This is another file', {
    detail,
    remedy: 'send the same file, or start another import',
  });

/** The problem of an import that takes no more bytes: why it stopped, or that it is finished. */
export function importEnded({ state, problem }: Pick<StoredImport, 'state' | 'problem'>): Problem {
  if (state !== 'stopped')
    return new Problem(409, 'importFinished', 'The import is finished', { remedy: 'start another import' });
  const { title, detail, errors } = ProblemDocument.parse(problem);
  return new Problem(409, 'importStopped', 'The import has stopped', {
    detail: detail === undefined ? title : `${title}; ${detail}`,
    remedy: 'correct what is wrong, and start another import',
    ...(errors && { errors }),
  });
}

/** The problem of a file most of whose rows are refused. */
export const tooManyRefused = (max: number): Problem =>
  new Problem(422, 'tooManyRefused', 'Too many rows are refused', {
    detail: `more than ${describeNumber(max)} rows have faults; the rows already imported remain`,
    remedy: 'correct the file, or how it is read, and import the refused rows',
  });

/**
 * The problem of a record that does not end.
 *
 * @param lines of the file whose rows are imported
 */
export const recordTooLong = (lines: number, max: number): Problem =>
  new Problem(422, 'recordTooLong', 'A row is too long', {
    detail: `a row after line ${lines} has more than ${describeNumber(max)} bytes; an opening quote may never be closed`,
    remedy: `correct it, and import the rows after line ${lines}`,
  });
