import { z } from 'zod';
import type { LockedCase } from '#db/cases/lock-cases.ts';
import type { Act, ActName } from '../acts/act.ts';
import type { Attribute, Policy } from '#workflows/domain/policy.ts';
import type { RefusalCode } from '#workflows/domain/refusal.ts';
import { ContactCorrection, correctContact } from '../acts/correct-contact.ts';
import { Correction, correctFacts } from '../acts/correct-facts.ts';
import { withdrawCase, WithdrawalReason } from '../acts/withdraw-case.ts';
import { describeNumber } from '../figures-in-words.ts';
import { invalid, Problem } from '../problem.ts';
import { Line } from '../fields/line.ts';
import { checkRecords, findRepeated } from './check-records.ts';
import { withoutColumns } from './correction.ts';
import { readUpload, type SentRecords } from './read-upload.ts';
import type { RecordKind } from './record-kind.ts';
import { examinedOf, settleRecords } from './settle-records.ts';
import type { Examined, Upload } from './upload.ts';

/** Maximum number of acts in one file: their cases are locked together. */
export const MAX_ACTS = 1_000;

/** A row of a file: the reference of a case, and what the act says. */
export type FiledBody = { externalRef: string } & Record<string, unknown>;

/** An act on many cases by a file with one row for each. */
export interface FiledAct {
  act: Act<never, unknown, ActName, never>;
  kind: RecordKind;
  body: z.ZodType<FiledBody>;
  /** Whether the act has nothing left to do in a case. */
  isDone: (found: LockedCase) => boolean;
  /** The problem of an act that would change nothing in a case. */
  changesNothing?: RefusalCode;
  /** The facts that a row may have, where the act changes them, so that the case is scored again. */
  factsOf?: (policy: Policy) => readonly Attribute[];
}

const filed = <Body, Answer, Name extends ActName, Stored>(
  act: Act<Body, Answer, Name, Stored>,
  rest: Omit<FiledAct, 'act'>,
): FiledAct => ({ act: act as unknown as FiledAct['act'], ...rest });

const REFERENCE = { name: 'externalRef', aliases: ['external_ref', 'id'] };

/** Corrected contacts: CSV columns are `externalRef`, `contact` and `reason`. */
export const CONTACTS = filed(correctContact, {
  kind: {
    list: 'contacts',
    own: [REFERENCE, { name: 'contact' }, { name: 'reason' }],
    unknownAttribute: 'a correction of a contact has no such column',
  },
  body: z.strictObject({ externalRef: Line(200), ...ContactCorrection.shape }),
  isDone: () => false,
});

/** Cases to withdraw: CSV columns are `externalRef` and `reason`. */
export const WITHDRAWALS = filed(withdrawCase, {
  kind: {
    list: 'withdrawals',
    own: [REFERENCE, { name: 'reason' }],
    unknownAttribute: 'a withdrawal has no such column',
  },
  body: z.strictObject({ externalRef: Line(200), reason: WithdrawalReason }),
  isDone: ({ state }) => state.phase === 'withdrawn',
});

/** Corrected facts: CSV columns are `externalRef`, the attributes that differ, and `reason`. An empty cell leaves its fact as it is. */
export const CORRECTIONS = filed(correctFacts, {
  kind: {
    list: 'corrections',
    own: [REFERENCE, { name: 'reason' }],
    unknownAttribute: 'no field in this policy matches it',
  },
  body: z.strictObject({ externalRef: Line(200), ...Correction.shape }),
  isDone: () => false,
  changesNothing: 'factsUnchanged',
  factsOf: ({ attributes }) => attributes.map((attribute) => ({ ...attribute, required: false })),
});

/** The rows of a file, checked by themselves; whether their cases take the act is not checked here. */
export async function examineFiledActs(
  sent: SentRecords,
  filed: FiledAct,
  policy: Policy,
): Promise<Examined<FiledBody>> {
  const attributes = filed.factsOf?.(policy) ?? [];
  const upload = await readUpload(sent, filed.kind, attributes);
  const miscounted = refusalOfCount(filed.kind, upload.records.length, upload.errors.length);
  if (miscounted) return { upload, values: [], faulty: new Set(), problem: miscounted };
  return checkFiledActs(upload, filed, attributes, sent.reading?.missing);
}

/**
 * Checks rows that were read.
 *
 * @param attributes of the facts that they may have
 */
export async function checkFiledActs(
  upload: Upload,
  { kind, body }: FiledAct,
  attributes: readonly Attribute[] = [],
  missing: readonly string[] = [],
): Promise<Examined<FiledBody>> {
  const settled = settleRecords(upload, kind, attributes, missing);
  const hasFacts = attributes.length > 0;
  const records = hasFacts ? settled : settled.map((record) => withoutColumns(record, (name) => name === 'facts'));
  const checked = await checkRecords(body, { ...upload, records }, kind);
  return examinedOf(
    upload,
    checked,
    findRepeated(checked.values, (each) => each.externalRef, 'externalRef'),
  );
}

function refusalOfCount({ list }: RecordKind, records: number, errors: number): Problem | undefined {
  if (records > MAX_ACTS)
    return new Problem(422, 'uploadTooLarge', `An upload holds at most ${describeNumber(MAX_ACTS)} ${list}`, {
      detail: `${describeNumber(records)} were sent; none was carried out`,
      remedy: `split them into files of at most ${describeNumber(MAX_ACTS)} and send each separately`,
    });
  if (records === 0 && errors === 0)
    return invalid([{ field: `/${list}`, message: 'give at least one record' }], 'The upload holds no record');
  return undefined;
}
