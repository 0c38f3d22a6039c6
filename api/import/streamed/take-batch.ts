import { z } from 'zod';
import { lockIntake } from '#db/cases/lock-intake.ts';
import { receiveDocket, usedExternalRefs } from '#db/cases/receive-docket.ts';
import type { ImportKind } from '#db/imports.ts';
import type { StoredPolicy } from '#db/policies.ts';
import { addPrecedents } from '#db/precedents.ts';
import { referenceKey } from '#db/reference-key.ts';
import type { Transaction } from '#db/transaction.ts';
import type { Action } from '#workflows/domain/may-act.ts';
import type { Attribute, Policy } from '#workflows/domain/policy.ts';
import { actorOf, type Staff } from '../../principal.ts';
import { FieldError } from '../../problem.ts';
import { CASES, checkCases, MAX_CASES } from '../arriving-cases.ts';
import { linesOf, rowsOf } from '../leave-out-faulty.ts';
import { withRefused } from '../outcomes.ts';
import { asSent, checkPrecedents, keptAttributes, PRECEDENTS } from '../precedents.ts';
import type { RecordKind } from '../record-kind.ts';
import { settleCorrections } from '../take-precedents.ts';
import type { Examined, Upload } from '../upload.ts';
import type { BatchSize } from './record-splitter.ts';

/** Refused rows of a batch: what is wrong with them, and the rows as lines of a file without a header. */
export const RefusedRows = z.object({ count: z.number().int(), errors: z.array(FieldError), rows: z.string() });
export type RefusedRows = z.infer<typeof RefusedRows>;

/** What became of the rows of a batch. */
export interface TakenBatch {
  added: number;
  present: number;
  refused: RefusedRows | undefined;
  /** The docket that cases became. */
  docketId?: string;
}

/** A batch that is written in one transaction. */
export interface BatchToTake {
  upload: Upload;
  policy: StoredPolicy;
  missing: readonly string[];
  /** What the batch's docket is called. */
  title: string | undefined;
  staff: Staff;
}

/** Imports rows of one kind, batch by batch. */
export interface StreamedKind {
  kind: RecordKind;
  action: Action;
  size: BatchSize;
  attributesOf: (policy: Policy) => readonly Attribute[];
  /** Writes the valid rows of a batch, and leaves out the others. */
  take: (transaction: Transaction, batch: BatchToTake, at: string) => Promise<TakenBatch>;
}

const BATCH_BYTES = 1024 * 1024;

/** The kinds of rows that are imported while their file comes. Each of the others locks the cases of its whole file. */
export const STREAMED: Record<ImportKind, StreamedKind> = {
  precedents: {
    kind: PRECEDENTS,
    action: 'importPrecedents',
    size: { records: 2_000, bytes: BATCH_BYTES },
    attributesOf: keptAttributes,
    async take(transaction, { upload, policy, missing, staff }, at) {
      const examined = await checkPrecedents(upload, policy.document, missing);
      const sent = examined.values.map(({ value }) => asSent(policy.document, value));
      const { taken, errors } = await settleCorrections(transaction, staff, policy.key, sent);
      const { added, differing } = await addPrecedents(transaction, staff.institutionId, policy.key, taken, at);
      const why = new Map(errors.map(({ field, message }) => [referenceKey(field), message]));
      for (const id of differing)
        why.set(referenceKey(id), 'already exists with different facts or a different outcome');
      const refused = examined.values.flatMap(({ place, value: { id } }) => {
        const message = why.get(referenceKey(id));
        return message === undefined ? [] : [{ place, field: 'id', message: `${id}: ${message}` }];
      });
      const present = sent.length - refused.length - added;
      return { added, present, refused: refusedOf(withRefused(examined, refused)) };
    },
  },
  cases: {
    kind: CASES,
    action: 'openDocket',
    size: { records: MAX_CASES, bytes: BATCH_BYTES },
    attributesOf: ({ attributes }) => attributes,
    async take(transaction, { upload, policy, missing, title, staff }, at) {
      const { institutionId } = staff;
      const examined = await checkCases(upload, policy.document, at, MAX_CASES, missing);
      await lockIntake(transaction, institutionId, policy.key);
      const references = examined.values.map(({ value }) => value.externalRef);
      const known = new Set(await usedExternalRefs(transaction, institutionId, policy.key, references));
      const refused = examined.values
        .filter(({ value }) => known.has(value.externalRef))
        .map(({ place, value: { externalRef } }) => ({
          place,
          field: 'externalRef',
          message: `${externalRef} has been sent before under ${policy.key}`,
        }));
      const settled = withRefused(examined, refused);
      const cases = settled.values.map(({ value }) => value);
      const taken = { added: cases.length, present: 0, refused: refusedOf(settled) };
      if (cases.length === 0) return taken;
      const actor = actorOf(staff, ['institution']);
      const { docketId } = await receiveDocket(transaction, institutionId, policy, cases, actor, at, title);
      return { ...taken, docketId };
    },
  },
};

function refusedOf({ upload, faulty, problem }: Examined<unknown>): RefusedRows | undefined {
  if (faulty.size === 0) return undefined;
  const records = upload.records.filter(({ place }) => faulty.has(place));
  return {
    count: faulty.size,
    errors: problem?.document.errors ?? [],
    rows: upload.table ? rowsOf(records) : linesOf(records),
  };
}
