import { z } from 'zod';
import type { Policy } from '#workflows/domain/policy.ts';
import { eventWords, nameOfEvent } from '#workflows/domain/adverse-event.ts';
import { LaterOutcome } from '../acts/later-outcome.ts';
import { describeNumber } from '../figures-in-words.ts';
import { invalid, Problem } from '../problem.ts';
import { Line } from '../fields/line.ts';
import { checkRecords, findRepeated } from './check-records.ts';
import { correctsWithReason, withoutColumns } from './correction.ts';
import { readUpload, type SentRecords } from './read-upload.ts';
import type { RecordKind } from './record-kind.ts';
import { examinedOf, settleRecords } from './settle-records.ts';
import { errorAt, refuseUpload, type Place } from './upload-error.ts';
import type { Examined, Upload, UploadedRecord } from './upload.ts';

/** Maximum number of outcomes in one upload: their cases are locked together. */
const MAX_OUTCOMES = 5_000;

/** Later outcomes: CSV columns are `externalRef`, `event`, and if wanted `observedAt`, or `supersedes` and `reason`. */
export const OUTCOMES: RecordKind = {
  list: 'outcomes',
  own: [
    { name: 'externalRef', aliases: ['external_ref', 'id'] },
    { name: 'event', aliases: ['outcome'] },
    { name: 'observedAt', aliases: ['observed_at'], isOptional: true, isDay: true },
    { name: 'supersedes', isOptional: true },
    { name: 'reason', isOptional: true },
  ],
  unknownAttribute: 'an outcome has no such column',
};

/** An outcome in a body: what `POST /v1/cases/{id}/outcome` takes, with the reference of its case. */
export const OutcomeBody = z.strictObject({ externalRef: Line(200), ...LaterOutcome.shape });
export type OutcomeBody = z.infer<typeof OutcomeBody>;

/** Outcomes of an upload, checked by themselves; whether their cases can take them is not checked here. */
export async function examineOutcomes(sent: SentRecords, policy: Policy): Promise<Examined<OutcomeBody>> {
  const upload = await readUpload(sent, OUTCOMES, []);
  const miscounted = refusalOfCount(upload.records.length, upload.errors.length);
  if (miscounted) return { upload, values: [], faulty: new Set(), problem: miscounted };
  return checkOutcomes(upload, policy);
}

/** Checks outcomes that were read. */
export async function checkOutcomes(upload: Upload, policy: Policy): Promise<Examined<OutcomeBody>> {
  const { name, otherwise } = policy.adverseEvent;
  const words = [...eventWords(policy, 'name'), ...eventWords(policy, 'otherwise')];
  const schema = OutcomeBody.extend({
    event: z.preprocess(
      (value) => nameOfEvent(policy, value),
      z.enum([name, otherwise], { error: `event: give ${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}` }),
    ),
  }).superRefine(correctsWithReason('entry'));
  const records = settleRecords(upload, OUTCOMES, []).map(withoutEmptyCells);
  const checked = await checkRecords(schema, { ...upload, records }, OUTCOMES);
  return examinedOf(
    upload,
    checked,
    findRepeated(checked.values, (each) => each.externalRef, 'externalRef'),
  );
}

function refusalOfCount(records: number, errors: number): Problem | undefined {
  if (records > MAX_OUTCOMES)
    return new Problem(422, 'uploadTooLarge', `An upload holds at most ${describeNumber(MAX_OUTCOMES)} outcomes`, {
      detail: `${describeNumber(records)} outcomes were sent; none was recorded`,
      remedy: `split them into files of at most ${describeNumber(MAX_OUTCOMES)} and send each separately`,
    });
  if (records === 0 && errors === 0)
    return invalid([{ field: '/outcomes', message: 'give at least one outcome' }], 'The upload holds no outcome');
  return undefined;
}

/** A table's row without the facts that it has none of, and without columns whose cell is empty. */
const withoutEmptyCells = (record: UploadedRecord): UploadedRecord =>
  withoutColumns(record, (name, cell) => name === 'facts' || cell === '');

/** Why the case of a record does not take it. */
export interface RefusedRecord {
  place: Place;
  field: string;
  message: string;
}

/** The same of an outcome. */
export interface RefusedOutcome extends RefusedRecord {
  field: keyof OutcomeBody;
}

/** What holds of an upload, without what its cases do not take. */
export function withRefused<T>(examined: Examined<T>, refused: readonly RefusedRecord[]): Examined<T> {
  if (refused.length === 0) return examined;
  const places = new Set(refused.map(({ place }) => place));
  const errors = [
    ...(examined.problem?.document.errors ?? []),
    ...refused.map(({ place, field, message }) => errorAt(place, [field], message)),
  ];
  return {
    ...examined,
    values: examined.values.filter(({ place }) => !places.has(place)),
    faulty: new Set([...examined.faulty, ...places]),
    problem: refuseUpload(errors),
  };
}
