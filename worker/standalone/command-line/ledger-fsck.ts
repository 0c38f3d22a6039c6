import { connect } from '#db/database.ts';
import { databaseClock } from '#db/clock.ts';
import { listInstitutions } from '#db/policies/policies.ts';
import { inTransaction } from '#db/transaction.ts';
import { examineLedger } from '../../ledger/examine-ledger.ts';

/**
 * Examines all ledgers of a database, or that of one institution, in a role that can only read.
 *
 * @param say takes a line for each ledger and for each fault
 * @returns how many faults there are
 */
export async function fsckLedger(
  url: string,
  institution: string | undefined,
  say: (line: string) => void,
): Promise<number> {
  const [database, auditDatabase] = [connect(url, 'hearken_api', 1), connect(url, 'hearken_auditor', 1)];
  try {
    const institutions = institution === undefined ? await listInstitutions(database) : [institution];
    let all = 0;
    for (const institutionId of institutions) {
      const scope = { institutionId, actor: 'system:fsck' };
      const { entries, faults } = await inTransaction(
        auditDatabase,
        scope,
        async (transaction) => examineLedger(transaction, institutionId, await databaseClock(transaction)),
        'repeatable read',
      );
      say(`${institutionId}: ${entries} entries, ${faults.length === 0 ? 'nothing wrong' : `${faults.length} wrong`}`);
      for (const fault of faults) say(`${institutionId}: ${fault}`);
      all += faults.length;
    }
    return all;
  } finally {
    await Promise.all([database.destroy(), auditDatabase.destroy()]);
  }
}
