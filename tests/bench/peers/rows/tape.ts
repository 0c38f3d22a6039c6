/** What a case goes through, in order: until its window is open, by the acts of people, and what follows. */
export const STAGES = [
  'received',
  'scored',
  'noticed',
  'claim',
  'rest',
  'next',
  'perspective',
  'read',
  'decision',
  'told',
] as const;
export type Stage = (typeof STAGES)[number];

/** The six acts of people in one hearing, each a request. */
export const ACTS = ['claim', 'rest', 'next', 'perspective', 'read', 'decision'] as const satisfies readonly Stage[];
export type Act = (typeof ACTS)[number];

/** One row that Hearken wrote, in the table's own words. */
export interface Change {
  table: string;
  operation: 'INSERT' | 'UPDATE' | 'DELETE';
  /** Columns in `row`: all that are stored for a new row; for others the key, and what changed. */
  columns: string[];
  /** Those of `columns` that find the row; empty for a new row. */
  key: string[];
  row: Record<string, unknown>;
}

/** All rows that one case left, by stage, in the order in which they were written. */
export type CaseTape = Partial<Record<Stage, Change[]>>;

/** What Hearken wrote for a docket and its cases, to be written again under other ids. */
export interface Tape {
  /** Of the docket itself. */
  docket: Change;
  docketId: string;
  cases: CaseTape[];
}

/** The tapes of cases that nobody contests and of cases that somebody does. */
export interface Tapes {
  uncontested: Tape;
  contested: Tape;
}
