import { lockImport, noteProgress, storeBatch, type ImportProgress, type StoredImport } from '#db/imports/imports.ts';
import type { StoredPolicy } from '#db/policies/policies.ts';
import { inTransaction, type Transaction } from '#db/transaction.ts';
import type { ApiDependencies } from '../../deps.ts';
import { scopeOf, type Staff } from '../../principal.ts';
import { notFound, Problem } from '../../problem.ts';
import { knownColumns } from '../column-targets.ts';
import { Reading } from '../reading.ts';
import { wrongFile } from '../recognize-file.ts';
import { notifyWorkflows } from '../take-filed-acts.ts';
import { refuseUpload } from '../upload-error.ts';
import { FileForm, recognizeForm, SAMPLE_BYTES, shapeOf } from './file-form.ts';
import { importEnded, offsetDiffers, recordTooLong, tooManyRefused } from './import-problems.ts';
import { readBatch } from './read-batch.ts';
import { RecordSplitter } from './record-splitter.ts';
import { resumeHash, type RunningHash } from './running-hash.ts';
import { STREAMED, type StreamedKind, type TakenBatch } from './take-batch.ts';

/** Maximum size of one record, in bytes. */
const MAX_RECORD_BYTES = 3 * 1024 * 1024;
/** If more rows have faults, the file or how it is read is wrong. */
const MAX_REFUSED = 100_000;

type Found = StoredImport & { rest: Buffer };

/** Continues an import where it stands. */
export async function openIntake(
  dependencies: ApiDependencies,
  staff: Staff,
  stored: Found,
  policy: StoredPolicy,
): Promise<Intake> {
  return new Intake(dependencies, staff, stored, policy, await resumeHash(stored.hashState));
}

/** The bytes of one file on their way into the database. It holds at most a batch of rows and the bytes that no batch has yet. */
export class Intake {
  readonly #dependencies: ApiDependencies;
  readonly #staff: Staff;
  readonly #policy: StoredPolicy;
  readonly #streamed: StreamedKind;
  readonly #reading: Reading;
  readonly #hash: RunningHash;
  /** What the database says of the import. */
  #stored: StoredImport;
  #form: FileForm | null;
  /** Absent until enough bytes have come to recognise the file. */
  #splitter: RecordSplitter | undefined;
  #unsplit: Buffer;

  constructor(
    dependencies: ApiDependencies,
    staff: Staff,
    { rest, ...stored }: Found,
    policy: StoredPolicy,
    hash: RunningHash,
  ) {
    this.#dependencies = dependencies;
    this.#staff = staff;
    this.#policy = policy;
    this.#streamed = STREAMED[stored.kind];
    this.#reading = Reading.parse(stored.reading);
    this.#hash = hash;
    this.#stored = stored;
    this.#form = stored.form === null ? null : FileForm.parse(stored.form);
    this.#unsplit = rest;
    if (this.#form) this.#split(this.#form);
  }

  /** Number of bytes that have come of the file. */
  get end(): number {
    return this.#stored.takenBytes + this.#pending.length;
  }

  get #pending(): Buffer {
    return this.#splitter?.pending ?? this.#unsplit;
  }

