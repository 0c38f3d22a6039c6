import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { type CaseTape, type Change, STAGES, type Stage, type Tape } from './tape.ts';

/** Rows of one table that one statement writes, as JSON texts. */
export interface Batch {
  table: string;
  operation: Change['operation'];
  columns: readonly string[];
  key: readonly string[];
  rows: string[];
}

/** A case under ids of its own. */
export interface NewCase {
  caseId: string;
  /** Rows of a stage, in the order in which they have to be written; none where the case has no such stage. */
  batchesOf(stage: Stage): Batch[];
}

/** Gives out cases that are like those on a tape, one after the other and again from the first. */
export interface CaseBook {
  openDocket(size: number): { docketId: string; docket: Batch; cases: NewCase[] };
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;

/**
 * Cuts every row of a tape at the ids in it once, so that a new case costs no more than putting the pieces together again:
 * peers are not to pay for how they come by their rows. Ids are UUIDv7, as Hearken's are; times stay as they were.
 */
export function createCaseBook(tape: Tape): CaseBook {
  const templates = tape.cases.map((each) => createTemplate(each, tape.docketId));
  let given = 0;
  return {
    openDocket(size) {
      const docketId = uuidv7();
      const row = { ...tape.docket.row, docket_id: docketId, case_count: size };
      const { table, operation, columns, key } = tape.docket;
      return {
        docketId,
        docket: { table, operation, columns, key, rows: [JSON.stringify(row)] },
        cases: Array.from({ length: size }, () => templates[given++ % templates.length]!(docketId)),
      };
    },
  };
}

interface CutBatch extends Omit<Batch, 'rows'> {
  rows: { pieces: string[]; slots: number[] }[];
}

function createTemplate(tape: CaseTape, docketId: string): (docketId: string) => NewCase {
  const received = tape.received ?? [];
  const caseId = received.find(({ table }) => table === 'cases')?.row['case_id'];
  if (typeof caseId !== 'string') throw new Error('the tape has a case that was never received');
  // A link's hash has to be new as well: there is one row for each.
  const links = Object.values(tape).flatMap((changes) =>
    changes.flatMap(({ row }) => (typeof row['token_hash'] === 'string' ? [row['token_hash']] : [])),
  );
  const cutAt = new RegExp([`(${UUID.source}`, ...links.map((hash) => RegExp.escape(hash))].join('|').concat(')'));
  const names: string[] = [docketId, caseId];
  const stages = new Map<Stage, CutBatch[]>();
  for (const stage of STAGES) {
    const batches: CutBatch[] = [];
    for (const { table, operation, columns, key, row } of tape[stage] ?? []) {
      const parts = JSON.stringify(row).split(cutAt);
      const slots = parts.filter((_, place) => place % 2 === 1).map((name) => slotOf(names, name));
      const cut = { pieces: parts.filter((_, place) => place % 2 === 0), slots };
      const last = batches.at(-1);
      // Rows that follow one another in a table are one statement, as whoever writes the SQL would have it.
      if (last?.table === table && last.operation === 'INSERT' && operation === 'INSERT') last.rows.push(cut);
      else batches.push({ table, operation, columns, key, rows: [cut] });
    }
    stages.set(stage, batches);
  }
  return (newDocketId) => {
    const ids = names.map((name) => (UUID.test(name) ? uuidv7() : randomBytes(32).toString('hex')));
    ids[0] = newDocketId;
    return {
      caseId: ids[1]!,
      batchesOf: (stage) =>
        (stages.get(stage) ?? []).map((batch) => ({ ...batch, rows: batch.rows.map((row) => join(row, ids)) })),
    };
  };
}

function slotOf(names: string[], name: string): number {
  const known = names.indexOf(name);
  return known === -1 ? names.push(name) - 1 : known;
}

const join = ({ pieces, slots }: CutBatch['rows'][number], ids: readonly string[]): string =>
  pieces.reduce((text, piece, place) => `${text}${ids[slots[place - 1]!]}${piece}`);
