const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const BYTE_ORDER_MARK = new Set([0xef, 0xbb, 0xbf, 0xfeff]);

/** How the records of a file are told apart. */
export interface RecordShape {
  /** The order of UTF-16; `undefined` for an encoding in which the signs of a table are single bytes. */
  wide: 'utf-16le' | 'utf-16be' | undefined;
  /** Between the cells of a table; `undefined` for a file with one record on each line. */
  delimiter: string | undefined;
}

/** Where a batch ends: with as many records, or once it has as many bytes. */
export interface BatchSize {
  records: number;
  bytes: number;
}

/**
 * Cuts bytes that come in pieces into batches of whole records, in the same places however the pieces are cut. Line ends are
 * those of `readCsv`: any of the three, except inside quotes. NDJSON ends its lines with a line feed.
 */
export class RecordSplitter {
  #pending: Buffer = Buffer.alloc(0);
  readonly #shape: RecordShape;
  readonly #size: BatchSize;
  readonly #width: 1 | 2;
  readonly #delimiter: number | undefined;
  #scanned = 0;
  #records = 0;
  #quoted = false;
  #closing = false;
  #atCellStart = true;
  /** Whether nothing but a byte order mark has come of the file. */
  #atFileStart: boolean;

  /** @param isBeginning whether the first byte is that of the file */
  constructor(shape: RecordShape, size: BatchSize, isBeginning: boolean) {
    this.#shape = shape;
    this.#size = size;
    this.#width = shape.wide ? 2 : 1;
    this.#delimiter = shape.delimiter?.charCodeAt(0);
    this.#atFileStart = isBeginning;
  }

  /** The bytes that no batch has. */
  get pending(): Buffer {
    return this.#pending;
  }

  push(bytes: Buffer): void {
    this.#pending = this.#pending.length === 0 ? bytes : Buffer.concat([this.#pending, bytes]);
  }

  /**
   * The next batch, or `undefined` if its end has not come.
   *
   * @param isLast whether no more bytes come, so that the last batch may be smaller, and its last record without a line end
   */
  next(isLast: boolean): Buffer | undefined {
    const end = this.#findEnd(isLast) ?? (isLast && this.#pending.length > 0 ? this.#pending.length : undefined);
    if (end === undefined) return undefined;
    const batch = this.#pending.subarray(0, end);
    this.#pending = this.#pending.subarray(end);
    this.#scanned = 0;
    this.#records = 0;
    this.#startRecord();
    return batch;
  }

  #startRecord(): void {
    this.#quoted = false;
    this.#closing = false;
    this.#atCellStart = true;
  }

  #findEnd(isLast: boolean): number | undefined {
    const bytes = this.#pending;
    const width = this.#width;
    const low = this.#shape.wide === 'utf-16be' ? 1 : 0;
    const isTable = this.#delimiter !== undefined;
    let at = this.#scanned;
    for (; at + width <= bytes.length; at += width) {
      const unit = width === 1 ? (bytes[at] ?? 0) : (bytes[at + low] ?? 0) | ((bytes[at + 1 - low] ?? 0) << 8);
      if (this.#quoted) {
        if (unit !== QUOTE) continue;
        this.#quoted = false;
        this.#closing = true;
      } else if (isTable && unit === QUOTE && (this.#atCellStart || this.#closing)) {
        this.#quoted = true;
        this.#closing = false;
        this.#atCellStart = false;
      } else if (unit === LINE_FEED || (isTable && unit === CARRIAGE_RETURN)) {
        let end = at + width;
        if (unit === CARRIAGE_RETURN) {
          // A line feed that belongs to it may still come.
          if (end + width > bytes.length && !isLast) break;
          const next = width === 1 ? bytes[end] : (bytes[end + low] ?? 0) | ((bytes[end + 1 - low] ?? 0) << 8);
          if (next === LINE_FEED) end += width;
        }
        this.#startRecord();
        this.#atFileStart = false;
        this.#records++;
        if (this.#records >= this.#size.records || end >= this.#size.bytes) return end;
        at = end - width;
      } else {
        this.#closing = false;
        this.#atCellStart = unit === this.#delimiter || (this.#atFileStart && BYTE_ORDER_MARK.has(unit));
        this.#atFileStart &&= this.#atCellStart && unit !== this.#delimiter;
      }
    }
    this.#scanned = at;
    return undefined;
  }
}