  /** Takes the next bytes, and imports the batches that they complete. */
  async take(bytes: Buffer): Promise<void> {
    if (this.#splitter) this.#splitter.push(bytes);
    else this.#unsplit = Buffer.concat([this.#unsplit, bytes]);
    if (this.#unsplit.length >= SAMPLE_BYTES) await this.#recognize();
    await this.#takeBatches(false);
    if (this.#pending.length > MAX_RECORD_BYTES + this.#streamed.size.bytes)
      await this.#stop(recordTooLong(this.#stored.lines, MAX_RECORD_BYTES));
  }

  /** Imports what is left after the last bytes of the file. */
  async finish(): Promise<void> {
    if (!this.#splitter) await this.#recognize();
    await this.#takeBatches(true);
    if (this.#stored.state === 'receiving') await this.#note(this.#progress({ state: 'finished' }));
  }

  /**
   * Stores the bytes that no batch has yet, for the next piece.
   *
   * @param length bytes of the whole file if known by now
   */
  async keep(length: number | undefined): Promise<void> {
    this.#hash.update(this.#pending.subarray(this.#stored.received - this.#stored.takenBytes));
    await this.#note(
      this.#progress({ received: this.end, rest: this.#pending, ...(length !== undefined && { length }) }),
    );
  }

  async #recognize(): Promise<void> {
    const attributes = this.#streamed.attributesOf(this.#policy.document);
    try {
      if (this.#unsplit.length === 0) throw wrongFile('the file is empty');
      this.#form = recognizeForm(this.#unsplit, this.#reading, knownColumns(attributes, this.#streamed.kind));
      this.#split(this.#form);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      await this.#stop(error);
    }
  }

  #split(form: FileForm): void {
    this.#splitter = new RecordSplitter(shapeOf(form), this.#streamed.size, this.#stored.takenBytes === 0);
    this.#splitter.push(this.#unsplit);
    this.#unsplit = Buffer.alloc(0);
  }

  async #takeBatches(isEnd: boolean): Promise<void> {
    for (let batch = this.#splitter?.next(isEnd); batch; batch = this.#splitter?.next(isEnd))
      await this.#takeBatch(batch, isEnd && this.#pending.length === 0);
  }

  async #takeBatch(bytes: Buffer, isLast: boolean): Promise<void> {
    const { importId, takenBytes, received, lines, added, present, refused, batches, title } = this.#stored;
    const form = this.#form;
    if (!form) throw new Error('a batch has come before its form');
    const end = takenBytes + bytes.length;
    this.#hash.update(bytes.subarray(received - takenBytes));
    const { policy, staff, reading } = { policy: this.#policy, staff: this.#staff, reading: this.#reading };
    const read = await readBatch(bytes, form, {
      kind: this.#streamed.kind,
      attributes: this.#streamed.attributesOf(policy.document),
      reading,
      lines,
      rows: added + present + refused,
      isLast,
    });
    if (read.upload.errors.length > 0) await this.#stop(refuseUpload(read.upload.errors));
    const isOnly = isLast && batches === 0;
    const numbered = title === null || isOnly ? (title ?? undefined) : `${title} (${batches + 1})`;
    const batch = {
      ...{ upload: read.upload, policy, missing: reading.missing ?? [], title: numbered, staff },
      dependencies: this.#dependencies,
      importId,
    };
    const rest = this.#pending.subarray(0, Math.max(0, received - end));
    const { progress, docketId, told } = await inTransaction(
      this.#dependencies.database,
      scopeOf(staff),
      async (transaction) => {
        const at = await this.#lock(transaction);
        const isEmpty = read.upload.records.length === 0;
        const taken = isEmpty ? NOTHING : await this.#streamed.take(transaction, batch, at);
        const nowRefused = refused + (taken.refused?.count ?? 0);
        const next = this.#progress({
          form: read.form,
          received: Math.max(received, end),
          takenBytes: end,
          rest,
          lines: lines + read.lines,
          added: added + taken.added,
          present: present + taken.present,
          refused: nowRefused,
          batches: batches + 1,
          ...(isLast && { state: 'finished' }),
          ...(nowRefused > MAX_REFUSED && { state: 'stopped', problem: tooManyRefused(MAX_REFUSED).document }),
        });
        if (taken.refused || taken.docketId !== undefined)
          await this.#storeBatch(transaction, { batch: batches + 1, ...taken }, at);
        await this.#write(transaction, next, at);
        return { progress: next, docketId: taken.docketId, told: taken.told ?? [] };
      },
    );
    this.#form = read.form;
    this.#stored = { ...this.#stored, ...progress, form: read.form };
    const { institutionId } = staff;
    const { workflows } = this.#dependencies;
    if (docketId !== undefined) workflows.startDocket({ institutionId, docketId });
    notifyWorkflows(this.#dependencies, institutionId, told);
    if (progress.state === 'stopped') throw tooManyRefused(MAX_REFUSED);
  }

  /** Ends the import because of its file, and says why. */
  async #stop(problem: Problem): Promise<never> {
    const { hashState } = this.#stored;
    await this.#note(this.#progress({ state: 'stopped', problem: problem.document, hashState }));
    throw problem;
  }

  async #note(progress: ImportProgress): Promise<void> {
    await inTransaction(this.#dependencies.database, scopeOf(this.#staff), async (transaction) => {
      await this.#write(transaction, progress, await this.#lock(transaction));
    });
    this.#stored = {
      ...this.#stored,
      ...progress,
      form: progress.form ?? this.#stored.form,
      length: progress.length ?? this.#stored.length,
    };
  }

  /**
   * Makes other requests that continue the import wait.
   *
   * @returns the current time
   * @throws Problem 409 if another request has continued it since
   */
  async #lock(transaction: Transaction): Promise<string> {
    const { importId, received, takenBytes } = this.#stored;
    const now = await lockImport(transaction, this.#staff.institutionId, importId);
    if (!now) throw notFound('import');
    if (now.state !== 'receiving') throw importEnded(now);
    if (now.received !== received || now.takenBytes !== takenBytes) throw offsetDiffers(now.received);
    return this.#dependencies.clock(transaction);
  }

  #progress(change: Partial<ImportProgress>): ImportProgress {
    const { received, takenBytes, lines, added, present, refused, batches, state } = this.#stored;
    const rest = this.#pending.subarray(0, received - takenBytes);
    const hashState = this.#hash.save();
    return { received, takenBytes, rest, lines, added, present, refused, batches, state, hashState, ...change };
  }

  async #write(transaction: Transaction, progress: ImportProgress, at: string): Promise<void> {
    const { institutionId } = this.#staff;
    await noteProgress(transaction, institutionId, this.#dependencies.dataKey, this.#stored.importId, progress, at);
  }

  async #storeBatch(transaction: Transaction, batch: Parameters<typeof storeBatch>[4], at: string): Promise<void> {
    const { institutionId } = this.#staff;
    await storeBatch(transaction, institutionId, this.#dependencies.dataKey, this.#stored.importId, batch, at);
  }
}

const NOTHING: TakenBatch = { added: 0, present: 0, refused: undefined };
