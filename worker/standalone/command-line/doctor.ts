import { Connection } from '@temporalio/client';
import { readApiConfiguration } from '#api/configuration.ts';
import { askIssuer } from '#api/identity/ask-issuer.ts';
import { connect, type Database, type DatabaseRole } from '#db/database.ts';
import { isAnotherDataKeyInUse } from '#db/keys/data-key.ts';
import { StartRefused } from '#db/environment/read-environment.ts';
import { temporalConnectionOf } from '#db/environment/temporal.ts';
import { describeFault } from '#db/fault.ts';
import { findFailingParts, PartFault, type Parts } from '#db/parts/ask-parts.ts';
import { ensureDatabaseServes } from '#db/parts/ensure-database-serves.ts';
import { readWorkerConfiguration, type WorkerConfiguration } from '../../configuration.ts';
import { findMissingSearchAttributes } from '../../find-search-attributes.ts';
import { ensureLedgerKeyInUse } from '../../ledger/ensure-ledger-key-in-use.ts';
import { createLog } from '../../ledger/log.ts';
import { otherParts } from '../../parts.ts';

/** The result for one part. */
export interface Finding {
  part: string;
  standing: 'well' | 'fails' | 'unset';
  /** What is wrong and what to do; empty if all is well. */
  says: string;
}

/** Programs that a deployment configures separately. */
export const PROGRAMS = ['api', 'worker'] as const;
export type Program = (typeof PROGRAMS)[number];

const UNREAD = { findings: [], configuration: undefined };
const PATIENCE_MILLISECONDS = 15_000;
type ApiConfiguration = ReturnType<typeof readApiConfiguration>;

/**
 * Tries every part that an environment names: PostgreSQL in both roles, the keys, Temporal, the OpenID provider, mail, model,
 * witness, and the public address. Sends no mail, stores nothing, and signs nothing.
 *
 * @param programs whose environment it is
 */
export async function examine(
  environment: NodeJS.ProcessEnv,
  programs: readonly Program[] = PROGRAMS,
): Promise<Finding[]> {
  const api = programs.includes('api') ? read('settings of the API', () => readApiConfiguration(environment)) : UNREAD;
  const worker = programs.includes('worker')
    ? read('settings of the worker', () => readWorkerConfiguration(environment))
    : UNREAD;
  const findings = [...api.findings, ...worker.findings];
  const either = api.configuration ?? worker.configuration;
  if (either === undefined) return findings;
  const role = api.configuration ? 'hearken_api' : 'hearken_worker';
  const database = connect(either.DATABASE_URL, role, 1);
  const auditDatabase = connect(either.DATABASE_URL, 'hearken_auditor', 1);
  try {
    const parts = {
      ...partsOfBoth(either, { database, role }),
      ...(api.configuration && partsOfApi(api.configuration, { database, auditDatabase })),
      ...(worker.configuration && partsOfWorker(worker.configuration, database)),
    };
    const failing = await findFailingParts(parts, PATIENCE_MILLISECONDS);
    const tried = Object.keys(parts).map((part): Finding => {
      const fault = failing.find((each) => each.part === part);
      if (!fault) return { part, standing: 'well', says: '' };
      return { part, standing: 'fails', says: isForPeople(fault.error) ? fault.fault : describeFault(fault.error) };
    });
    const unset = ['mail', 'model', 'witness'].filter((part) => worker.configuration && !(part in parts));
    return [...findings, ...tried, ...unset.map((part): Finding => ({ part, standing: 'unset', says: '' }))];
  } finally {
    await Promise.all([database.destroy(), auditDatabase.destroy()]);
  }
}

const isForPeople = (error: unknown): boolean => error instanceof PartFault;

function read<Configuration>(
  part: string,
  reading: () => Configuration,
): { findings: Finding[]; configuration?: Configuration } {
  try {
    return { configuration: reading(), findings: [{ part, standing: 'well', says: '' }] };
  } catch (error) {
    if (!(error instanceof StartRefused)) throw error;
    return { findings: [{ part, standing: 'fails', says: error.reasons.join('; ') }] };
  }
}

function partsOfBoth(
  configuration: ApiConfiguration | WorkerConfiguration,
  { database, role }: { database: Database; role: DatabaseRole },
): Parts {
  return {
    PostgreSQL: () => ensureDatabaseServes(database, role),
    Temporal: () => tryTemporal(configuration),
    'public address': async () => {
      const address = configuration.HEARKEN_PROBE_URL ?? configuration.PUBLIC_URL;
      const response = await fetch(`${address.replace(/\/$/, '')}/v1/claims/readiness`, {
        signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
      });
      await response.body?.cancel();
      if (!response.ok) throw new PartFault(`claims cannot be taken there: it answers ${response.status}`);
    },
  };
}

async function tryTemporal(configuration: ApiConfiguration | WorkerConfiguration): Promise<void> {
  const namespace = configuration.TEMPORAL_NAMESPACE;
  const connection = await Connection.connect({ ...temporalConnectionOf(configuration), connectTimeout: 5_000 });
  try {
    await connection.withDeadline(Date.now() + 5_000, () =>
      connection.workflowService.describeNamespace({ namespace }),
    );
    const missing = await connection.withDeadline(Date.now() + 5_000, () =>
      findMissingSearchAttributes(connection, namespace),
    );
    if (missing.length > 0)
      throw new PartFault(
        `hearings cannot be searched for: register ${missing.join(', ')} in the namespace ${namespace}`,
      );
  } finally {
    await connection.close();
  }
}

const partsOfApi = (
  { HEARKEN_DATA_KEY, OIDC_ISSUER }: ApiConfiguration,
  { database, auditDatabase }: { database: Database; auditDatabase: Database },
): Parts => ({
  'PostgreSQL for auditors': () => ensureDatabaseServes(auditDatabase, 'hearken_auditor'),
  'data key': async () => {
    if (await isAnotherDataKeyInUse(database, Buffer.from(HEARKEN_DATA_KEY, 'base64')))
      throw new PartFault('the files in this database are encrypted under another key than HEARKEN_DATA_KEY');
  },
  issuer: () => askIssuer(OIDC_ISSUER),
});

const partsOfWorker = (configuration: WorkerConfiguration, database: Database): Parts => {
  // The check of the public address covers it.
  const { claims: _claims, ...others } = otherParts(configuration, () => true);
  return {
    'ledger key': async () => {
      try {
        await ensureLedgerKeyInUse(database, createLog(configuration.ledgerKey, configuration.HEARKEN_LEDGER_ORIGIN));
      } catch (error) {
        throw error instanceof StartRefused ? new PartFault(error.reasons.join('; ')) : error;
      }
    },
    ...others,
  };
};
