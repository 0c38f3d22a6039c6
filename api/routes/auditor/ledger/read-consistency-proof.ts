import { z } from 'zod';
import { newestCheckpoint } from '#db/ledger/checkpoints.ts';
import { readConsistencyProof, readRoot } from '#db/ledger/proofs.ts';
import { inSnapshot } from '#db/transaction.ts';
import { gateFor } from '../../gate.ts';
import { scopeOf } from '#api/principal.ts';
import { invalid } from '#api/problem.ts';
import { BEARER, problems, type RegisterRoute } from '#api/route.ts';
import { Count, Hash, Proof, toHex } from '#api/views/auditor/ledger-words.ts';

const Answer = z.strictObject({
  from: z.number().int(),
  to: z.number().int(),
  fromRoot: Hash,
  toRoot: Hash,
  proof: Proof,
});

/** Reads the proof that a later tree contains an earlier one unchanged. */
export const readConsistencyProofRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'audit');
  app.get(
    '/v1/audit/ledger/consistency',
    {
      onRequest,
      schema: {
        operationId: 'readConsistencyProof',
        tags: ['auditor'],
        summary: 'Read the proof that a later tree of the ledger extends an earlier one',
        security: BEARER,
        querystring: z.strictObject({
          /** Size of the earlier tree. */
          from: Count,
          /** Size of the later tree; by default the newest signed one. */
          to: Count.optional(),
        }),
        response: { 200: Answer, ...problems(401, 403, 422) },
      },
    },
    async (request) => {
      const staff = staffOf(request);
      const { institutionId } = staff;
      return inSnapshot(dependencies.auditDatabase, scopeOf(staff), async (transaction) => {
        const signed = (await newestCheckpoint(transaction, institutionId))?.size ?? 0;
        const { from, to = signed } = request.query;
        if (to > signed)
          throw invalid([
            { field: 'to', message: `the newest signed tree has ${signed} entries; give a size up to that` },
          ]);
        if (from > to) throw invalid([{ field: 'from', message: `give a size from 0 to ${to}` }]);
        const rootOf = async (size: number) => (await readRoot(transaction, institutionId, size)).toString('hex');
        const proof = await readConsistencyProof(transaction, institutionId, from, to);
        return { from, to, fromRoot: await rootOf(from), toRoot: await rootOf(to), proof: toHex(proof) };
      });
    },
  );
};
