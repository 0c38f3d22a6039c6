import type { QueryResultRow } from 'pg';

/** Gives rows of the database, as its owner sees them. */
export type OwnerQuery = <Row extends QueryResultRow>(text: string, values?: unknown[]) => Promise<Row[]>;
