import { inTransaction } from '../../db/transaction.ts';
import type { TestEngine } from '../setup/engine.ts';
import { INSTITUTION } from './people.ts';

/** The row of a case as the application sees it. */
export const readCase = ({ test }: TestEngine, caseId = '') =>
  inTransaction(test.database, { institutionId: INSTITUTION, actor: 'human:test' }, (transaction) =>
    transaction.selectFrom('cases').selectAll().where('case_id', '=', caseId).executeTakeFirstOrThrow(),
  );
