import { tableFile, type TableColumns, type TableFormat } from '../../table-file.ts';
import type { DecisionView } from './decision-view.ts';

/** The columns of a table of decisions, in their order. */
const COLUMNS: TableColumns<DecisionView> = {
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

/**
 * Decisions as a file.
 *
 * @param byteOrderMark begins a CSV file with the mark by which Excel reads it as UTF-8
 */
export const decisionFile = (
  format: Exclude<TableFormat, 'json'>,
  decisions: readonly DecisionView[],
  byteOrderMark: boolean,
): Buffer => tableFile(format, COLUMNS, decisions, byteOrderMark);
