import { z } from 'zod';
import type { AddedPrecedent } from '#db/precedents/precedents.ts';
import { factsSchema, findOutcome, type Facts, type Policy } from '#workflows/domain/policy.ts';
import { precedentAttributes } from '#workflows/domain/precedent-facts.ts';
import { eventWords, nameOfEvent } from '#workflows/domain/adverse-event.ts';
import { words as wordsOf } from '#workflows/domain/words.ts';
import { invalid } from '../problem.ts';
import { Line } from '../fields/line.ts';
import { checkRecords, findRepeated } from './check-records.ts';
import { correctsWithReason, withoutColumns } from './correction.ts';
import { takenOf, type TakenRecords } from './leave-out-faulty.ts';
import { SentFacts } from './read-value.ts';
import { readUpload, type SentRecords } from './read-upload.ts';
import { examinedOf, settleRecords } from './settle-records.ts';
import type { RecordKind } from './record-kind.ts';
import type { Examined, Upload, UploadedRecord } from './upload.ts';

/** Precedents: CSV columns are `id` (or `externalRef`), the attributes, `outcome`, and if wanted `observedUnder`, `supersedes` and `reason`. */
export const PRECEDENTS: RecordKind = {
  list: 'precedents',
  own: [
    { name: 'id', aliases: ['externalRef', 'external_ref'] },
    { name: 'outcome' },
    { name: 'observedUnder', aliases: ['observed_under'], isOptional: true },
    { name: 'supersedes', isOptional: true },
    { name: 'reason', isOptional: true },
  ],
  unknownAttribute: 'no field in this policy matches it, or the field holds free text, which precedents leave out',
};

/** A checked precedent; one that corrects another has `supersedes` and `reason`. */
export type SentPrecedent = Omit<AddedPrecedent, 'comparable' | 'correctedBy' | 'supersedes'> & {
  /** `undefined` where the precedent does not say under which decision its outcome was observed. */
  comparable?: boolean | undefined;
  supersedes?: string | undefined;
};

/**
 * A precedent in a body. `outcome` is one of the two names that the policy gives its adverse event, or of their `fileValues`;
 * `supersedes` is the id of the imported precedent that it corrects.
 */
export const PrecedentBody = z.strictObject({
  id: Line(200),
  facts: SentFacts,
  outcome: z.union([z.string(), z.number()]),
  /** The decision under which the outcome was observed, one of the policy's outcomes. No score uses a precedent of an adverse one. */
  observedUnder: Line(200).optional(),
  supersedes: Line(200).optional(),
  /** Why the earlier precedent was wrong. */
  reason: wordsOf(5_000, 'say why the earlier precedent was wrong').optional(),
});

/**
 * Precedents, checked against the policy.
 *
 * @param leaveOutFaulty whether faulty precedents are left out, so that the others can be imported
 * @throws Problem 422 that names every error and every repeated id
 */
export async function readPrecedentUpload(
  sent: SentRecords,
  policy: Policy,
  { leaveOutFaulty = false } = {},
): Promise<TakenRecords<SentPrecedent>> {
  const { values, ...rest } = takenOf(sent, await examinePrecedents(sent, policy), leaveOutFaulty);
  return {
    values: values.map(({ place, value }) => ({ place, value: asSent(policy, value) })),
    ...rest,
  };
}

/** A precedent as its schema accepts it, with the outcome by the name that the policy gives it. */
export type CheckedPrecedent = Omit<z.infer<typeof PrecedentBody>, 'facts'> & { facts: Facts };

/** A checked precedent as it is added. */
export const asSent = (policy: Policy, { outcome, observedUnder, ...value }: CheckedPrecedent): SentPrecedent => ({
  ...value,
  adverse: outcome === policy.adverseEvent.name,
  ...(observedUnder !== undefined && { comparable: findOutcome(policy, observedUnder)?.adverse !== true }),
});

/** The same for a preview, which also shows an upload that is refused. */
export const examinePrecedents = async (sent: SentRecords, policy: Policy): Promise<Examined<CheckedPrecedent>> =>
  checkPrecedents(await readUpload(sent, PRECEDENTS, precedentAttributes(policy)), policy, sent.reading?.missing);

/** Checks precedents that were read. */
export async function checkPrecedents(
  upload: Upload,
  policy: Policy,
  missing: readonly string[] = [],
): Promise<Examined<CheckedPrecedent>> {
  const attributes = precedentAttributes(policy);
  const { name, otherwise } = policy.adverseEvent;
  const words = [...eventWords(policy, 'name'), ...eventWords(policy, 'otherwise')];
  const allowed = `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
  const decisions = policy.outcomes.map((each) => each.name);
  const schema = PrecedentBody.extend({
    facts: factsSchema({ attributes }),
    outcome: z.preprocess(
      (value) => nameOfEvent(policy, value),
      z.enum([name, otherwise], { error: `outcome: give ${allowed}` }),
    ),
    observedUnder: z
      .enum(decisions, {
        error: `observedUnder: give one of ${decisions.join(', ')}, or leave it out if it is not known`,
      })
      .optional(),
  }).superRefine(correctsWithReason('precedent'));
  if (upload.records.length === 0 && upload.errors.length === 0)
    return {
      upload,
      values: [],
      faulty: new Set(),
      problem: invalid([{ field: '/precedents', message: 'give at least one precedent' }]),
    };
  const records = settleRecords(upload, PRECEDENTS, attributes, missing).map(withoutEmptyCells);
  const checked = await checkRecords(schema, { ...upload, records }, PRECEDENTS);
  return examinedOf(
    upload,
    checked,
    findRepeated(checked.values, (each) => each.id, 'id'),
  );
}

const MAY_BE_EMPTY = new Set(PRECEDENTS.own.filter(({ isOptional }) => isOptional).map(({ name }) => name));

/** A table's row without the columns that need not be given, where their cells are empty. */
const withoutEmptyCells = (record: UploadedRecord): UploadedRecord =>
  withoutColumns(record, (name, cell) => MAY_BE_EMPTY.has(name) && cell === '');
