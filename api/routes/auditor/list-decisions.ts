import { z } from 'zod';
import { listDecisions } from '#db/audit/decision-list.ts';
import { inTransaction } from '#db/transaction.ts';
import { METHODS, Weight } from '#workflows/domain/method.ts';
import { gateFor } from '../gate.ts';
import { Cursor, encodeCursor, PageSize } from '../../paging.ts';
import { scopeOf } from '../../principal.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { Period } from './period.ts';

const Decision = z.strictObject({
  id: z.uuid(),
  caseId: z.uuid(),
  externalRef: z.string(),
  policy: z.string(),
  policyVersion: z.number().int(),
  outcome: z.string(),
  adverse: z.boolean(),
  /** What the score alone would have given; null if there was no score. */
  provisionalOutcome: z.string().nullable(),
  route: z.enum(['uncontested', 'hearing']),
  actor: z.strictObject({ kind: z.enum(['human', 'system']), id: z.string(), role: z.string() }),
  signedBy: z.string().nullable(),
  outcomeWithoutIndividualFacts: z.string().nullable(),
  supersedes: z.uuid().nullable(),
  inForce: z.boolean(),
  decidedAt: z.iso.datetime(),
  contributions: z.array(
    z.strictObject({
      method: z.enum(METHODS),
      actor: z.strictObject({ kind: z.enum(['human', 'llm', 'model']), id: z.string() }),
      weight: Weight,
      source: z.uuid(),
    }),
  ),
});

/** Lists decisions, including superseded ones, newest first. */
export const listDecisionsRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'audit');
  app.get(
    '/v1/audit/decisions',
    {
      onRequest,
      schema: {
        operationId: 'listDecisions',
        tags: ['auditor'],
        summary: 'List decisions by policy, outcome, route, method, actor and time',
        security: BEARER,
        querystring: Period.extend({
          case: z.uuid().optional(),
          externalRef: z.string().min(1).max(200).optional(),
          outcome: z.string().min(1).max(63).optional(),
          adverse: z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional(),
          route: z.enum(['uncontested', 'hearing']).optional(),
          method: z.enum(METHODS).optional(),
          actor: z.string().min(1).max(200).optional(),
          limit: PageSize,
          cursor: Cursor(z.tuple([z.iso.datetime(), z.uuid()])),
        }),
        response: {
          200: z.strictObject({ decisions: z.array(Decision), cursor: z.string().nullable() }),
          ...problems(401, 403, 422),
        },
      },
    },
    async (request) => {
      const staff = staffOf(request);
      const { cursor, case: caseId, ...query } = request.query;
      const decisions = await inTransaction(dependencies.auditDatabase, scopeOf(staff), (transaction) =>
        listDecisions(transaction, staff.institutionId, { ...query, caseId, after: cursor }),
      );
      const last = decisions.length === query.limit ? decisions.at(-1) : undefined;
      return {
        decisions: decisions.map(({ decisionId, policyKey, ...decision }) => ({
          ...decision,
          id: decisionId,
          policy: policyKey,
        })),
        cursor: last ? encodeCursor([last.decidedAt, last.decisionId]) : null,
      };
    },
  );
};
