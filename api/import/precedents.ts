import { z } from 'zod';
import type { StoredPrecedent } from '#db/precedents.ts';
import { factsSchema, type Attribute, type Facts, type Policy } from '#workflows/domain/policy.ts';
import { invalid } from '../problem.ts';
import { Line } from './arriving-cases.ts';
import { checkRecords, findRepeated } from './check-records.ts';
import { readUpload, type SentRecords } from './read-upload.ts';
import { refuseUpload } from './upload-error.ts';
import type { Examined, RecordKind } from './upload.ts';

/** Precedents: CSV columns are `id`, the attributes and `outcome`. */
export const PRECEDENTS: RecordKind = {
  list: 'precedents',
  own: [{ name: 'id' }, { name: 'outcome' }],
  unknownAttribute: 'no field in this policy matches it, or the field holds free text, which precedents leave out',
};

/** A precedent in a body. `outcome` is one of the two names that the policy gives its adverse event. */
export const PrecedentBody = z.strictObject({
  id: Line(200),
  facts: z.record(z.string(), z.union([z.number(), z.string()])),
  outcome: z.string(),
});

/** Attributes that a precedent keeps: declared values, including protected ones for fairness reports, but no free text. */
export const keptAttributes = (policy: Policy): Attribute[] => policy.attributes.filter(({ type }) => type !== 'text');

/** A case's facts as a precedent keeps them. */
export function factsOfPrecedent(policy: Policy, facts: Facts): Facts {
  const kept = new Set(keptAttributes(policy).map(({ name }) => name));
  return Object.fromEntries(Object.entries(facts).filter(([name]) => kept.has(name)));
}

/**
 * Precedents, checked against the policy.
 *
 * @throws Problem 422 that names every error and every repeated id
 */
export async function readPrecedentUpload(sent: SentRecords, policy: Policy): Promise<StoredPrecedent[]> {
  const { values, problem } = await examinePrecedents(sent, policy);
  if (problem) throw problem;
  return values.map(({ value: { id, facts, outcome } }) => ({
    id,
    facts,
    adverse: outcome === policy.adverseEvent.name,
  }));
}

/** The same, but with what there is to see of an upload that is refused. */
export async function examinePrecedents(
  sent: SentRecords,
  policy: Policy,
): Promise<Examined<z.infer<typeof PrecedentBody>>> {
  const attributes = keptAttributes(policy);
  const { name, otherwise } = policy.adverseEvent;
  const schema = PrecedentBody.extend({
    facts: factsSchema({ attributes }),
    outcome: z.enum([name, otherwise], { error: `outcome: give ${name} or ${otherwise}` }),
  });
  const upload = await readUpload(sent, PRECEDENTS, attributes);
  if (upload.records.length === 0 && upload.errors.length === 0)
    return {
      upload,
      values: [],
      problem: invalid([{ field: '/precedents', message: 'give at least one precedent' }]),
    };
  const { values, errors } = await checkRecords(schema, upload, PRECEDENTS);
  errors.push(...findRepeated(values, (each) => each.id, 'id'));
  return { upload, values, ...(errors.length > 0 && { problem: refuseUpload(errors) }) };
}
