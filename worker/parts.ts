import type { Client } from '@temporalio/client';
import { askModelEndpoint } from '#activities/llm/ask-model-endpoint.ts';
import { askMailServer } from '#activities/notices/ask-mail-server.ts';
import type { Database } from '#db/database.ts';
import { PartFault, type Parts } from '#db/parts/ask-parts.ts';
import { ensureDatabaseServes } from '#db/parts/ensure-database-serves.ts';
import type { WorkerConfiguration } from './configuration.ts';
import { connectWitness } from './ledger/witness-client.ts';

/** Parts without which a worker does nothing. */
export const partsNeeded = (database: Database, temporal: Client, namespace: string): Parts => ({
  database: () => ensureDatabaseServes(database, 'hearken_worker'),
  temporal: () => temporal.workflowService.describeNamespace({ namespace }),
});

/** Parts named by the environment whose failure only delays some of a worker's work. */
export function otherParts(
  {
    SMTP_URL,
    HEARKEN_WITNESS_URL,
    endpoint,
  }: Pick<WorkerConfiguration, 'SMTP_URL' | 'HEARKEN_WITNESS_URL' | 'endpoint'>,
  areClaimsReachable: () => boolean,
): Parts {
  return {
    ...(SMTP_URL !== undefined && { mail: () => askMailServer(SMTP_URL) }),
    ...(endpoint && { model: () => askModelEndpoint(endpoint) }),
    ...(HEARKEN_WITNESS_URL !== undefined && { witness: () => connectWitness(HEARKEN_WITNESS_URL).key() }),
    claims: () =>
      areClaimsReachable()
        ? Promise.resolve()
        : Promise.reject(new PartFault('claims cannot be taken through PUBLIC_URL')),
  };
}
