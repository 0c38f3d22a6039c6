import { z } from 'zod';
import { addAttachment as takeAttachment } from '../../appeal/add-attachment.ts';
import { AppealParams, presentLink } from '../../appeal/present-link.ts';
import { MOST_ATTACHMENT_BYTES } from '../../appeal/read-attachment.ts';
import { invalid, Problem } from '../../problem.ts';
import { problems, type RegisterRoute } from '../route.ts';
import { LINK_LIMIT } from './link-limit.ts';

const Added = z.strictObject({
  attachmentId: z.uuid(),
  mediaType: z.string(),
  bytes: z.number().int(),
  /** Whether a judge can cite words of it. */
  hasText: z.boolean(),
});

const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && 'statusCode' in error && error.statusCode === 413;

const tooLarge = (): Problem =>
  new Problem(413, 'tooLarge', 'The file is too large', {
    detail: `a file has ${MOST_ATTACHMENT_BYTES / 1024 / 1024} MiB at most`,
    remedy: 'send it in parts, or make the scan or photo smaller',
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
      const subject = await presentLink(dependencies, request.params.token);
      const upload = await request.file({ limits: { fileSize: MOST_ATTACHMENT_BYTES, files: 1 } });
      if (!upload)
        throw invalid([{ field: 'file', message: 'send the file as multipart/form-data in the field file' }]);
      const content = await upload.toBuffer().catch((error: unknown) => {
        throw isTooLarge(error) ? tooLarge() : error;
      });
      const file = { name: upload.filename, content };
      return reply.status(201).send(await takeAttachment(dependencies, subject, file));
    },
  );
};
