import type { FieldError, Problem } from '../problem.ts';
import type { Column, ColumnTargets } from './column-targets.ts';
import type { TableReading } from './dialect.ts';
import type { Place } from './upload-error.ts';

/** Maximum size of an upload of cases or precedents, in bytes. */
export const MAX_UPLOAD_BYTES = 32 * 1024 * 1024;

/** One record of an upload as it came, and its place. */
export interface UploadedRecord {
  place: Place;
  value: unknown;
  /** The cells of a table's row as they came. */
  cells?: readonly string[];
  /** Why a row could not be read at all. */
  fault?: string;
}

/** A record that its schema accepts, and its place. */
export interface CheckedRecord<T> {
  place: Place;
  value: T;
}

/** A table's header, where its columns go, how it was read, and the cells of its first rows as they came. */
export interface UploadedTable {
  header: string[];
  targets: ColumnTargets;
  columns: readonly Column[];
  first: string[][];
  /** What the table does not show, so that the caller has to say it. */
  unclear: ('decimals' | 'dates')[];
  reading: Omit<TableReading, 'encoding'>;
}

/** The content of an upload, and what could not be read of it. */
export interface Upload {
  records: UploadedRecord[];
  errors: FieldError[];
  table?: UploadedTable;
}

/** An upload, its valid part under the policy, and why it is refused, if it is. Nothing is imported then. */
export interface Examined<T> {
  upload: Upload;
  values: CheckedRecord<T>[];
  /** Places of records that are refused individually, so that the others could be imported without them. */
  faulty: ReadonlySet<Place>;
  problem?: Problem;
}
