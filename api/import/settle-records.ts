import type { Attribute } from '#workflows/domain/policy.ts';
import type { findRepeated, checkRecords } from './check-records.ts';
import { trimCell } from './csv-cells.ts';
import { readFacts } from './read-value.ts';
import { refuseUpload } from './upload-error.ts';
import type { RecordKind } from './record-kind.ts';
import type { Examined, Upload, UploadedRecord } from './upload.ts';

/**
 * Records with their reference under its own name, trimmed, and with facts in the form of the policy's attributes.
 * Records of a table already are in that form.
 */
export function settleRecords(
  { records, table }: Upload,
  { own: [reference] }: RecordKind,
  attributes: readonly Attribute[],
  missing: readonly string[] = [],
): UploadedRecord[] {
  if (table || !reference) return records;
  const byName = new Map(attributes.map((attribute) => [attribute.name, attribute]));
  return records.map((record) => {
    const { value } = record;
    if (!isRecord(value)) return record;
    const alias = Object.hasOwn(value, reference.name)
      ? undefined
      : reference.aliases?.find((each) => Object.hasOwn(value, each));
    const settled = Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name === alias ? reference.name : name, each]),
    );
    const id = settled[reference.name];
    if (typeof id === 'string') settled[reference.name] = trimCell(id);
    if (isRecord(settled['facts'])) settled['facts'] = readFacts(settled['facts'], byName, missing);
    return { ...record, value: settled };
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The valid part of an upload, with every fault of it. */
export function examinedOf<T>(
  upload: Upload,
  { values, errors, faulty }: Awaited<ReturnType<typeof checkRecords<T>>>,
  repeated: ReturnType<typeof findRepeated>,
): Examined<T> {
  const twice = new Set(repeated.faulty);
  const all = [...errors, ...repeated.errors];
  return {
    upload,
    values: values.filter(({ place }) => !twice.has(place)),
    faulty: new Set([...faulty, ...repeated.faulty]),
    ...(all.length > 0 && { problem: refuseUpload(all) }),
  };
}
