import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { findImport, type StoredImport } from '#db/imports/imports.ts';
import { inTransaction } from '#db/transaction.ts';
import type { ApiDependencies } from '../../deps.ts';
import { ensureMayEver } from '../../ensure-may.ts';
import { scopeOf, type Staff } from '../../principal.ts';
import { describeNumber } from '../../figures-in-words.ts';
import { notFound, Problem } from '../../problem.ts';
import { policyOf } from '../examine-upload.ts';
import { MAX_IMPORT_BYTES } from './begin-import.ts';
import { differs, importEnded, offsetDiffers } from './import-problems.ts';
import { openIntake } from './intake.ts';
import { resumeHash } from './running-hash.ts';
import { STREAMED } from './take-batch.ts';

/** A part of a file: from an offset in bytes on, or from its beginning, in which case the bytes that are stored are only compared. */
export interface Piece {
  body: Readable;
  offset: number | 'beginning';
  /** Bytes of the whole file, where the request says so. */
  length: number | undefined;
}

/**
 * Imports the rows of a part of a file as it comes, in batches of whole rows, each in one transaction with the offset at which it
 * ends. If the part is cut off, what came is stored; if the process dies, the import goes on after the last batch.
 *
 * @throws Problem 404 for an unknown import, 409 where the part does not continue what is stored, 422 where the file cannot be read
 */
export async function receivePiece(
  dependencies: ApiDependencies,
  staff: Staff,
  importId: string,
  { body, offset, length }: Piece,
): Promise<void> {
  const { stored, policy } = await inTransaction(dependencies.database, scopeOf(staff), async (transaction) => {
    const found = await findImport(transaction, staff.institutionId, dependencies.dataKey, importId);
    if (!found) throw notFound('import');
    return { stored: found, policy: await policyOf(transaction, staff.institutionId, found.policyKey) };
  });
  ensureMayEver(staff, STREAMED[stored.kind].action);
  if (stored.state !== 'receiving') throw importEnded(stored);
  if (offset !== 'beginning' && offset !== stored.received) throw offsetDiffers(stored.received);
  const whole = stored.length ?? length;
  if (length !== undefined && whole !== undefined && whole !== length)
    throw differs(`the file was said to have ${describeNumber(whole)} bytes, not ${describeNumber(length)}`);
  const intake = await openIntake(dependencies, staff, stored, policy);
  const max = whole ?? MAX_IMPORT_BYTES;
  // A stream that is left early would close the connection, and its caller would not be answered.
  const chunks = body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  try {
    for await (const chunk of offset === 'beginning' ? afterStored(chunks, stored) : chunks) {
      if (intake.end + chunk.length > max) throw longer(max);
      await intake.take(chunk);
    }
  } catch (error) {
    if (body.errored === null) throw error;
    await intake.keep(whole);
    throw cutOff();
  } finally {
    body.resume();
  }
  if (whole === undefined ? offset === 'beginning' : intake.end === whole) await intake.finish();
  else await intake.keep(whole);
}

/**
 * The bytes of a file that are not stored yet, from the whole of it.
 *
 * @throws Problem 409 if it does not begin with the stored bytes
 */
async function* afterStored(
  chunks: AsyncIterable<Buffer>,
  { received, hashState }: StoredImport,
): AsyncGenerator<Buffer> {
  const expected = (await resumeHash(hashState)).digest();
  const hash = createHash('sha256');
  let missing = received;
  for await (const chunk of chunks) {
    const known = chunk.subarray(0, missing);
    if (missing > 0) hash.update(known);
    if (missing > 0 && missing === known.length && hash.digest('hex') !== expected)
      throw differs(`the first ${describeNumber(received)} bytes are not those that were sent before`);
    missing -= known.length;
    if (known.length < chunk.length) yield chunk.subarray(known.length);
  }
  if (missing > 0)
    throw differs(
      `the file has ${describeNumber(received - missing)} bytes, but ${describeNumber(received)} were sent before`,
    );
}

const longer = (length: number): Problem =>
  new Problem(413, 'fileTooLong', 'More bytes arrived than the file has', {
    detail: `the file has at most ${describeNumber(length)} bytes; rows up to there may be imported`,
    remedy: 'start another import with the length of the file',
  });

const cutOff = (): Problem =>
  new Problem(400, 'uploadCut', 'The upload was cut off', {
    remedy: 'ask for the offset and send the rest from there',
  });
