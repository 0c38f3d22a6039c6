import { z } from 'zod';
import { uuidv7 } from '../../../db/id.ts';
import { inTransaction } from '../../../db/transaction.ts';
import { contentsServedTo } from '../../../db/views.ts';
import { Weight } from '../../../workflows/domain/method.ts';
import { instruct } from '../../case-workflows.ts';
import { withWords, type Words } from '../../hearing/give-words.ts';
import { actorInHearing, authorize, scopeOf } from '../../principal.ts';
import { BEARER, problems, type RegisterRoute } from '../route.ts';
import { HearingParams, Reason, ViewHeader } from './hearing-params.ts';

const Body = z.strictObject({
  outcome: z.string().min(1).max(63),
  reasons: Reason,
  /** Every source of the hearing, each once. */
  contributions: z
    .array(z.strictObject({ source: z.uuid(), weight: Weight, reason: Reason }))
    .min(1)
    .max(50),
  /** What would have been decided without the individual facts; needed where a claim was found exceptional. */
  outcomeWithoutIndividualFacts: z.string().min(1).max(63).optional(),
  /** The decision in force that this one takes the place of, and why. */
  supersedes: z.strictObject({ decisionId: z.uuid(), reason: Reason }).optional(),
});

const Answer = z.strictObject({
  decisionId: z.uuid(),
  caseId: z.uuid(),
  phase: z.enum(['hearing', 'decided']),
  /** True where a second person has to sign before it takes effect. */
  awaitsSignature: z.boolean(),
});

/** The judge's decision, with every method on the table and each contribution marked. */
export const decideHearing: RegisterRoute = (app, dependencies) => {
  app.post(
    '/v1/hearings/:id/decision',
    {
      schema: {
        operationId: 'decideHearing',
        tags: ['judge'],
        summary: 'Decide, marking each contribution as principal, considered or set aside',
        security: BEARER,
        params: HearingParams,
        headers: ViewHeader,
        body: Body,
        response: { 201: Answer, ...problems(401, 403, 404, 409, 422, 503) },
      },
    },
    async (request, reply) => {
      const staff = await authorize(request, dependencies.verifyToken, 'takeNextHearing');
      const { institutionId } = staff;
      const caseId = request.params.id;
      const { outcome, reasons, contributions, outcomeWithoutIndividualFacts, supersedes } = request.body;
      const decisionId = uuidv7();
      const words: Words[] = [reasons, ...contributions.map((each) => each.reason)].map((body) => ({
        kind: 'reason',
        body,
      }));
      if (supersedes) words.push({ kind: 'reason', body: supersedes.reason });
      const served = await inTransaction(dependencies.database, scopeOf(staff), (transaction) =>
        contentsServedTo(transaction, institutionId, caseId, staff.id),
      );
      const viewId = request.headers['hearken-view'] ?? served[0]?.viewId;
      const { phase } = await withWords(
        dependencies,
        {
          institutionId,
          caseId,
          scope: scopeOf(staff),
          words,
          draft: { authorId: staff.id, kind: 'decision', body: request.body },
        },
        (texts) => {
          const commitmentAt = (index: number): string => texts[index]?.commitment ?? '';
          return instruct(dependencies.temporal, {
            institutionId,
            caseId,
            actor: actorInHearing(staff),
            command: {
              type: 'recordDecision',
              decisionId,
              outcome,
              reasonsCommitment: commitmentAt(0),
              markings: contributions.map(({ source, weight }, index) => ({
                sourceId: source,
                weight,
                reasonCommitment: commitmentAt(index + 1),
              })),
              outcomeWithoutIndividualFacts: outcomeWithoutIndividualFacts ?? null,
              supersedes: supersedes
                ? { decisionId: supersedes.decisionId, reasonCommitment: commitmentAt(texts.length - 1) }
                : null,
            },
            ...(viewId !== undefined && { viewId }),
          });
        },
      );
      return reply.status(201).send({
        decisionId,
        caseId,
        phase: phase === 'decided' ? phase : 'hearing',
        awaitsSignature: phase !== 'decided',
      });
    },
  );
};
