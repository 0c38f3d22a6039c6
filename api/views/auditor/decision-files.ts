import { parquetWriteBuffer } from 'hyparquet-writer';
import type { DecisionView } from './decision-view.ts';
import { BYTE_ORDER_MARK, toCsv } from './reports/to-csv.ts';

/** The formats in which a list of decisions is served, by what `format` calls them. */
export const DECISION_FORMATS = {
  json: 'application/json',
  csv: 'text/csv',
  ndjson: 'application/x-ndjson',
  parquet: 'application/vnd.apache.parquet',
} as const;
export type DecisionFormat = keyof typeof DECISION_FORMATS;

/** Names under which callers ask for the formats as well. */
const ALSO: Record<string, DecisionFormat> = {
  'application/ndjson': 'ndjson',
  'application/jsonl': 'ndjson',
  'application/parquet': 'parquet',
  'application/x-parquet': 'parquet',
};

/** The format that an `Accept` header names first; JSON where it names none of them. */
export function formatAccepted(accept = ''): DecisionFormat {
  const named = accept.split(',').map((each) => each.split(';')[0]?.trim().toLowerCase() ?? '');
  for (const type of named) {
    const found = (Object.keys(DECISION_FORMATS) as DecisionFormat[]).find((each) => DECISION_FORMATS[each] === type);
    const format = found ?? ALSO[type];
    if (format) return format;
  }
  return 'json';
}

type Cell = string | number | boolean | Date | null;

/** The columns of a table of decisions, in their order. */
const COLUMNS: Record<
  string,
  { type: 'STRING' | 'BOOLEAN' | 'INT32' | 'TIMESTAMP'; cell: (row: DecisionView) => Cell }
> = {
  id: { type: 'STRING', cell: ({ id }) => id },
  caseId: { type: 'STRING', cell: ({ caseId }) => caseId },
  externalRef: { type: 'STRING', cell: ({ externalRef }) => externalRef },
  policy: { type: 'STRING', cell: ({ policy }) => policy },
  policyVersion: { type: 'INT32', cell: ({ policyVersion }) => policyVersion },
  outcome: { type: 'STRING', cell: ({ outcome }) => outcome },
  adverse: { type: 'BOOLEAN', cell: ({ adverse }) => adverse },
  provisionalOutcome: { type: 'STRING', cell: ({ provisionalOutcome }) => provisionalOutcome },
  departed: { type: 'BOOLEAN', cell: ({ departed }) => departed },
  route: { type: 'STRING', cell: ({ route }) => route },
  methods: { type: 'STRING', cell: ({ contributions }) => methodsOf(contributions) },
  actorKind: { type: 'STRING', cell: ({ actor }) => actor.kind },
  actorId: { type: 'STRING', cell: ({ actor }) => actor.id },
  actorRole: { type: 'STRING', cell: ({ actor }) => actor.role },
  signedBy: { type: 'STRING', cell: ({ signedBy }) => signedBy },
  outcomeWithoutIndividualFacts: {
    type: 'STRING',
    cell: ({ outcomeWithoutIndividualFacts }) => outcomeWithoutIndividualFacts,
  },
  supersedes: { type: 'STRING', cell: ({ supersedes }) => supersedes },
  inForce: { type: 'BOOLEAN', cell: ({ inForce }) => inForce },
  decidedAt: { type: 'TIMESTAMP', cell: ({ decidedAt }) => new Date(decidedAt) },
};

const methodsOf = (contributions: DecisionView['contributions']): string =>
  [...new Set(contributions.map(({ method }) => method))].toSorted().join(' ');

/** Headers of decisions that a browser or a program downloads as a file. */
export const decisionFileHeaders = (format: Exclude<DecisionFormat, 'json'>): Record<string, string> => ({
  'content-type': `${DECISION_FORMATS[format]}${format === 'csv' ? '; charset=utf-8' : ''}`,
  'content-disposition': `attachment; filename="decisions.${format}"`,
});

/**
 * Decisions as a file.
 *
 * @param byteOrderMark begins a CSV file with the mark by which Excel reads it as UTF-8
 */
export function decisionFile(
  format: Exclude<DecisionFormat, 'json'>,
  decisions: readonly DecisionView[],
  byteOrderMark: boolean,
): Buffer {
  switch (format) {
    case 'csv':
      return Buffer.from(`${byteOrderMark ? BYTE_ORDER_MARK : ''}${asCsv(decisions)}`);
    case 'ndjson':
      return Buffer.from(decisions.map((each) => `${JSON.stringify(each)}\n`).join(''));
    case 'parquet':
      return asParquet(decisions);
  }
}

const asCsv = (decisions: readonly DecisionView[]): string =>
  toCsv(
    Object.keys(COLUMNS),
    decisions.map((row) =>
      Object.fromEntries(Object.entries(COLUMNS).map(([name, { cell }]) => [name, asText(cell(row))])),
    ),
  );

function asText(cell: Cell): string | number | null {
  if (cell instanceof Date) return cell.toISOString();
  return typeof cell === 'boolean' ? String(cell) : cell;
}

const asParquet = (decisions: readonly DecisionView[]): Buffer =>
  Buffer.from(
    parquetWriteBuffer({
      columnData: Object.entries(COLUMNS).map(([name, { type, cell }]) => ({
        name,
        type,
        nullable: true,
        data: decisions.map((row) => cell(row) ?? undefined),
      })),
    }),
  );
