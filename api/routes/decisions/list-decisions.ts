import { z } from 'zod';
import { inSnapshot } from '#db/transaction.ts';
import { METHODS } from '#workflows/domain/method.ts';
import type { Action } from '#workflows/domain/may-act.ts';
import { Cursor, PageSize } from '../../paging.ts';
import { scopeOf } from '../../principal.ts';
import { readingDatabase } from '../../reading-database.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { formatAccepted, tableFileHeaders } from '../../table-file.ts';
import { decisionFile } from '../../views/auditor/decision-files.ts';
import { DecisionView } from '../../views/auditor/decision-view.ts';
import { exportDecisions, findDecisions } from '../../views/auditor/find-decisions.ts';
import { Period } from '../auditor/period.ts';
import { gateFor } from '../gate.ts';
import { TABLE_QUERY, tableAnswer } from '../table-answer.ts';

const Truth = z.stringbool({ truthy: ['true'], falsy: ['false'] });

const Query = Period.extend({
  case: z.uuid().optional(),
  externalRef: z.string().min(1).max(200).optional(),
  outcome: z.string().min(1).max(63).optional(),
  adverse: Truth.optional(),
  /** Whether a judge decided otherwise than the score alone would have. */
  departed: Truth.optional(),
  route: z.enum(['uncontested', 'hearing']).optional(),
  method: z.enum(METHODS).optional(),
  actor: z.string().min(1).max(200).optional(),
  /** By time: `-decidedAt`, newest first, or `decidedAt`, oldest first. */
  sort: z.enum(['decidedAt', '-decidedAt']).default('-decidedAt'),
  limit: PageSize,
  cursor: Cursor(z.tuple([z.iso.datetime(), z.uuid()])),
  ...TABLE_QUERY,
});

const Answer = z.strictObject({
  decisions: z.array(DecisionView),
  cursor: z.string().nullable(),
  /** How many decisions the search finds altogether; null on every page but the first. */
  totals: z
    .strictObject({
      decisions: z.number().int(),
      adverse: z.number().int(),
      departed: z.number().int(),
      outcomes: z.record(z.string(), z.number().int()),
    })
    .nullable(),
});

/** A list of decisions, including superseded ones, at an address of its audience. */
const decisionsRoute =
  (at: { path: string; operationId: string; tag: string; action: Action; summary: string }): RegisterRoute =>
  (app, dependencies) => {
    const { onRequest, staffOf } = gateFor(dependencies, at.action);
    app.get(
      at.path,
      {
        onRequest,
        schema: {
          operationId: at.operationId,
          tags: [at.tag],
          summary: at.summary,
          security: BEARER,
          querystring: Query,
          response: {
            200: tableAnswer(Answer),
            ...problems(401, 403, 422),
          },
        },
      },
      async (request, reply) => {
        const staff = staffOf(request);
        const { cursor, case: caseId, sort, format: wanted, bom = false, limit, ...about } = request.query;
        const query = { ...about, caseId, oldestFirst: sort === 'decidedAt' };
        const format = wanted ?? formatAccepted(request.headers.accept);
        reply.header('vary', 'accept');
        return inSnapshot(readingDatabase(dependencies, staff), scopeOf(staff), async (transaction) => {
          if (format === 'json') {
            const page = await findDecisions(transaction, staff.institutionId, { ...query, limit, after: cursor });
            return reply.type('application/json').send(page);
          }
          const decisions = await exportDecisions(transaction, staff.institutionId, query);
          return reply.headers(tableFileHeaders('decisions', format)).send(decisionFile(format, decisions, bom));
        });
      },
    );
  };

/** Decisions as auditors list them. */
export const auditDecisionsRoute = decisionsRoute({
  path: '/v1/audit/decisions',
  operationId: 'listDecisions',
  tag: 'auditor',
  action: 'audit',
  summary:
    'List decisions by policy, outcome, route, method, actor and time, with totals; also CSV, NDJSON and Parquet',
});

/** The institution's own decisions. */
export const institutionDecisionsRoute = decisionsRoute({
  path: '/v1/decisions',
  operationId: 'listOwnDecisions',
  tag: 'institution',
  action: 'readCases',
  summary: 'List the institution’s decisions, with totals; also CSV, NDJSON and Parquet',
});
