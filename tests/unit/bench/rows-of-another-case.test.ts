import { describe, expect, test } from 'vitest';
import { createCaseBook, type Batch } from '../../bench/peers/rows/case-book.ts';
import { mergeBatches } from '../../bench/peers/rows/write-rows.ts';
import type { Change, Tape } from '../../bench/peers/rows/tape.ts';

const DOCKET = '01900000-0000-7000-8000-000000000001';
const CASE = '01900000-0000-7000-8000-000000000002';
const CLAIM = '01900000-0000-7000-8000-000000000003';
const LINK = 'a'.repeat(64);

const inserted = (table: string, row: Record<string, unknown>): Change => ({
  table,
  operation: 'INSERT',
  columns: Object.keys(row),
  key: [],
  row,
});

const tape: Tape = {
  docket: inserted('dockets', { docket_id: DOCKET, case_count: 1 }),
  docketId: DOCKET,
  cases: [
    {
      received: [
        inserted('cases', { case_id: CASE, docket_id: DOCKET, state: { of: CASE } }),
        inserted('trail', { case_id: CASE, seq: 1 }),
        inserted('trail', { case_id: CASE, seq: 2 }),
      ],
      noticed: [inserted('appeal_links', { case_id: CASE, token_hash: LINK })],
      claim: [inserted('claims', { case_id: CASE, claim_id: CLAIM })],
    },
  ],
};

const rowsOf = (batches: Batch[]) => batches.flatMap(({ rows }) => rows.map((row) => JSON.parse(row)));

describe('a case that is written again', () => {
  test('has ids of its own, the same ones in every stage and inside documents, and its docket’s', () => {
    const { docketId, docket, cases } = createCaseBook(tape).openDocket(2);
    const [first, second] = cases;
    const [row] = rowsOf(first!.batchesOf('received'));
    expect(row).toEqual({ case_id: first!.caseId, docket_id: docketId, state: { of: first!.caseId } });
    expect(new Set([DOCKET, docketId, CASE, first!.caseId, second!.caseId]).size).toBe(5);
    const [claim] = rowsOf(first!.batchesOf('claim'));
    expect(claim.case_id).toBe(first!.caseId);
    expect(claim.claim_id).not.toBe(CLAIM);
    expect(rowsOf(first!.batchesOf('claim'))).toEqual([claim]);
    expect(rowsOf([docket])).toEqual([{ docket_id: docketId, case_count: 2 }]);
  });

  test('has a link of its own', () => {
    const [first, second] = createCaseBook(tape).openDocket(2).cases;
    const hashes = [first!, second!].map(({ batchesOf }) => rowsOf(batchesOf('noticed'))[0].token_hash);
    expect(new Set([LINK, ...hashes]).size).toBe(3);
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
  });

  test('writes rows that follow one another in a table by one statement', () => {
    const [first] = createCaseBook(tape).openDocket(1).cases;
    expect(first!.batchesOf('received').map(({ table, rows }) => [table, rows.length])).toEqual([
      ['cases', 1],
      ['trail', 2],
    ]);
  });
});

describe('batches of many cases', () => {
  const batch = (table: string, ...rows: string[]): Batch => ({
    table,
    operation: 'INSERT',
    columns: ['row'],
    key: [],
    rows,
  });
  const told = (batches: Batch[]) => batches.map(({ table, rows }) => `${table} ${rows.join()}`);

  test('keep the order of every case, which guards rely on', () => {
    const merged = mergeBatches([
      [batch('trail', 'a1'), batch('cases', 'a2')],
      [batch('trail', 'b1'), batch('decisions', 'b2'), batch('cases', 'b3')],
    ]);
    expect(told(merged)).toEqual(['trail a1,b1', 'decisions b2', 'cases a2,b3']);
  });

  test('do not join what a case writes twice', () => {
    const twice = (name: string) => [
      batch('cases', `${name}1`),
      batch('trail', `${name}2`),
      batch('cases', `${name}3`),
    ];
    expect(told(mergeBatches([twice('a'), twice('b')]))).toEqual(['cases a1,b1', 'trail a2,b2', 'cases a3,b3']);
  });
});
