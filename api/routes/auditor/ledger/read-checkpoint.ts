import { z } from 'zod';
import { readLedgerStatus } from '#db/audit/ledger-status.ts';
import { cosignedNote, type CosignedCheckpoint } from '#db/ledger/checkpoints.ts';
import { inSnapshot } from '#db/transaction.ts';
import { gateFor } from '../../gate.ts';
import { scopeOf } from '#api/principal.ts';
import { Problem } from '#api/problem.ts';
import { BEARER, problems, type RegisterRoute } from '#api/route.ts';
import { Hash } from '#api/views/auditor/ledger-words.ts';

const Checkpoint = z.strictObject({
  /** How many entries the tree has. */
  size: z.number().int(),
  root: Hash,
  /** Signed note (C2SP tlog-checkpoint): the log's signature, then the witnesses'. */
  note: z.string(),
  signedAt: z.iso.datetime(),
  cosignatures: z.array(z.strictObject({ witness: z.string(), at: z.iso.datetime() })),
});

const Answer = z.strictObject({
  /** Entries that have a place in the ledger, signed or not. */
  entries: z.number().int(),
  /** Entries of trails that wait for a place, and the time of the oldest. */
  pending: z.strictObject({ entries: z.number().int(), oldest: z.iso.datetime().nullable() }),
  /** The newest checkpoint; null before the first. */
  newest: Checkpoint.nullable(),
  /** The newest one that a witness has cosigned; older than `newest` while the witness does not respond, or refuses. */
  cosigned: Checkpoint.nullable(),
  /** Public keys (C2SP verifier keys). Ask the witness itself for its key before you rely on its cosignature. */
  keys: z.array(
    z.strictObject({ role: z.enum(['log', 'witness']), verifierKey: z.string(), addedAt: z.iso.datetime() }),
  ),
  /** Logs that took the place of earlier ones, by a restore or under another key. */
  successions: z.array(
    z.strictObject({
      number: z.number().int(),
      /** Signed note: the log that ended, its last tree, how much of it is left, the new log, when and why, and both keys if they differ. */
      statement: z.string(),
      /** The last checkpoint of the log that ended, with its signatures. */
      cosigned: z.string(),
      begunAt: z.iso.datetime(),
    }),
  ),
});

/** Reads the status of the institution's ledger with its signed tree heads, or the signed note alone, as text. */
export const readCheckpointRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'audit');
  app.get(
    '/v1/audit/ledger/checkpoint',
    {
      onRequest,
      schema: {
        operationId: 'readCheckpoint',
        tags: ['auditor'],
        summary: 'Read the ledger’s newest checkpoint and the number of pending entries',
        security: BEARER,
        querystring: z.strictObject({
          /** By default, what the Accept header asks for. `note` is the newest checkpoint that a witness has cosigned. */
          format: z.enum(['json', 'note']).optional(),
        }),
        response: {
          200: { content: { 'application/json': { schema: Answer }, 'text/plain': { schema: z.string() } } },
          ...problems(401, 403, 404, 422),
        },
      },
    },
    async (request, reply) => {
      const staff = staffOf(request);
      const status = await inSnapshot(dependencies.auditDatabase, scopeOf(staff), (transaction) =>
        readLedgerStatus(transaction, staff.institutionId),
      );
      const { newest, cosigned } = status;
      reply.header('vary', 'accept');
      if ((request.query.format ?? preferredFormat(request.headers.accept)) === 'note') {
        const published = cosigned ?? newest;
        if (!published) throw nothingSigned(status.pending.entries);
        return reply.type('text/plain; charset=utf-8').send(cosignedNote(published));
      }
      return reply
        .type('application/json')
        .send({ ...status, newest: newest && toAnswer(newest), cosigned: cosigned && toAnswer(cosigned) });
    },
  );
};

const toAnswer = (checkpoint: CosignedCheckpoint): z.infer<typeof Checkpoint> => ({
  size: checkpoint.size,
  root: checkpoint.root.toString('hex'),
  note: cosignedNote(checkpoint),
  signedAt: checkpoint.signedAt,
  cosignatures: checkpoint.cosignatures.map(({ witness, at }) => ({ witness, at })),
});

/** The note, if the caller prefers text to JSON. */
function preferredFormat(accept = ''): 'json' | 'note' {
  const text = accept.indexOf('text/plain');
  const json = accept.indexOf('application/json');
  return text !== -1 && (json === -1 || text < json) ? 'note' : 'json';
}

const nothingSigned = (pending: number): Problem =>
  new Problem(404, 'nothingSigned', 'No checkpoint is signed yet', {
    detail: `${pending} entries are waiting to be added to the ledger`,
    remedy: 'try again in a few seconds',
    headers: { 'retry-after': '5' },
  });
