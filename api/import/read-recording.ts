import { fileTypeFromBuffer } from 'file-type';
import { Maker, RecordingKind } from '#workflows/domain/recording.ts';
import type { RecordingBody } from '../acts/add-recording.ts';
import { invalid } from '../problem.ts';
import { readAttachment } from './read-attachment.ts';

/**
 * A recording or a transcript, by its fields `what` and `madeBy` and the bytes of its file: sound or video for a recording, PDF or
 * plain text for a transcript.
 *
 * @throws Problem 422 naming the field and what is taken
 */
export async function recordingIn(
  textOf: (field: string) => string | undefined,
  file: { name: string; content: Buffer },
): Promise<RecordingBody> {
  const what = RecordingKind.safeParse(textOf('what')).data;
  const madeBy = Maker.safeParse(textOf('madeBy')).data;
  if (!what) throw invalid([{ field: '/what', message: `say what it is: ${RecordingKind.options.join(' or ')}` }]);
  if (!madeBy) throw invalid([{ field: '/madeBy', message: `say who made it: ${Maker.options.join(', ')}` }]);
  return { what, madeBy, file: { ...file, mediaType: await typeOf(file.content, what) } };
}

async function typeOf(content: Buffer, what: RecordingKind): Promise<string> {
  if (what === 'transcript') {
    const { mediaType } = await readAttachment(content, false);
    if (mediaType === 'application/pdf' || mediaType === 'text/plain') return mediaType;
    throw invalid([{ field: '/file', message: 'send a transcript as PDF or plain text' }]);
  }
  const type = (await fileTypeFromBuffer(content))?.mime;
  if (type !== undefined && /^(?:audio|video)\//.test(type)) return type;
  throw invalid([{ field: '/file', message: 'send a recording as a sound or video file' }]);
}
