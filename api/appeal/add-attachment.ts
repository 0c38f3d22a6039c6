import { discardAttachment, stageAttachment } from '../../db/attachments.ts';
import { uuidv7 } from '../../db/id.ts';
import { inTransaction } from '../../db/transaction.ts';
import { instruct } from '../case-workflows.ts';
import type { ApiDependencies } from '../deps.ts';
import { notFound, Problem } from '../problem.ts';
import type { PresentSubject } from './present-link.ts';
import { readAttachment } from './read-attachment.ts';

/** A file that was taken in. */
export interface AddedAttachment {
  attachmentId: string;
  mediaType: string;
  bytes: number;
  /** Whether a judge can cite words of it. */
  hasText: boolean;
}

/**
 * Takes in a file that belongs to what the subject says; it is kept encrypted.
 *
 * @throws Problem when it is no PDF, image or text, or the case takes no file any more
 */
export async function addAttachment(
  dependencies: ApiDependencies,
  { institutionId, caseId, actor, scope }: PresentSubject,
  file: { name: string; content: Buffer },
): Promise<AddedAttachment> {
  const { content } = file;
  const { mediaType, text } = await readAttachment(content);
  const attachmentId = uuidv7();
  const contentCommitment = await inTransaction(dependencies.database, scope, (transaction) =>
    stageAttachment(transaction, institutionId, caseId, dependencies.dataKey, {
      attachmentId,
      fileName: nameOf(file.name),
      mediaType,
      content,
      text,
    }),
  );
  if (contentCommitment === undefined) throw notFound('case');
  try {
    await instruct(dependencies.temporal, {
      institutionId,
      caseId,
      actor,
      command: { type: 'addAttachment', attachmentId, contentCommitment, mediaType, bytes: content.length },
    });
  } catch (error) {
    // Only a refusal makes it certain that the trail does not speak of the file.
    if (error instanceof Problem && error.document.status < 500)
      await inTransaction(dependencies.database, scope, (transaction) =>
        discardAttachment(transaction, institutionId, attachmentId),
      );
    throw error;
  }
  return { attachmentId, mediaType, bytes: content.length, hasText: text !== null };
}

/** A file's name without folders and control characters, 200 characters at most. */
const nameOf = (name: string): string =>
  name
    .replace(/^.*[/\\]/, '')
    .replace(/\p{C}/gu, '')
    .slice(0, 200)
    // A cut through a character leaves half of it.
    .replace(/[\uD800-\uDBFF]$/, '') || 'file';
