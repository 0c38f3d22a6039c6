import { z } from 'zod';
import { hashOf } from '#db/commitment.ts';
import { findAnswer, storeAnswer } from '#db/idempotency.ts';
import { deleteStaleImports, IMPORT_KINDS, storeImport } from '#db/imports/imports.ts';
import { inTransaction } from '#db/transaction.ts';
import type { Policy } from '#workflows/domain/policy.ts';
import type { ApiDependencies } from '../../deps.ts';
import { ensureMayEver } from '../../ensure-may.ts';
import { scopeOf, type Staff } from '../../principal.ts';
import { idempotencyKeyReused } from '../../problem.ts';
import { PolicyKey } from '../../fields/policy-key.ts';
import { DocketTitle } from '../arriving-cases.ts';
import { Line } from '../../fields/line.ts';
import { policyOf } from '../examine-upload.ts';
import { Reading } from '../reading.ts';
import { suggestTitle } from '../suggest-title.ts';
import { newHash } from './running-hash.ts';
import { STREAMED } from './take-batch.ts';

/** Maximum size of a file that comes in pieces, in bytes. */
export const MAX_IMPORT_BYTES = 8 * 1024 * 1024 * 1024;

/** What a file that comes in pieces holds, and how it is to be read. */
export const ImportBody = z.strictObject({
  kind: z.enum(IMPORT_KINDS),
  policy: PolicyKey,
  fileName: Line(200).optional(),
  /** What dockets of cases are called, otherwise the file's name and the day; several are numbered. */
  title: DocketTitle.optional(),
  /** Bytes of the whole file if known. */
  length: z.number().int().min(1).max(MAX_IMPORT_BYTES).optional(),
  dialect: Reading.shape.dialect,
  columns: Reading.shape.columns,
  unknownColumns: z.enum(['refuse', 'leaveOut']).optional(),
  missing: Reading.shape.missing,
  referencePrefix: Reading.shape.referencePrefix,
});
export type ImportBody = z.infer<typeof ImportBody>;

const Answer = z.object({ importId: z.uuid() });

/** Dockets are called after their file, unless the caller says otherwise. */
const titleFor = ({ kind, fileName }: ImportBody, policy: Policy, at: string): string | null =>
  kind === 'cases' && fileName !== undefined ? suggestTitle(fileName, policy, at) : null;

/**
 * Begins an import whose file comes in pieces. Nothing is imported yet.
 *
 * @param key under which the same request begins no second import
 * @returns the import's id
 * @throws Problem 422 for an unknown policy, 409 for a key that another request used
 */
export async function beginImport(
  { database, clock }: ApiDependencies,
  staff: Staff,
  body: ImportBody,
  key: string | undefined,
): Promise<string> {
  ensureMayEver(staff, STREAMED[body.kind].action);
  const { institutionId } = staff;
  const once = key === undefined ? undefined : { institutionId, operation: 'beginImport', key };
  const requestHash = hashOf(JSON.stringify(body));
  const hash = await newHash();
  return inTransaction(database, scopeOf(staff), async (transaction) => {
    const earlier = once && (await findAnswer(transaction, once));
    if (earlier && earlier.requestHash !== requestHash) throw idempotencyKeyReused('no import was started');
    if (earlier) return Answer.parse(earlier.response).importId;
    const policy = await policyOf(transaction, institutionId, body.policy);
    const at = await clock(transaction);
    await deleteStaleImports(transaction, institutionId, at);
    const {
      kind,
      policy: _,
      fileName = null,
      title = titleFor(body, policy.document, at),
      length = null,
      unknownColumns,
      ...said
    } = body;
    const reading = { ...said, leaveOutUnknown: unknownColumns === 'leaveOut' };
    const importId = await storeImport(
      transaction,
      institutionId,
      { kind, policyKey: policy.key, fileName, title, length, reading, hashState: hash.save(), begunBy: staff.id },
      at,
    );
    if (once) await storeAnswer(transaction, once, { requestHash, response: { importId } }, at);
    return importId;
  });
}
