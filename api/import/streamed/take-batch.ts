import { z } from 'zod';
import { lockIntake } from '#db/cases/lock-intake.ts';
import { receiveDocket } from '#db/cases/receive-docket.ts';
import type { ImportKind } from '#db/imports/imports.ts';
import type { StoredPolicy } from '#db/policies/policies.ts';
import { addPrecedents } from '#db/precedents/precedents.ts';
import type { Transaction } from '#db/transaction.ts';
import type { Action } from '#workflows/domain/may-act.ts';
import type { Attribute, Policy } from '#workflows/domain/policy.ts';
import type { ApiDependencies } from '../../deps.ts';
import { actorOf, type Staff } from '../../principal.ts';
import { FieldError } from '../../problem.ts';
import { CASES, checkCases, MAX_CASES } from '../arriving-cases.ts';
import { checkFiledActs, CONTACTS, CORRECTIONS, WITHDRAWALS, type FiledAct } from '../filed-acts.ts';
import { linesOf, rowsOf } from '../leave-out-faulty.ts';
import { withKnown } from '../open-dockets.ts';
import { checkOutcomes, OUTCOMES, withRefused } from '../outcomes.ts';
import { asSent, checkPrecedents, PRECEDENTS } from '../precedents.ts';
import { precedentAttributes } from '#workflows/domain/precedent-facts.ts';
import type { RecordKind } from '../record-kind.ts';
import { carryOutFiledActs, type WorkflowNotification } from '../take-filed-acts.ts';
import { decideOutcomes, recordOutcomes } from '../take-outcomes.ts';
import { refusedPrecedents, settleCorrections } from '../take-precedents.ts';
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
  /** The cases whose workflows are told of acts in them. */
  told?: readonly WorkflowNotification[];
}

/** A batch that is written in one transaction. */
export interface BatchToTake {
  upload: Upload;
  policy: StoredPolicy;
  missing: readonly string[];
  /** What the batch's docket is called. */
  title: string | undefined;
  staff: Staff;
  dependencies: ApiDependencies;
  importId: string;
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

/** Acts on cases, which are locked for as long as their batch is written. */
const streamedActs = (filed: FiledAct): StreamedKind => ({
  kind: filed.kind,
  action: filed.act.name,
  size: { records: 500, bytes: BATCH_BYTES },
  attributesOf: (policy) => filed.factsOf?.(policy) ?? [],
  async take(transaction, { upload, policy, missing, staff, dependencies, importId }) {
    const acts = { staff, policy, filed, importId };
    const examined = await checkFiledActs(upload, filed, filed.factsOf?.(policy.document), missing);
    const { settled, done, told } = await carryOutFiledActs(transaction, dependencies, acts, examined);
    return { added: done, present: settled.values.length - done, refused: refusedOf(settled), told };
  },
});

/** The kinds of rows that are imported while their file comes. */
export const STREAMED: Record<ImportKind, StreamedKind> = {
  precedents: {
    kind: PRECEDENTS,
    action: 'importPrecedents',
    size: { records: 2_000, bytes: BATCH_BYTES },
    attributesOf: precedentAttributes,
    async take(transaction, { upload, policy, missing, staff }, at) {
      const examined = await checkPrecedents(upload, policy.document, missing);
      const sent = examined.values.map(({ value }) => asSent(policy.document, value));
      const { taken, errors } = await settleCorrections(transaction, staff, policy.key, sent);
      const { added, differing } = await addPrecedents(transaction, staff.institutionId, policy.key, taken, at);
      const refused = refusedPrecedents(examined, errors, differing);
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
      const settled = await withKnown(transaction, institutionId, policy.key, examined);
      const cases = settled.values.map(({ value }) => value);
      const taken = { added: cases.length, present: 0, refused: refusedOf(settled) };
      if (cases.length === 0) return taken;
      const actor = actorOf(staff, ['institution']);
      const { docketId } = await receiveDocket(transaction, institutionId, policy, cases, actor, at, title);
      return { ...taken, docketId };
    },
  },
  outcomes: {
    kind: OUTCOMES,
    action: 'recordLaterOutcome',
    size: { records: 1_000, bytes: BATCH_BYTES },
    attributesOf: () => [],
    async take(transaction, { upload, policy, staff, dependencies: { clock } }) {
      const examined = await checkOutcomes(upload, policy.document);
      const { settled, accepted } = await decideOutcomes(transaction, clock, staff, policy.key, examined);
      const { recorded } = await recordOutcomes(transaction, staff, policy.key, accepted);
      return { added: recorded, present: settled.values.length - recorded, refused: refusedOf(settled) };
    },
  },
  contacts: streamedActs(CONTACTS),
  withdrawals: streamedActs(WITHDRAWALS),
  corrections: streamedActs(CORRECTIONS),
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
