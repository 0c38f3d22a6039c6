import type { Database } from '../db/database.ts';
import { findCalibration, precedentsChangedAt, readPrecedents, storeCalibration } from '../db/precedents.ts';
import { inTransaction } from '../db/transaction.ts';
import { Calibration, fitCalibration, NO_CALIBRATION } from './calibration/calibration.ts';
import { scoreLeavingOneOut } from './calibration/score-leaving-one-out.ts';
import { comparisonValues } from './reference-class/comparison-values.ts';
import type { ReferenceClassIndex } from './reference-class/reference-class-index.ts';
import { ReferenceClassIndexBuilder } from './reference-class/reference-class-index.ts';
import type { CaseScorerParts, PrecedentBase } from './score-case.ts';

type Request = Parameters<CaseScorerParts['precedents']>[0];

/**
 * Precedents out of the database, kept in memory for as long as they do not change.
 *
 * The calibration of a policy version on a set of precedents is fitted once, stored as a version, and read back by every
 * other process.
 */
export function createPrecedentSource(database: Database): CaseScorerParts['precedents'] {
  const kept = new Map<string, { changedAt: string | null; base: Promise<PrecedentBase> }>();
  return async (request) => {
    const { institutionId, policyKey, policyVersion } = request;
    const key = JSON.stringify([institutionId, policyKey, policyVersion]);
    const scope = { institutionId, actor: 'system:scorer' };
    const changedAt = await inTransaction(database, scope, (transaction) =>
      precedentsChangedAt(transaction, institutionId, policyKey),
    );
    const found = kept.get(key);
    if (found?.changedAt === changedAt) return found.base;
    const base = load(database, request);
    kept.set(key, { changedAt, base });
    base.catch(() => kept.delete(key));
    return base;
  };
}

async function load(database: Database, request: Request): Promise<PrecedentBase> {
  const { institutionId, policyKey, policy } = request;
  const builder = new ReferenceClassIndexBuilder(policy);
  for await (const precedent of readPrecedents(database, institutionId, policyKey)) builder.add(precedent);
  const index = builder.finish();
  return {
    index,
    calibration: await calibrationOf(database, request, index),
    comparisonValues: comparisonValues(index),
  };
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
