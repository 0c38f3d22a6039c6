import { sql } from 'kysely';
import { findClosest, NEARLY_THE_SAME } from '../near-duplicates.ts';
import type { Transaction } from '../../transaction.ts';
import { isInside, type ReportScope } from './report-scope.ts';

/** Characters a minute that a person cannot sustain while composing. */
const IMPLAUSIBLE_CHARACTERS_PER_MINUTE = 600;

export type EffortBehindRecord = {
  recordId: string;
  caseId: string;
  judge: string;
  recordedAt: string;
  /** From the first view of the case to the record. */
  elapsedSeconds: number | null;
  /** As reported by the judge's own browser, without idle time. */
  activeSeconds: number | null;
  /** As reported by the judge's own browser, 0..1. */
  pastedShare: number | null;
  characters: number | null;
  positionInDay: number | null;
  positionInRow: number | null;
  /** From the judge's first look at the first case of that row to this record. */
  sessionSeconds: number | null;
  /** The judge's most similar other record, and how similar it is, 0..1. */
  mostLike: string | null;
  similarity: number | null;
  flags: string;
};

type Row = Omit<EffortBehindRecord, 'mostLike' | 'similarity' | 'flags'> & {
  body: string | null;
};

/** How perspective records were written: time, pasting, position in the day, and similarity to the judge's other records. */
export async function effortBehindRecords(transaction: Transaction, scope: ReportScope): Promise<EffortBehindRecord[]> {
  const { rows } = await sql<Row>`
    select r.record_id as "recordId", r.case_id as "caseId", r.judge_id as judge, r.recorded_at as "recordedAt",
      extract(epoch from r.recorded_at - t.served_at)::float8 as "elapsedSeconds",
      t.active_seconds as "activeSeconds", t.pasted_share as "pastedShare", t.characters,
      t.position_in_day as "positionInDay", t.position_in_row as "positionInRow",
      t.session_seconds as "sessionSeconds", x.body
    from perspective_records r
    join cases c on c.institution_id = r.institution_id and c.case_id = r.case_id
    left join record_telemetry t on t.institution_id = r.institution_id and t.record_id = r.record_id
    left join personal_texts x on x.institution_id = r.institution_id and x.text_id = r.record_id
    where r.institution_id = ${scope.institutionId} and r.version = 1
      and ${isInside(scope, sql`c.policy_key`, sql`r.recorded_at`)}
    order by r.recorded_at, r.record_id`.execute(transaction);
  const closest = closestRecords(rows);
  return rows.map(({ body: _, ...row }) => {
    const like = closest.get(row.recordId);
    return { ...row, mostLike: like?.id ?? null, similarity: like?.similarity ?? null, flags: flagsOf(row, like) };
  });
}

type Like = { id: string; similarity: number } | undefined;

function closestRecords(rows: readonly Row[]): Map<string, { id: string; similarity: number }> {
  return new Map(
    [...Map.groupBy(rows, (row) => row.judge).values()].flatMap((written) => {
      const texts = written.flatMap(({ recordId, body }) =>
        body === null ? [] : [{ id: recordId, text: wordsIn(body) }],
      );
      return [...findClosest(texts, NEARLY_THE_SAME)];
    }),
  );
}

/** Only what the judge wrote: neither the names of the fields nor the passages cited. */
function wordsIn(body: string): string {
  const words: string[] = [];
  JSON.parse(body, (key, value: unknown) => {
    if (typeof value === 'string' && !['quote', 'id', 'material', 'claimId', 'finding'].includes(key))
      words.push(value);
    return value;
  });
  return words.join(' ');
}

function flagsOf(row: Omit<Row, 'body'>, like: Like): string {
  const minutes = (row.activeSeconds ?? row.elapsedSeconds ?? 0) / 60;
  const flags = [
    like ? 'nearDuplicate' : null,
    row.characters !== null && minutes > 0 && row.characters / minutes > IMPLAUSIBLE_CHARACTERS_PER_MINUTE
      ? 'implausiblyFast'
      : null,
    (row.pastedShare ?? 0) > 0.5 ? 'mostlyPasted' : null,
  ];
  return flags.filter((flag) => flag !== null).join(' ');
}
