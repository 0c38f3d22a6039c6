import { findPolicy, type StoredPolicy } from '#db/policies.ts';
import { findUpload, type StoredUpload } from '#db/uploads.ts';
import { inTransaction, type Transaction } from '#db/transaction.ts';
import type { Attribute, Policy } from '#workflows/domain/policy.ts';
import type { ApiDependencies } from '../deps.ts';
import { CASES, examineCases } from './arriving-cases.ts';
import { guessTargets, type ColumnTargets } from './column-targets.ts';
import { examinePrecedents, keptAttributes, PRECEDENTS } from './precedents.ts';
import { readHeader } from './read-csv.ts';
import type { SentRecords } from './read-upload.ts';
import { CSV_TYPE, decodeUtf8 } from './tables.ts';
import type { Examined, RecordKind } from './upload.ts';
import { scopeOf, type Staff } from '../principal.ts';
import { notFound, Problem } from '../problem.ts';
import { refusalOfKnown } from './open-dockets.ts';
import { unknownPolicy } from './unknown-policy.ts';

/** So many cases one import may hold; they become dockets of at most 500. */
export const MAX_IMPORTED = 5_000;

/** A file that waits to be taken in, as it would be read. */
export interface ExaminedUpload {
  policy: StoredPolicy;
  /** What a record has beside the policy's attributes. */
  kind: RecordKind;
  /** The attributes that a record may have. */
  attributes: readonly Attribute[];
  /** Where the columns of a table go. */
  targets: ColumnTargets | undefined;
  examined: Examined<unknown>;
}

/** An upload, and how it would be read while it waits; `undefined` once it is taken in. */
export interface ServedUpload {
  upload: StoredUpload;
  waiting: ExaminedUpload | undefined;
}

/**
 * An upload as it would be taken in now, with everything that is wrong with it.
 *
 * @throws Problem 404 where there is none, or it waited for too long
 */
export async function serveUpload(
  { database, dataKey }: ApiDependencies,
  staff: Staff,
  uploadId: string,
): Promise<ServedUpload> {
  const { institutionId } = staff;
  const { upload, policy } = await inTransaction(database, scopeOf(staff), async (transaction) => {
    const found = await findUpload(transaction, institutionId, dataKey, uploadId);
    if (!found) throw notFound('file');
    return { upload: found, policy: await policyOf(transaction, institutionId, found.policyKey) };
  });
  if (upload.content === null) return { upload, waiting: undefined };
  const sent = sentRecordsOf(upload, upload.content, policy.document);
  const kind = kindOf(upload);
  const attributes = attributesOf(upload, policy.document);
  const examined: Examined<unknown> =
    upload.kind === 'cases'
      ? await withKnown(database, staff, policy.key, await examineCases(sent, policy.document, MAX_IMPORTED))
      : await examinePrecedents(sent, policy.document);
  return { upload, waiting: { policy, kind, attributes, targets: sent.columns, examined } };
}

/** What cases have been sent before is named beside what is wrong with the file itself. */
async function withKnown(
  database: ApiDependencies['database'],
  staff: Staff,
  policyKey: string,
  examined: Awaited<ReturnType<typeof examineCases>>,
): Promise<Examined<unknown>> {
  if (examined.problem) return examined;
  const known = await inTransaction(database, scopeOf(staff), (transaction) =>
    refusalOfKnown(transaction, staff.institutionId, policyKey, examined.values),
  );
  return known ? { ...examined, problem: known } : examined;
}

/** The policy that an upload is for, in its newest version. */
export async function policyOf(
  transaction: Transaction,
  institutionId: string,
  policyKey: string,
): Promise<StoredPolicy> {
  const policy = await findPolicy(transaction, institutionId, policyKey);
  if (!policy) throw unknownPolicy(policyKey);
  return policy;
}

const kindOf = ({ kind }: Pick<StoredUpload, 'kind'>): RecordKind => (kind === 'cases' ? CASES : PRECEDENTS);

const attributesOf = ({ kind }: Pick<StoredUpload, 'kind'>, policy: Policy): readonly Attribute[] =>
  kind === 'cases' ? policy.attributes : keptAttributes(policy);

/** An upload's records for the same functions that read what the API is sent. */
export function sentRecordsOf(upload: StoredUpload, content: Buffer, policy: Policy): SentRecords {
  const { mediaType, policyKey } = upload;
  const text = decodeUtf8(content);
  const sent: SentRecords = { mediaType, body: text, policy: policyKey };
  if (mediaType !== CSV_TYPE) return sent;
  const header = readHeader(text);
  const { targets } = upload;
  const columns =
    targets?.length === header.length ? targets : guessTargets(header, attributesOf(upload, policy), kindOf(upload));
  return { ...sent, columns };
}

/** The problem of an upload whose content is gone. */
export const uploadGone = (): Problem =>
  new Problem(409, 'uploadGone', 'The file is no longer available', {
    detail: 'it has already been imported, or it was deleted after a day',
    remedy: 'check your imports, or upload the file again',
  });
