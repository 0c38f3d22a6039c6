import { countPhases } from '../db/dockets.ts';
import { inTransaction } from '../db/transaction.ts';
import type { Activities } from '../workflows/contract.ts';
import type { ActivityDependencies } from './deps.ts';

/** How many of a docket's cases are in each phase. */
export const createCountPhases =
  ({ database }: ActivityDependencies): Activities['countPhases'] =>
  ({ institutionId, docketId }) =>
    inTransaction(database, { institutionId, actor: 'system:docket' }, (transaction) =>
      countPhases(transaction, institutionId, docketId),
    );
