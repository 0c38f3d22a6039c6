import { findPolicy, type StoredPolicy } from '#db/policies/policies.ts';
import { findUpload, type StoredUpload } from '#db/imports/uploads.ts';
import { inTransaction, type Transaction } from '#db/transaction.ts';
import type { Attribute, Policy } from '#workflows/domain/policy.ts';
import type { ApiDependencies } from '../deps.ts';
import { CASES, examineCases } from './arriving-cases.ts';
import type { ColumnTargets } from './column-targets.ts';
import { decodeText } from './decode-text.ts';
import { examinePrecedents, PRECEDENTS } from './precedents.ts';
import { precedentAttributes } from '#workflows/domain/precedent-facts.ts';
import { CONTACTS, CORRECTIONS, examineFiledActs, WITHDRAWALS } from './filed-acts.ts';
import { examineOutcomes, OUTCOMES } from './outcomes.ts';
import { foreseeFiledActs } from './take-filed-acts.ts';
import { foreseeOutcomes } from './take-outcomes.ts';
import { foreseePrecedents } from './take-precedents.ts';
import { readingOfTable, type SentRecords } from './read-upload.ts';
import { Reading } from './reading.ts';
import type { TableReading } from './dialect.ts';
import { CSV_TYPE } from './tables.ts';
import type { RecordKind } from './record-kind.ts';
import type { Examined } from './upload.ts';
import { scopeOf, type Staff } from '../principal.ts';
import { notFound, Problem } from '../problem.ts';
import { withKnown } from './open-dockets.ts';
import { unknownPolicy } from './unknown-policy.ts';

/** Maximum number of cases in one import; they become dockets of at most 500. */
export const MAX_IMPORTED = 5_000;

/** A file that waits to be imported, as it would be read. */
export interface ExaminedUpload {
  policy: StoredPolicy;
  /** The columns of a record in addition to the policy's attributes. */
  kind: RecordKind;
  /** The attributes that a record may have. */
  attributes: readonly Attribute[];
  /** Where the columns of a table go. */
  targets: ColumnTargets | undefined;
  /** How a table is read; `undefined` for NDJSON. */
  table: TableReading | undefined;
  /** What the user has stated about reading it. */
  said: Reading;
  examined: Examined<unknown>;
}

/** An upload, and how it would be read while it waits; `undefined` once it has been imported. */
export interface ServedUpload {
  upload: StoredUpload;
  waiting: ExaminedUpload | undefined;
}

/**
 * An upload as it would be imported now, with every fault of it.
 *
 * @throws Problem 404 if there is none, or it waited for too long
 */
export async function serveUpload(
  dependencies: ApiDependencies,
  staff: Staff,
  uploadId: string,
): Promise<ServedUpload> {
  const { database, dataKey, clock } = dependencies;
  const { institutionId } = staff;
  const { upload, policy, at } = await inTransaction(database, scopeOf(staff), async (transaction) => {
    const found = await findUpload(transaction, institutionId, dataKey, uploadId);
    if (!found) throw notFound('file');
    return {
      upload: found,
      policy: await policyOf(transaction, institutionId, found.policyKey),
      at: await clock(transaction),
    };
  });
  if (upload.content === null) return { upload, waiting: undefined };
  const sent = sentRecordsOf(upload, upload.content);
  const kind = KINDS[upload.kind];
  const attributes = attributesOf(upload, policy.document);
  const examined = await examineSent(dependencies, staff, upload.kind, policy, sent, at);
  const { table } = examined.upload;
  return {
    upload,
    waiting: {
      policy,
      kind,
      attributes,
      targets: table?.targets,
      table: readingOfTable(sent, examined.upload),
      said: sent.reading ?? {},
      examined,
    },
  };
}

/** Reads and checks a file, and asks what is stored now what it would refuse, by the rules by which the file is imported. */
async function examineSent(
  dependencies: ApiDependencies,
  staff: Staff,
  kind: StoredUpload['kind'],
  policy: StoredPolicy,
  sent: SentRecords,
  at: string,
): Promise<Examined<unknown>> {
  const { key, document } = policy;
  const foresee = <T>(work: (transaction: Transaction) => Promise<Examined<T>>) =>
    inTransaction(dependencies.database, scopeOf(staff), work);
  switch (kind) {
    case 'cases': {
      const examined = await examineCases(sent, document, at, MAX_IMPORTED);
      return foresee((transaction) => withKnown(transaction, staff.institutionId, key, examined));
    }
    case 'precedents': {
      const examined = await examinePrecedents(sent, document);
      return foresee((transaction) => foreseePrecedents(transaction, staff, policy, examined));
    }
    case 'outcomes': {
      const examined = await examineOutcomes(sent, document);
      return foresee((transaction) => foreseeOutcomes(transaction, dependencies.clock, staff, key, examined));
    }
    case 'contacts':
    case 'withdrawals':
    case 'corrections': {
      const acts = { staff, policy, filed: FILED_ACTS[kind] };
      const examined = await examineFiledActs(sent, acts.filed, document);
      return foresee((transaction) => foreseeFiledActs(transaction, dependencies, acts, examined));
    }
  }
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

/** The acts that files carry out in cases. */
export const FILED_ACTS = { contacts: CONTACTS, withdrawals: WITHDRAWALS, corrections: CORRECTIONS };

const KINDS: Record<StoredUpload['kind'], RecordKind> = {
  cases: CASES,
  precedents: PRECEDENTS,
  outcomes: OUTCOMES,
  contacts: CONTACTS.kind,
  withdrawals: WITHDRAWALS.kind,
  corrections: CORRECTIONS.kind,
};

function attributesOf({ kind }: Pick<StoredUpload, 'kind'>, policy: Policy): readonly Attribute[] {
  if (kind === 'cases') return policy.attributes;
  if (kind === 'corrections') return CORRECTIONS.factsOf?.(policy) ?? [];
  return kind === 'precedents' ? precedentAttributes(policy) : [];
}

/** An upload's records, for the same functions that read the bodies of API requests. */
export function sentRecordsOf({ mediaType, policyKey, targets, reading }: StoredUpload, content: Buffer): SentRecords {
  const said = reading === null ? {} : Reading.parse(reading);
  const sent: SentRecords = {
    mediaType,
    body: decodeText(content, said.dialect?.encoding),
    policy: policyKey,
    reading: said,
  };
  return mediaType === CSV_TYPE ? { ...sent, columns: targets ?? 'guess' } : sent;
}

/** The problem of an upload whose content is gone. */
export const uploadGone = (): Problem =>
  new Problem(409, 'uploadGone', 'The file is no longer available', {
    detail: 'it has already been imported, or it was deleted after a day',
    remedy: 'check your imports, or upload the file again',
  });
