import { z } from 'zod';
import { AppealParams, presentLink } from '../../appeal/present-link.ts';
import { instruct } from '../../case-workflows.ts';
import { withWords, type Words } from '../../hearing/give-words.ts';
import { Words as WordsSchema } from '../../hearing/words.ts';
import { problems, type RegisterRoute } from '../route.ts';
import { LINK_LIMIT } from './link-limit.ts';

const Body = z.discriminatedUnion('confirmed', [
  z.strictObject({ confirmed: z.literal(true) }),
  z.strictObject({ confirmed: z.literal(false), correction: WordsSchema }),
]);

/** The subject says whether a judge has understood them, and what is wrong where not. */
export const answerRestatement: RegisterRoute = (app, dependencies) => {
  app.post(
    '/v1/appeals/:token/restatements/:recordId',
    {
      ...LINK_LIMIT,
      schema: {
        operationId: 'answerRestatement',
        tags: ['subject'],
        summary: 'Confirm or correct how a judge put one’s point of view',
        params: AppealParams.extend({ recordId: z.uuid() }),
        body: Body,
        response: {
          200: z.strictObject({ recordId: z.uuid(), confirmed: z.boolean() }),
          ...problems(404, 409, 422, 429, 503),
        },
      },
    },
    async (request) => {
      const { institutionId, caseId, actor, scope } = await presentLink(dependencies, request.params.token);
      const { recordId } = request.params;
      const { body } = request;
      const words: Words[] = body.confirmed ? [] : [{ kind: 'correction', body: body.correction }];
      await withWords(dependencies, { institutionId, caseId, scope, words }, ([correction]) =>
        instruct(dependencies.temporal, {
          institutionId,
          caseId,
          actor,
          command: {
            type: 'answerRestatement',
            recordId,
            confirmed: body.confirmed,
            correctionCommitment: correction?.commitment ?? null,
          },
        }),
      );
      return { recordId, confirmed: body.confirmed };
    },
  );
};
