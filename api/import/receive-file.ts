import type { FastifyRequest } from 'fastify';
import type { ReadFile } from '../acts/add-attachment.ts';
import { invalid, Problem } from '../problem.ts';
import { MAX_ATTACHMENT_BYTES, readAttachment } from './read-attachment.ts';

const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && 'statusCode' in error && error.statusCode === 413;

const tooLarge = (): Problem =>
  new Problem(413, 'tooLarge', 'The file is too large', {
    detail: `a file can have at most ${MAX_ATTACHMENT_BYTES / 1024 / 1024} MiB`,
    remedy: 'split it into several files, or reduce the size of the scan or photo',
  });

/**
 * The file of a multipart request, read.
 *
 * @param isWanted whether the case can take it
 * @throws Problem where there is none, it is too large, or it is of no type that is taken
 */
export async function receiveFile(request: FastifyRequest, isWanted: boolean): Promise<ReadFile> {
  const upload = await request.file({ limits: { fileSize: MAX_ATTACHMENT_BYTES, files: 1 } });
  if (!upload)
    throw invalid([{ field: 'file', message: 'send the file as multipart/form-data in the field named file' }]);
  const content = await upload.toBuffer().catch((error: unknown) => {
    throw isTooLarge(error) ? tooLarge() : error;
  });
  return { name: upload.filename, content, ...(await readAttachment(content, isWanted)) };
}
