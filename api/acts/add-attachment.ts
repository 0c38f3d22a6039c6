import { commitToFile, storeAttachment } from '#db/attachments.ts';
import { sha256 } from '#db/commitment.ts';
import { notFound } from '../problem.ts';
import { act } from './act.ts';

/** A file of the subject's that has been read. */
export interface ReadFile {
  name: string;
  content: Buffer;
  mediaType: string;
  /** What can be read out of it, to be cited. */
  text: string | null;
}

/** A file that belongs to what the subject says; it is stored encrypted. */
export const addAttachment = act({
  name: 'addAttachment',
  as: [],
  needsWindow: true,
  identity: ({ name, content }: ReadFile) => ({ name, content: sha256(content.toString('base64')) }),
  command({ id, found, body }) {
    if (!found.key) throw notFound('case');
    return {
      type: 'addAttachment',
      attachmentId: id,
      contentCommitment: commitToFile(found.key, body.content),
      mediaType: body.mediaType,
      bytes: body.content.length,
    };
  },
  async store({ caseId, id, found, body }, transaction, { dataKey }) {
    if (!found.key) throw notFound('case');
    const { institutionId } = found.state;
    const { mediaType, content, text } = body;
    await storeAttachment(
      transaction,
      { institutionId, caseId, dataKey, key: found.key, at: found.at },
      { attachmentId: id, fileName: fileNameOf(body.name), mediaType, content, text },
    );
  },
  answer: ({ id, body }) => ({
    attachmentId: id,
    mediaType: body.mediaType,
    bytes: body.content.length,
    /** Whether a judge can cite words of it. */
    hasText: body.text !== null,
  }),
});

/** A file's name without folders and control characters, 200 characters at most. */
const fileNameOf = (name: string): string =>
  name
    .replace(/^.*[/\\]/, '')
    .replace(/\p{C}/gu, '')
    .slice(0, 200)
    // A cut through a character leaves half of it.
    .replace(/[\uD800-\uDBFF]$/, '') || 'file';
