import type { FieldError, Problem } from '../problem.ts';
import type { Place } from './upload-error.ts';

/** Largest upload of cases or precedents. */
export const MAX_UPLOAD_BYTES = 32 * 1024 * 1024;

/** One record of an upload as it came, and where it stands. */
export interface UploadedRecord {
  place: Place;
  value: unknown;
}

/** A record that its schema accepts, and where it stands. */
export interface CheckedRecord<T> {
  place: Place;
  value: T;
}

/** What an upload holds, and what could not be read of it. */
export interface Upload {
  records: UploadedRecord[];
  errors: FieldError[];
  /** The header of a table, and the cells of its first rows as they came. */
  table?: { header: string[]; first: string[][] };
}

/** An upload, what of it holds against the policy, and why it is refused where it is. Nothing is taken in then. */
export interface Examined<T> {
  upload: Upload;
  values: CheckedRecord<T>[];
  problem?: Problem;
}

/** A column that a table has beside the policy's attributes, and other names that it may have. */
export interface OwnColumn {
  name: string;
  aliases?: readonly string[];
}

/** How an operation calls its list, and what its records have. */
export interface RecordKind {
  list: string;
  own: readonly OwnColumn[];
  /** What to say of an attribute that may not be given. */
  unknownAttribute: string;
}
