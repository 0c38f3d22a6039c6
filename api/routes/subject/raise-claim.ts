import { z } from 'zod';
import { loadCase } from '../../../db/cases/read-case.ts';
import { newSeed, sha256 } from '../../../db/commitment.ts';
import { uuidv7 } from '../../../db/id.ts';
import { inTransaction } from '../../../db/transaction.ts';
import { AppealParams, presentLink } from '../../appeal/present-link.ts';
import { instruct } from '../../case-workflows.ts';
import { withWords } from '../../hearing/give-words.ts';
import { Words } from '../../hearing/words.ts';
import { problems, type RegisterRoute } from '../route.ts';
import { LINK_LIMIT } from './link-limit.ts';

const Receipt = z.strictObject({
  claimId: z.uuid(),
  receivedAt: z.iso.datetime(),
  /** SHA-256 of the statement (UTF-8), hex. */
  hash: z.string(),
});

/** Takes in the subject's own words on why their case is different. The receipt means that it is durably taken. */
export const raiseClaim: RegisterRoute = (app, dependencies) => {
  app.post(
    '/v1/appeals/:token/claims',
    {
      ...LINK_LIMIT,
      schema: {
        operationId: 'raiseClaim',
        tags: ['subject'],
        summary: 'Say that one’s case is different; the receipt means that a person will hear it',
        params: AppealParams,
        body: z.strictObject({ statement: Words }),
        response: { 201: Receipt, ...problems(404, 409, 422, 429, 503) },
      },
    },
    async (request, reply) => {
      const subject = await presentLink(dependencies, request.params.token);
      const { institutionId, caseId, actor, scope } = subject;
      const { statement } = request.body;
      const claimId = uuidv7();
      await withWords(
        dependencies,
        {
          institutionId,
          caseId,
          scope,
          words: [{ kind: 'claim', body: statement, textId: claimId }],
          draft: { authorId: actor.id, kind: 'claim', body: { statement } },
        },
        ([text]) =>
          instruct(dependencies.temporal, {
            institutionId,
            caseId,
            actor,
            command: { type: 'raiseClaim', claimId, statementCommitment: text?.commitment ?? '', seed: newSeed() },
          }),
      );
      const found = await inTransaction(dependencies.database, scope, (transaction) =>
        loadCase(transaction, institutionId, caseId),
      );
      const claim = found?.state.claims.find((each) => each.claimId === claimId);
      if (!claim) throw new Error(`claim ${claimId} was taken and is not there`);
      return reply.status(201).send({ claimId, receivedAt: claim.raisedAt, hash: sha256(statement) });
    },
  );
};
