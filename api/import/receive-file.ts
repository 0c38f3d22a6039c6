import type { FastifyRequest } from 'fastify';
import type { ReadFile } from '../acts/add-attachment.ts';
import type { RecordingBody } from '../acts/add-recording.ts';
import type { Arrival } from '#db/outages/waiting-claims.ts';
import { invalid, Problem } from '../problem.ts';
import { MAX_ATTACHMENT_BYTES, readAttachment } from './read-attachment.ts';
import { recordingIn } from './read-recording.ts';

/** The request of a member of staff, for which no window waits. */
const NOT_FOLLOWED: Pick<Arrival, 'receive' | 'serve'> = { receive: (work) => work(), serve: (work) => work() };

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
 * @param arrival the request, if it is a subject's
 * @throws Problem where there is none, it is too large, or it is of no type that is taken
 */
export async function receiveFile(
  request: FastifyRequest,
  isWanted: boolean,
  arrival: Pick<Arrival, 'receive' | 'serve'> = NOT_FOLLOWED,
): Promise<ReadFile> {
  const { name, content } = await arrival.receive(() => receive(request));
  return { name, content, ...(await arrival.serve(() => readAttachment(content, isWanted))) };
}

/**
 * The recording of a multipart request, with what it is and who made it in the fields before the file.
 *
 * @throws Problem as above, and where a field is missing
 */
export async function receiveRecording(request: FastifyRequest): Promise<RecordingBody> {
  const { name, content, fields } = await receive(request);
  return recordingIn((field) => fields.get(field), { name, content });
}

async function receive(
  request: FastifyRequest,
): Promise<{ name: string; content: Buffer; fields: ReadonlyMap<string, string> }> {
  const upload = await request.file({ limits: { fileSize: MAX_ATTACHMENT_BYTES, files: 1 } });
  if (!upload)
    throw invalid([{ field: 'file', message: 'send the file as multipart/form-data in the field named file' }]);
  const content = await upload.toBuffer().catch((error: unknown) => {
    throw isTooLarge(error) ? tooLarge() : error;
  });
  const fields = Object.entries(upload.fields).flatMap(([name, field]): [string, string][] =>
    field && 'value' in field && typeof field.value === 'string' ? [[name, field.value]] : [],
  );
  return { name: upload.filename, content, fields: new Map(fields) };
}
