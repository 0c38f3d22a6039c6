import type { PeerName } from './contenders/start-peers.ts';

/** What is measured: cases that somebody contests, and cases that nobody does, in dockets of two sizes. */
export const ROWS = ['contested', 'uncontested100', 'uncontested500'] as const;
export type Row = (typeof ROWS)[number];

export const ROW_TITLES: Record<Row, string> = {
  contested: 'A contested case: six acts of people, through HTTP, until the subject is told',
  uncontested100: 'An uncontested case, in dockets of 100: sent through HTTP until it is decided and told',
  uncontested500: 'An uncontested case, in dockets of 500: sent through HTTP until it is decided and told',
};

const UNCONTESTED_RATIOS = {
  dbosPerCase: 'dbosPerCase',
  dbosPerDocket: 'dbosPerDocket',
  temporalPerCase: 'temporalActivities',
  rawSqlGuarded: 'rawSqlBatched',
} as const satisfies Record<string, PeerName>;

/** Which peer's figure each ratio takes. */
export const RATIOS = {
  contested: {
    temporalLocalActivities: 'temporalLocalActivities',
    temporalActivities: 'temporalActivities',
    dbos: 'dbosPerCase',
    rawSql: 'rawSqlSingle',
  },
  uncontested100: UNCONTESTED_RATIOS,
  uncontested500: UNCONTESTED_RATIOS,
} as const satisfies Record<Row, Record<string, PeerName>>;

type ContenderName = 'hearken' | PeerName;

/** Who takes part in each row, in the order of every round. */
export const CONTENDERS: Record<Row, readonly ContenderName[]> = {
  contested: ['hearken', 'temporalLocalActivities', 'temporalActivities', 'dbosPerCase', 'rawSqlSingle'],
  uncontested100: ['hearken', 'dbosPerCase', 'dbosPerDocket', 'temporalActivities', 'rawSqlBatched', 'rawSqlSingle'],
  uncontested500: ['hearken', 'dbosPerCase', 'dbosPerDocket', 'temporalActivities', 'rawSqlBatched', 'rawSqlSingle'],
};

/** How a contender is called in tables and charts. */
export function titleOf(row: Row, name: string): string {
  const titles: Record<ContenderName, string> = {
    hearken: 'Hearken',
    temporalLocalActivities: 'Temporal, local activities',
    temporalActivities: row === 'contested' ? 'Temporal, activities' : 'Temporal, a workflow a case',
    dbosPerCase: row === 'contested' ? 'DBOS' : 'DBOS, a workflow a case',
    dbosPerDocket: 'DBOS, a workflow a docket',
    rawSqlBatched: 'SQL alone, batched',
    rawSqlSingle: row === 'contested' ? 'SQL alone' : 'SQL alone, a case at a time',
  };
  return titles[name as ContenderName];
}
