import { commitToFile } from '#db/attachments.ts';
import { sha256 } from '#db/commitment.ts';
import type { Maker, RecordingKind } from '#workflows/domain/recording.ts';
import { notFound } from '../problem.ts';
import { act } from './act.ts';
import { storeFile, type ReadFile } from './add-attachment.ts';

/** A recording or a transcript with its type determined. */
export interface RecordingBody {
  what: RecordingKind;
  madeBy: Maker;
  file: Omit<ReadFile, 'text'>;
}

/** The judge adds a recording or a transcript of a meeting, which the subject has allowed; it is stored encrypted. */
export const addRecording = act({
  name: 'addRecording',
  as: ['judge', 'supervisor'],
  identity: ({ what, madeBy, file }: RecordingBody) => ({
    what,
    madeBy,
    name: file.name,
    content: sha256(file.content.toString('base64')),
  }),
  command({ id, found, body: { what, madeBy, file } }) {
    if (!found.key) throw notFound('case');
    return {
      type: 'addRecording',
      recordingId: id,
      what,
      madeBy,
      contentCommitment: commitToFile(found.key, file.content),
      mediaType: file.mediaType,
      bytes: file.content.length,
    };
  },
  // A transcript's text cannot be cited: the subject can have it deleted, and a minute they confirmed says the same.
  store: (ground, transaction, dependencies) =>
    storeFile(ground, { ...ground.body.file, text: null }, transaction, dependencies),
  answer: ({ id, body: { file } }) => ({ recordingId: id, mediaType: file.mediaType, bytes: file.content.length }),
});
