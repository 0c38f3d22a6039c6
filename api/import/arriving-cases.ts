import { z } from 'zod';
import type { ArrivingCase } from '../../db/cases/receive-docket.ts';
import { factsSchema, type Policy } from '../../workflows/domain/policy.ts';
import { invalid, Problem } from '../problem.ts';
import { checkRecords, findRepeated, type CheckedRecord } from './check-records.ts';
import { readUpload, type SentRecords } from './read-upload.ts';
import { refuseUpload } from './upload-error.ts';
import type { RecordKind, Upload } from './upload.ts';

export const MOST_CASES = 500;

/** Cases of a docket: CSV columns are `externalRef` (or `id`), the attributes, `subject_name` and `subject_contact`. */
export const CASES: RecordKind = {
  list: 'cases',
  own: [
    { name: 'externalRef', aliases: ['external_ref', 'id'] },
    { name: 'subject_name' },
    { name: 'subject_contact' },
  ],
  unknownAttribute: 'the policy declares no such attribute',
};

/** One line of text: 1 to `most` characters, none of them a control character. */
export const Line = (most: number) => {
  const error = `give 1 to ${most} characters on one line`;
  return z.string({ error }).regex(new RegExp(`^\\P{Cc}{1,${most}}$`, 'u'), { error });
};

const Subject = z.strictObject(
  { name: Line(200), contact: Line(320) },
  { error: 'give an object with the subject’s name and contact' },
);

/** A case in a docket's body. The facts are checked against the policy. */
export const ArrivingCaseBody = z.strictObject({
  externalRef: Line(200),
  facts: z.record(z.string(), z.union([z.number(), z.string()])),
  subject: Subject,
});

/**
 * The cases of a docket, checked against the policy.
 *
 * @throws Problem 422 that names every error, a count outside 1 to 500, and every repeated `externalRef`
 */
export async function readArrivingCases(sent: SentRecords, policy: Policy): Promise<CheckedRecord<ArrivingCase>[]> {
  const upload = await readUpload(sent, CASES, policy.attributes);
  refuseCount(upload);
  const schema = ArrivingCaseBody.extend({ facts: factsSchema(policy) });
  const { values, errors } = await checkRecords(schema, { ...upload, records: upload.records.map(withSubject) }, CASES);
  errors.push(...findRepeated(values, (each) => each.externalRef, 'externalRef'));
  if (errors.length > 0) throw refuseUpload(errors);
  return values;
}

function refuseCount({ records, errors }: Upload): void {
  if (records.length > MOST_CASES)
    throw new Problem(422, 'docketTooLarge', `A docket holds at most ${MOST_CASES} cases`, {
      detail: `${records.length} cases were sent; nothing was taken in`,
      remedy: `split them into dockets of at most ${MOST_CASES} cases and send each on its own`,
    });
  if (records.length === 0 && errors.length === 0)
    throw invalid([{ field: '/cases', message: 'give at least one case' }], 'A docket holds at least one case');
}

/** A table's subject columns as the object that JSON has. */
function withSubject(record: Upload['records'][number]): Upload['records'][number] {
  const { value } = record;
  if (typeof value !== 'object' || value === null || !('subject_name' in value) || !('subject_contact' in value))
    return record;
  const { subject_name: name, subject_contact: contact, ...rest } = value;
  return { ...record, value: { ...rest, subject: { name, contact } } };
}
