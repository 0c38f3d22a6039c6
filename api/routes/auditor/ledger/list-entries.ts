import { z } from 'zod';
import { listLedgerEntries } from '#db/ledger/entries.ts';
import { inSnapshot } from '#db/transaction.ts';
import { gateFor } from '../../gate.ts';
import { Cursor, encodeCursor, PageSize } from '#api/paging.ts';
import { scopeOf } from '#api/principal.ts';
import { BEARER, problems, type RegisterRoute } from '#api/route.ts';
import { Count, Hash } from '#api/views/auditor/ledger-words.ts';

/** An entry as it is in the tree. */
export const LedgerEntry = z.strictObject({
  index: z.number().int(),
  caseId: z.uuid(),
  seq: z.number().int(),
  /** Null for an entry from before the ledger. */
  commitment: Hash.nullable(),
  leafHash: Hash,
  sequencedAt: z.iso.datetime(),
});

/** The entries of the ledger in their order, or those of one case: what a monitor rebuilds the tree from. */
export const listEntriesRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'audit');
  app.get(
    '/v1/audit/ledger/entries',
    {
      onRequest,
      schema: {
        operationId: 'listLedgerEntries',
        tags: ['auditor'],
        summary: 'List the ledger’s entries by index: all of them, or those of one case',
        security: BEARER,
        querystring: z.strictObject({
          /** The first index to list. */
          from: Count.optional(),
          case: z.uuid().optional(),
          limit: PageSize,
          cursor: Cursor(z.tuple([z.number().int().min(0)])),
        }),
        response: {
          200: z.strictObject({ entries: z.array(LedgerEntry), cursor: z.string().nullable() }),
          ...problems(401, 403, 422),
        },
      },
    },
    async (request) => {
      const { institutionId, ...staff } = staffOf(request);
      const { from = 0, case: caseId, limit, cursor } = request.query;
      const entries = await inSnapshot(
        dependencies.auditDatabase,
        scopeOf({ institutionId, ...staff }),
        (transaction) => listLedgerEntries(transaction, institutionId, { from: cursor?.[0] ?? from, limit, caseId }),
      );
      const last = entries.length === limit ? entries.at(-1) : undefined;
      return { entries, cursor: last ? encodeCursor([last.index + 1]) : null };
    },
  );
};
