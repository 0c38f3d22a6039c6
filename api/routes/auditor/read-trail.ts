import { z } from 'zod';
import { Actor } from '#workflows/domain/actor.ts';
import { CaseEvent } from '#workflows/domain/event.ts';
import { METHODS } from '#workflows/domain/method.ts';
import { PHASES } from '#workflows/domain/state.ts';
import { foldEntries, digestOf } from '../../views/auditor/trail-checks.ts';
import { gateFor } from '../gate.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { openCase } from '../../views/auditor/open-case.ts';

const Entry = z.strictObject({
  seq: z.number().int(),
  kind: z.string(),
  method: z.enum(METHODS).nullable(),
  actor: Actor,
  at: z.iso.datetime(),
  /** What happened: ids, commitments and names that the policy declares, but no personal text. */
  body: CaseEvent,
  view: z.uuid().nullable(),
  supersedes: z.number().int().nullable(),
  leafHash: z.string(),
  /** The leaf's commitment to the entry; null for an entry from before the ledger. */
  commitment: z.string().nullable(),
  /** Its index in the institution's ledger; null while it is pending. */
  ledgerIndex: z.number().int().nullable(),
});

const StateDigest = z.strictObject({ phase: z.enum(PHASES), seq: z.number().int(), stateHash: z.string() });

const Trail = z.strictObject({
  caseId: z.uuid(),
  externalRef: z.string(),
  policy: z.string(),
  policyVersion: z.number().int(),
  /** The state stored in the case's row. */
  stored: StateDigest,
  /** The state that folding the entries below gives; null if the entries are not consecutive. */
  folded: StateDigest.nullable(),
  entries: z.array(Entry),
});

/** Reads a case's trail and the state that folding it gives, beside the stored state. */
export const readTrailRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'audit');
  app.get(
    '/v1/audit/cases/:id/trail',
    {
      onRequest,
      schema: {
        operationId: 'readTrail',
        tags: ['auditor'],
        summary: 'Read the trail of a case and the state it results in',
        security: BEARER,
        params: z.strictObject({ id: z.uuid() }),
        response: { 200: Trail, ...problems(401, 403, 404, 422) },
      },
    },
    async (request) =>
      openCase(dependencies, staffOf(request), request.params.id, (audited) => ({
        caseId: audited.caseId,
        externalRef: audited.externalRef,
        policy: audited.policyKey,
        policyVersion: audited.policyVersion,
        stored: digestOf(audited.state),
        folded: foldEntries(audited.entries),
        entries: audited.entries,
      })),
  );
};
