import { LRUCache } from 'lru-cache';
import type { Database } from '#db/database.ts';
import { findCalibration, precedentRevision, readPrecedents, storeCalibration } from '#db/precedents.ts';
import { inTransaction } from '#db/transaction.ts';
import type { Facts, Policy } from '#workflows/domain/policy.ts';
import { createBatches } from './batches.ts';
import { Calibration, fitCalibration, NO_CALIBRATION } from './calibration/calibration.ts';
import { scoreLeavingOneOut } from './calibration/score-leaving-one-out.ts';
import { comparisonValues } from './reference-class/comparison-values.ts';
import { comparableAttributes, isAllowed } from './reference-class/gower.ts';
import type { ReferenceClassIndex } from './reference-class/reference-class-index.ts';
import { ReferenceClassIndexBuilder } from './reference-class/reference-class-index.ts';
import type { CaseScorerParts, PrecedentBase } from './score-case.ts';

type Request = Parameters<CaseScorerParts['precedents']>[0];
type PolicyName = Pick<Request, 'institutionId' | 'policyKey'>;

/** Policy versions whose precedents are kept in memory; what is beyond is read again when it is needed. */
const MAX_KEPT = 8;

/**
 * Precedents from the database, cached in memory until they change. A read that follows the addition of a precedent includes
 * it.
 *
 * The calibration of a policy version on a set of precedents is fitted once, stored as a version, and read back by every
 * other process.
 */
export function createPrecedentSource(database: Database): CaseScorerParts['precedents'] {
  const kept = new LRUCache<string, { revision: string; base: Promise<PrecedentBase> }>({ max: MAX_KEPT });
  const revisionOf = createBatches<PolicyName, string>(async (asked) => {
    const read = new Map<string, string>();
    for (const { institutionId, policyKey } of asked) {
      const key = JSON.stringify([institutionId, policyKey]);
      if (read.has(key)) continue;
      const scope = { institutionId, actor: 'system:scorer' };
      const revision = await inTransaction(database, scope, (transaction) =>
        precedentRevision(transaction, institutionId, policyKey),
      );
      read.set(key, revision);
    }
    return ({ institutionId, policyKey }) => read.get(JSON.stringify([institutionId, policyKey])) ?? '';
  });

  return async (request) => {
    const { institutionId, policyKey, policyVersion } = request;
    const key = JSON.stringify([institutionId, policyKey, policyVersion]);
    const revision = await revisionOf({ institutionId, policyKey });
    const found = kept.get(key);
    if (found?.revision === revision) return found.base;
    const base = load(database, request);
    const fresh = { revision, base };
    kept.set(key, fresh);
    base.catch(() => {
      if (kept.get(key) === fresh) kept.delete(key);
    });
    return base;
  };
}

async function load(database: Database, request: Request): Promise<PrecedentBase> {
  const { institutionId, policyKey, policy } = request;
  const builder = new ReferenceClassIndexBuilder(policy);
  for await (const { facts, ...precedent } of readPrecedents(database, institutionId, policyKey))
    builder.add({ ...precedent, facts: declaredOnly(policy, facts) });
  const index = builder.finish();
  return {
    index,
    calibration: await calibrationOf(database, request, index),
    comparisonValues: comparisonValues(index),
  };
}

/**
 * A precedent's facts as this version of the policy declares them. A value that it does not declare counts as not recorded,
 * because precedents may have been imported under an earlier one.
 */
function declaredOnly(policy: Policy, facts: Facts): Facts {
  return Object.fromEntries(
    comparableAttributes(policy).flatMap((attribute) => {
      const value = facts[attribute.name];
      return value !== undefined && isAllowed(attribute, value) ? [[attribute.name, value]] : [];
    }),
  );
}

async function calibrationOf(
  database: Database,
  { institutionId, policyKey, policyVersion, policy }: Request,
  index: ReferenceClassIndex,
): Promise<Calibration> {
  const method = policy.scoring.calibration;
  if (method === 'none' || index.size === 0) return NO_CALIBRATION;
  const scope = { institutionId, actor: 'system:scorer' };
  const known = await inTransaction(database, scope, (transaction) =>
    findCalibration(transaction, institutionId, policyKey, policyVersion, index.version),
  );
  if (known !== undefined) return Calibration.parse(known);
  const { k } = policy.referenceClass;
  const outcomes = await collect(scoreLeavingOneOut(index, k));
  const calibration = fitCalibration(method, outcomes, `share among the ${k} nearest of ${index.version}`);
  await inTransaction(database, scope, (transaction) =>
    storeCalibration(transaction, institutionId, policyKey, policyVersion, index.version, calibration),
  );
  return calibration;
}

const PAUSE_EVERY_MILLISECONDS = 50;

/** Everything a generator gives, with the event loop let in between, so that heartbeats go on. */
async function collect<T>(source: Iterable<T>): Promise<T[]> {
  const all: T[] = [];
  let since = performance.now();
  for (const each of source) {
    all.push(each);
    if (performance.now() - since < PAUSE_EVERY_MILLISECONDS) continue;
    await new Promise(setImmediate);
    since = performance.now();
  }
  return all;
}
