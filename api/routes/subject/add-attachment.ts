import { z } from 'zod';
import { discardAttachment, stageAttachment } from '../../../db/attachments.ts';
import { uuidv7 } from '../../../db/id.ts';
import { inTransaction } from '../../../db/transaction.ts';
import { AppealParams, presentLink } from '../../appeal/present-link.ts';
import { MOST_ATTACHMENT_BYTES, readAttachment } from '../../appeal/read-attachment.ts';
import { instruct } from '../../case-workflows.ts';
import { invalid, notFound, Problem } from '../../problem.ts';
import { problems, type RegisterRoute } from '../route.ts';
import { LINK_LIMIT } from './link-limit.ts';

const Added = z.strictObject({
  attachmentId: z.uuid(),
  mediaType: z.string(),
  bytes: z.number().int(),
  /** Whether a judge can cite words of it. */
  hasText: z.boolean(),
});

/** Takes in a file that belongs to what the subject says; kept encrypted. */
export const addAttachment: RegisterRoute = (app, dependencies) => {
  app.post(
    '/v1/appeals/:token/attachments',
    {
      ...LINK_LIMIT,
      schema: {
        operationId: 'addAttachment',
        tags: ['subject'],
        summary: 'Add a PDF, an image or a text file (multipart/form-data, field `file`, 10 MiB at most)',
        consumes: ['multipart/form-data'],
        params: AppealParams,
        response: { 201: Added, ...problems(404, 409, 413, 415, 422, 429, 503) },
      },
    },
    async (request, reply) => {
      const { institutionId, caseId, actor, scope } = await presentLink(dependencies, request.params.token);
      const upload = await request.file({ limits: { fileSize: MOST_ATTACHMENT_BYTES, files: 1 } });
      if (!upload)
        throw invalid([{ field: 'file', message: 'send the file as multipart/form-data in the field file' }]);
      const content = await upload.toBuffer();
      const { mediaType, text } = await readAttachment(content);
      const attachmentId = uuidv7();
      const fileName = nameOf(upload.filename);
      const contentCommitment = await inTransaction(dependencies.database, scope, (transaction) =>
        stageAttachment(transaction, institutionId, caseId, dependencies.dataKey, {
          attachmentId,
          fileName,
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
        if (error instanceof Problem)
          await inTransaction(dependencies.database, scope, (transaction) =>
            discardAttachment(transaction, institutionId, attachmentId),
          );
        throw error;
      }
      return reply.status(201).send({ attachmentId, mediaType, bytes: content.length, hasText: text !== null });
    },
  );
};

/** A file's name without folders and control characters, 200 characters at most. */
const nameOf = (name: string): string =>
  name
    .replace(/^.*[/\\]/, '')
    .replace(/\p{C}/gu, '')
    .slice(0, 200) || 'file';
