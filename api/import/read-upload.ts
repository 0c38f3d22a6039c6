import { z } from 'zod';
import { invalid, Problem } from '../problem.ts';
import type { Attribute } from '#workflows/domain/policy.ts';
import type { ColumnTargets } from './column-targets.ts';
import { DecodedText } from './decode-text.ts';
import type { TableReading } from './dialect.ts';
import type { Reading } from './reading.ts';
import { readNdjson } from './read-ndjson.ts';
import { CSV_TYPE, NDJSON_TYPES, UPLOAD_TYPES } from './tables.ts';
import { readTypedRows } from './typed-rows.ts';
import { toPointer } from '../fields/to-pointer.ts';
import type { RecordKind } from './record-kind.ts';
import type { Upload } from './upload.ts';

/** Records as they were sent: JSON with `policy` and a list, or a text with one record on each line and `?policy=`. */
export interface SentRecords {
  mediaType: string;
  body: unknown;
  /** The policy's key in the address. */
  policy: string | undefined;
  /** The user's assignment of a table's columns, or `guess`; without it, columns are assigned by their names. */
  columns?: ColumnTargets | 'guess' | undefined;
  /** How a caller wants the records read. */
  reading?: Reading | undefined;
}

/** The policy that the records are for; throws 415 for another media type, 422 if no policy is named. */
export function policyKeyOf({ mediaType, body, policy }: SentRecords, kind: RecordKind): string {
  if (isText(mediaType)) {
    if (policy === undefined)
      throw invalid([{ field: 'policy', message: 'name the policy in the query: ?policy=key' }]);
    return policy;
  }
  const named = readEnvelope(body, kind).policy;
  if (policy !== undefined && policy !== named)
    throw invalid([{ field: 'policy', message: `the query names the policy ${policy}, but the body names ${named}` }]);
  return named;
}

/** The records, each with its place, not yet checked against the policy. */
export async function readUpload(
  { mediaType, body, columns, reading }: SentRecords,
  kind: RecordKind,
  attributes: readonly Attribute[],
): Promise<Upload> {
  if (!isText(mediaType)) {
    const list = readEnvelope(body, kind).records;
    return {
      records: list.map((value, index) => ({ place: { pointer: `/${kind.list}/${index}` }, value })),
      errors: [],
    };
  }
  const text = textOf(body);
  return mediaType === CSV_TYPE ? readTypedRows(text, attributes, kind, columns, reading) : readNdjson(text);
}

/** The text of a body of CSV or NDJSON. */
const textOf = (body: unknown): string => {
  if (body instanceof DecodedText) return body.text;
  return typeof body === 'string' ? body : '';
};

/** How a table was read, for its caller; `undefined` for anything that is not a table. */
export const readingOfTable = ({ body }: SentRecords, { table }: Upload): TableReading | undefined =>
  table && { encoding: body instanceof DecodedText ? body.encoding : 'utf-8', ...table.reading };

function isText(mediaType: string): boolean {
  if (mediaType === CSV_TYPE || NDJSON_TYPES.includes(mediaType)) return true;
  if (mediaType === 'application/json') return false;
  throw new Problem(415, 'unsupportedMediaType', 'The content type is not supported', {
    remedy: `send one of ${UPLOAD_TYPES.join(', ')}`,
  });
}

function readEnvelope(body: unknown, { list }: RecordKind): { policy: string; records: unknown[] } {
  const read = z
    .strictObject({
      policy: z.string({ error: 'name the policy by its key' }),
      [list]: z.array(z.unknown(), { error: `give ${list} as a list` }),
    })
    .safeParse(body);
  if (!read.success)
    throw invalid(
      read.error.issues.flatMap((issue) => {
        if (issue.code === 'unrecognized_keys')
          return issue.keys.map((key) => ({ field: toPointer([key]), message: 'this request has no such field' }));
        const message = issue.path.length === 0 ? `give an object with policy and ${list}` : issue.message;
        return [{ field: toPointer(issue.path) || '/', message }];
      }),
    );
  return { policy: read.data.policy as string, records: read.data[list] as unknown[] };
}
