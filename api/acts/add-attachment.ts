import { commitToFile, storeAttachment } from '#db/attachments.ts';
import { sha256 } from '#db/commitment.ts';
import type { Transaction } from '#db/transaction.ts';
import type { ApiDependencies } from '../deps.ts';
import { notFound } from '../problem.ts';
import { act, type Ground } from './act.ts';

/** A file of the subject's, with its type and text determined. */
export interface ReadFile {
  name: string;
  content: Buffer;
  mediaType: string;
  /** The text extracted from it, which can be cited. */
  text: string | null;
}

/** The subject adds a file to their case; it is stored encrypted. */
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
  store: (ground, transaction, dependencies) => storeFile(ground, ground.body, transaction, dependencies),
  answer: ({ id, body }) => ({
    attachmentId: id,
    mediaType: body.mediaType,
    bytes: body.content.length,
    /** Whether a judge can cite text from it. */
    hasText: body.text !== null,
  }),
});

/** Stores a file under the id of the act that adds it, encrypted by the subject's key. */
export async function storeFile(
  { caseId, id, found }: Pick<Ground<unknown>, 'caseId' | 'id' | 'found'>,
  { name, mediaType, content, text }: ReadFile,
  transaction: Transaction,
  { dataKey }: ApiDependencies,
): Promise<void> {
  if (!found.key) throw notFound('case');
  const { institutionId } = found.state;
  await storeAttachment(
    transaction,
    { institutionId, caseId, dataKey, key: found.key, at: found.at },
    { attachmentId: id, fileName: fileNameOf(name), mediaType, content, text },
  );
}

/** A file's name without folders and control characters, at most 200 characters. */
const fileNameOf = (name: string): string =>
  name
    .replace(/^.*[/\\]/, '')
    .replace(/\p{C}/gu, '')
    .slice(0, 200)
    // Cutting the name may leave half of a surrogate pair.
    .replace(/[\uD800-\uDBFF]$/, '') || 'file';
