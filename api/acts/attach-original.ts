import { commitToFile } from '#db/attachments.ts';
import { sha256 } from '#db/commitment.ts';
import { notFound } from '../problem.ts';
import { act } from './act.ts';
import { storeFile, type ReadFile } from './add-attachment.ts';

/** A supervisor adds the letter or note behind a claim that was written down; it is stored encrypted. */
export const attachOriginal = act({
  name: 'attachOriginal',
  as: ['supervisor'],
  on: 'case',
  identity: ({ claimId, file }: { claimId: string; file: ReadFile }) => ({
    claimId,
    name: file.name,
    content: sha256(file.content.toString('base64')),
  }),
  command({ id, found, body: { claimId, file } }) {
    if (!found.key) throw notFound('case');
    return {
      type: 'attachOriginal',
      claimId,
      attachmentId: id,
      contentCommitment: commitToFile(found.key, file.content),
      mediaType: file.mediaType,
      bytes: file.content.length,
    };
  },
  store: (ground, transaction, dependencies) => storeFile(ground, ground.body.file, transaction, dependencies),
  answer: ({ id, body: { claimId, file } }) => ({
    attachmentId: id,
    claimId,
    mediaType: file.mediaType,
    bytes: file.content.length,
  }),
});
