import { z } from 'zod';
import { checkpointOfSize, cosignedNote, newestCheckpoint, publishedCheckpoint } from '#db/ledger/checkpoints.ts';
import { readLedgerEntry } from '#db/ledger/entries.ts';
import { readInclusionProofs, readRoot } from '#db/ledger/proofs.ts';
import { inSnapshot } from '#db/transaction.ts';
import { gateFor } from '../../gate.ts';
import { scopeOf } from '#api/principal.ts';
import { invalid, notFound, Problem } from '#api/problem.ts';
import { BEARER, problems, type RegisterRoute } from '#api/route.ts';
import { Count, Hash, Proof, toHex } from '#api/views/auditor/ledger-words.ts';
import { LedgerEntry } from './list-entries.ts';

const Answer = LedgerEntry.extend({
  /** The tree that is proved to contain the entry. */
  size: z.number().int(),
  root: Hash,
  proof: Proof,
  /** The signed note of exactly this tree; null if none was signed at this size. */
  checkpoint: z.string().nullable(),
});

/** The proof that an entry is in the ledger. */
export const readInclusionProofRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'audit');
  app.get(
    '/v1/audit/ledger/entries/:index/proof',
    {
      onRequest,
      schema: {
        operationId: 'readInclusionProof',
        tags: ['auditor'],
        summary: 'Read the proof that an entry is in the ledger',
        security: BEARER,
        params: z.strictObject({ index: Count }),
        querystring: z.strictObject({
          /** Size of the tree for the proof; by default the newest cosigned one that contains the entry. */
          size: Count.optional(),
        }),
        response: { 200: Answer, ...problems(401, 403, 404, 409, 422) },
      },
    },
    async (request) => {
      const staff = staffOf(request);
      const { institutionId } = staff;
      const { index } = request.params;
      return inSnapshot(dependencies.auditDatabase, scopeOf(staff), async (transaction) => {
        const entry = await readLedgerEntry(transaction, institutionId, index);
        if (!entry) throw notFound('entry of the ledger');
        const signed = (await newestCheckpoint(transaction, institutionId))?.size ?? 0;
        if (index >= signed) throw pending(index);
        const size =
          request.query.size ?? (await publishedCheckpoint(transaction, institutionId, index + 1))?.size ?? signed;
        if (size <= index || size > signed)
          throw invalid([{ field: 'size', message: `give a size from ${index + 1} to ${signed}` }]);
        const [proof = []] = await readInclusionProofs(transaction, institutionId, [index], size);
        const checkpoint = await checkpointOfSize(transaction, institutionId, size);
        return {
          ...entry,
          size,
          root: (await readRoot(transaction, institutionId, size)).toString('hex'),
          proof: toHex(proof),
          checkpoint: checkpoint ? cosignedNote(checkpoint) : null,
        };
      });
    },
  );
};

const pending = (index: number): Problem =>
  new Problem(409, 'entryPending', 'The entry is not in a signed tree yet', {
    detail: `entry ${index} is in the ledger and is waiting for the next checkpoint`,
    remedy: 'try again in a few seconds',
    headers: { 'retry-after': '5' },
  });
