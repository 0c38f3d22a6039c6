import { findUpload, storeUpload, replaceUpload, setUploadTargets, type UploadKind } from '#db/imports/uploads.ts';
import { inTransaction, type Transaction } from '#db/transaction.ts';
import type { ApiDependencies } from '../deps.ts';
import { readTable } from './read-table.ts';
import { CSV_TYPE } from './tables.ts';
import { decodeText } from './decode-text.ts';
import { scopeOf, type Staff } from '../principal.ts';
import { notFound } from '../problem.ts';
import { policyOf, uploadGone } from './examine-upload.ts';
import { mediaTypeOf, refuseSpreadsheet, wrongFile } from './recognize-file.ts';

const MAX_NAME = 200;

interface ChosenFile {
  name: string;
  content: Buffer;
}

/**
 * Stores a file until it is imported; nothing in it is read as cases or precedents yet.
 *
 * @returns the upload's id
 * @throws Problem 422 if no file was chosen, it is empty, not UTF-8, or neither a table nor NDJSON
 */
export async function receiveUpload(
  dependencies: ApiDependencies,
  staff: Staff,
  { kind, policyKey, file }: { kind: UploadKind; policyKey: string; file: ChosenFile | undefined },
): Promise<string> {
  return inTransaction(dependencies.database, scopeOf(staff), async (transaction) => {
    const policy = await policyOf(transaction, staff.institutionId, policyKey);
    return storeReadable(dependencies, transaction, staff, { kind, policyKey: policy.key, file });
  });
}

/**
 * Stores a file until it is imported, for a policy that may not exist yet.
 *
 * @param tableOnly whether NDJSON is refused
 * @returns the upload's id
 * @throws Problem 422 if no file was chosen, it is empty, or it cannot be read
 */
export async function storeReadable(
  { clock, dataKey }: ApiDependencies,
  transaction: Transaction,
  staff: Staff,
  {
    kind,
    policyKey,
    file,
    tableOnly = false,
  }: { kind: UploadKind; policyKey: string; file: ChosenFile | undefined; tableOnly?: boolean },
): Promise<string> {
  const readable = readableFile(file);
  if (tableOnly && readable.mediaType !== CSV_TYPE) throw wrongFile('this is NDJSON; send a table such as CSV');
  const upload = { kind, policyKey, by: staff.id, file: readable };
  return storeUpload(transaction, staff.institutionId, dataKey, upload, await clock(transaction));
}

/** Replaces a waiting file with a corrected one. If its columns are the same, what the user stated about them still applies. */
export async function correctUpload(
  { database, clock, dataKey }: ApiDependencies,
  staff: Staff,
  uploadId: string,
  file: ChosenFile | undefined,
): Promise<void> {
  const { institutionId } = staff;
  const corrected = readableFile(file);
  await inTransaction(database, scopeOf(staff), async (transaction) => {
    const upload = await findUpload(transaction, institutionId, dataKey, uploadId, { lock: true });
    if (!upload) throw notFound('file');
    if (upload.content === null) throw uploadGone();
    const at = await clock(transaction);
    await replaceUpload(transaction, institutionId, dataKey, uploadId, corrected, staff.id, at);
    const [before, after] = await Promise.all([upload.content, corrected.content].map(headerOf));
    if (before !== after) await setUploadTargets(transaction, institutionId, uploadId, null);
  });
}

const headerOf = async (content: Buffer): Promise<string> =>
  (await readTable(decodeText(content).text, {}, () => false)).header.join('\n');

function readableFile(file: ChosenFile | undefined): { name: string; mediaType: string; content: Buffer } {
  if (!file) throw wrongFile('choose a file');
  if (file.content.length === 0) throw wrongFile('the file is empty');
  const text = decode(file.content);
  return {
    name: file.name.replace(/\p{Cc}/gu, '').slice(0, MAX_NAME) || 'file',
    mediaType: mediaTypeOf(text),
    content: file.content,
  };
}

function decode(content: Buffer): string {
  refuseSpreadsheet(content);
  try {
    return decodeText(content).text;
  } catch {
    throw wrongFile('the encoding of the text is not supported; save the file as CSV in UTF-8 and upload it again');
  }
}
