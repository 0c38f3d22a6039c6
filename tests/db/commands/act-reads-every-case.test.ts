import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { executeCommands } from '#db/cases/execute-commands.ts';
import { inTransaction, plannedOnce } from '#db/transaction.ts';
import { claim } from '../../case/commands.ts';
import { askOwner } from '../../setup/ask-owner.ts';
import { presentLinkOf } from '../../setup/ensure-link.ts';
import { openBank } from '../open-bank.ts';

const bank = await openBank('checked');

test('an act finds its case by the key, also in a database with few cases', async () => {
  const [caseId = ''] = await bank.notified(150);
  const { institutionId, test: database } = bank;
  await askOwner(database.ownerUrl, 'analyze hearken.cases');
  const actor = await bank.case(caseId).subject();
  const scope = plannedOnce({ institutionId, actor: `subject:${actor.id}` });
  const scans = await inTransaction(database.database, scope, async (transaction) => {
    await presentLinkOf(transaction, institutionId, caseId);
    const request = { caseId, commandId: 'claim', actor, command: claim(bank) };
    const [result] = await executeCommands(transaction, institutionId, [request], bank.clock);
    expect(result?.refusal).toBeNull();
    const { rows } = await sql<{ scans: string }>`
      select seq_scan as scans from pg_stat_xact_user_tables where relname = 'cases'`.execute(transaction);
    return Number(rows[0]?.scans);
  });
  expect(scans).toBe(0);
});
