import { z } from 'zod';
import { listCaughtMail } from '#db/notices/caught-mail.ts';
import { listInstitutions } from '#db/policies/policies.ts';
import { inTransaction } from '#db/transaction.ts';
import { problems, type RegisterRoute } from '../../route.ts';

const Notice = z.strictObject({
  id: z.uuid(),
  caseId: z.uuid(),
  to: z.string(),
  subject: z.string(),
  body: z.string(),
  /** The same words for mail programs that show HTML. */
  html: z.string().nullable(),
  /** The subject's private link. */
  link: z.string(),
  /** Where answers are read; null where they are not. */
  replyTo: z.string().nullable(),
  at: z.iso.datetime(),
});

/** The mail catcher: notices sent for a case, with their links; available only if the embedded stack issues tokens too. */
export const devNoticesRoute: RegisterRoute = (app, { database, devTokens }) => {
  if (!devTokens) return;
  app.get(
    '/dev/notices',
    {
      schema: {
        operationId: 'devNotices',
        tags: ['dev'],
        summary: 'Read the notices sent for a case; embedded stack only',
        querystring: z.strictObject({ case: z.uuid() }),
        response: { 200: z.strictObject({ notices: z.array(Notice) }), ...problems(422) },
      },
    },
    async (request) => {
      // The caller has no token, so the case is looked up in every institution; it belongs to exactly one.
      for (const institutionId of await listInstitutions(database)) {
        const notices = await inTransaction(database, { institutionId, actor: 'system:mail-catcher' }, (transaction) =>
          listCaughtMail(transaction, institutionId, request.query.case),
        );
        if (notices.length > 0) return { notices };
      }
      return { notices: [] };
    },
  );
};
