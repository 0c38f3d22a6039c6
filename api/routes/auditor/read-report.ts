import { z } from 'zod';
import { csvHeaders, readReport } from '../../views/auditor/read-report.ts';
import { gateFor } from '../gate.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { Period } from './period.ts';
import { REPORTS } from '../../views/auditor/reports/index.ts';
import { BYTE_ORDER_MARK, toCsv } from '../../to-csv.ts';

const Cell = z.union([z.string(), z.number(), z.null()]);

const Answer = z.strictObject({
  name: z.string(),
  title: z.string(),
  /** What the figures show, and what they do not. */
  explanation: z.string(),
  generatedAt: z.iso.datetime(),
  from: z.iso.datetime().nullable(),
  to: z.iso.datetime().nullable(),
  columns: z.array(z.string()),
  rows: z.array(z.record(z.string(), Cell)),
});

/** A report by its name, as JSON or CSV. */
export const readReportRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'audit');
  app.get(
    '/v1/audit/reports/:name',
    {
      onRequest,
      schema: {
        operationId: 'readReport',
        tags: ['auditor'],
        summary: `Read a report: ${[...REPORTS.keys()].join(', ')}`,
        security: BEARER,
        params: z.strictObject({ name: z.string().max(100) }),
        querystring: Period.extend({
          /** By default, what the Accept header asks for. */
          format: z.enum(['json', 'csv']).optional(),
          /** Whether a CSV file begins with a byte order mark, so that Excel reads it as UTF-8. */
          bom: z.stringbool({ truthy: ['true'], falsy: ['false'] }).default(false),
        }),
        response: {
          200: { content: { 'application/json': { schema: Answer }, 'text/csv': { schema: z.string() } } },
          ...problems(401, 403, 404, 422),
        },
      },
    },
    async (request, reply) => {
      const staff = staffOf(request);
      const { name } = request.params;
      const { policy, from, to, format, bom } = request.query;
      const { report, rows, at } = await readReport(dependencies, staff, name, { policy, from, to });
      reply.header('vary', 'accept');
      if ((format ?? preferredFormat(request.headers.accept)) === 'csv')
        return reply
          .headers(csvHeaders(name))
          .send(`${bom ? BYTE_ORDER_MARK : ''}${toCsv(Object.keys(report.columns), rows)}`);
      const { title, explanation, columns } = report;
      return reply.type('application/json').send({
        name,
        title,
        explanation,
        generatedAt: at,
        from: from ?? null,
        to: to ?? null,
        columns: Object.keys(columns),
        rows,
      });
    },
  );
};

/** CSV, if the caller prefers it to JSON. */
function preferredFormat(accept = ''): 'json' | 'csv' {
  const csv = accept.indexOf('text/csv');
  const json = accept.indexOf('application/json');
  return csv !== -1 && (json === -1 || csv < json) ? 'csv' : 'json';
}
