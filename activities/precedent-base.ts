import { LRUCache } from 'lru-cache';
import type { Database } from '#db/database.ts';
import { describeFault } from '#db/fault.ts';
import { precedentRevision, precedentsSince, readPrecedents, type StoredPrecedent } from '#db/precedents/precedents.ts';
import { inTransaction } from '#db/transaction.ts';
import { isAllowed } from '#workflows/domain/attribute.ts';
import type { Facts, Policy } from '#workflows/domain/policy.ts';
import { createBatches } from './batches.ts';
import { createCalibrationPins } from './calibration/pin-calibration.ts';
import { currentFit, fitBeside, isFitDue, type Fit, type FitRequest } from './calibration/current-calibration.ts';
import { comparisonValues } from './reference-class/comparison-values.ts';
import { comparableAttributes } from './reference-class/gower.ts';
import { IndexPartBuilder } from './reference-class/index-part.ts';
import type { Precedent } from './reference-class/precedent.ts';
import { indexOf, putPrecedents, type ReferenceClassIndex } from './reference-class/reference-class-index.ts';
import type { CaseScorerParts, PrecedentBase } from './score-case.ts';

type PolicyName = Pick<FitRequest, 'institutionId' | 'policyKey'>;

/** Maximum number of policy versions whose precedents are held in memory; those of others are read again when they are needed. */
const MAX_KEPT = 8;
/**
 * Maximum number of parts of an index, because each adds to the time of a search; beyond it, the index is read again as
 * one part in the background.
 */
const MAX_PARTS = 32;
/** Cases count as being scored for this long after the last request for precedents. */
const BUSY_MILLISECONDS = 1_000;

interface Kept {
  /** The revision of the precedents up to which the index is complete. */
  revision: string;
  base: Promise<PrecedentBase & { fit: Fit }>;
}

/**
 * Precedents from the database, cached in memory. A read that follows the addition of a precedent includes it, and
 * reads only what was added.
 *
 * Calibrations are fitted in the background, stored as versions, and read by every other process.
 */
export function createPrecedentSource(database: Database): CaseScorerParts['precedents'] {
  const kept = new LRUCache<string, Kept>({ max: MAX_KEPT });
  const besides = new Set<string>();
  const revisionOf = createRevisions(database);
  const calibrationOf = createCalibrationPins(database);
  let askedAt = Number.NEGATIVE_INFINITY;
  const isBusy = () => performance.now() - askedAt < BUSY_MILLISECONDS;

  const replace = (key: string, fresh: Kept): Kept => {
    kept.set(key, fresh);
    fresh.base.catch(() => {
      if (kept.get(key) === fresh) kept.delete(key);
    });
    return fresh;
  };

  /** Does the background work that is due, one thing at a time for each policy version. */
  const workBeside = async (key: string, request: FitRequest): Promise<void> => {
    if (besides.has(key)) return;
    besides.add(key);
    try {
      for (;;) {
        const found = kept.get(key);
        const base = await found?.base;
        if (!found || !base) return;
        if (base.index.parts.length > MAX_PARTS) {
          const revision = await revisionOf(request);
          const index = await readIndex(database, request);
          replace(key, { revision, base: Promise.resolve(baseOf(index, base.fit)) });
        } else if (isFitDue(request, base.fit, base.index)) {
          const fit = await fitBeside(database, request, base.index, isBusy);
          const now = kept.get(key);
          if (now) replace(key, { ...now, base: now.base.then(({ index }) => baseOf(index, fit)) });
        } else return;
      }
    } catch (error) {
      process.emitWarning(
        `precedents of ${request.policyKey}: what was under way beside the scoring failed: ${describeFault(error)}`,
      );
    } finally {
      besides.delete(key);
    }
  };

  const current = async (request: FitRequest): Promise<PrecedentBase> => {
    askedAt = performance.now();
    const { institutionId, policyKey, policyVersion } = request;
    const key = JSON.stringify([institutionId, policyKey, policyVersion]);
    const revision = await revisionOf({ institutionId, policyKey });
    const found = kept.get(key);
    if (found && BigInt(found.revision) >= BigInt(revision)) return found.base;
    const base = found
      ? found.base.then((before) => advance(database, request, before, found.revision, revision))
      : load(database, request);
    const fresh = replace(key, { revision, base });
    const ready = await base;
    if (kept.get(key) === fresh) void workBeside(key, request);
    return ready;
  };

  return async ({ docketId, ...request }) => {
    const base = await current(request);
    if (docketId === undefined) return base;
    return { ...base, calibration: await calibrationOf(request, docketId, base.calibration) };
  };
}

/** Reads how often precedents were added to a policy, for many callers at once. */
function createRevisions(database: Database): (of: PolicyName) => Promise<string> {
  return createBatches<PolicyName, string>(async (asked) => {
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
    return ({ institutionId, policyKey }) => read.get(JSON.stringify([institutionId, policyKey])) ?? '0';
  });
}

async function load(database: Database, request: FitRequest): Promise<PrecedentBase & { fit: Fit }> {
  const index = await readIndex(database, request);
  return baseOf(index, await currentFit(database, request, index));
}

/** The base with what was added between two revisions; read as a whole if that is not known. */
async function advance(
  database: Database,
  request: FitRequest,
  before: PrecedentBase & { fit: Fit },
  from: string,
  to: string,
): Promise<PrecedentBase & { fit: Fit }> {
  const { institutionId, policyKey, policy } = request;
  const added = await inTransaction(database, { institutionId, actor: 'system:scorer' }, (transaction) =>
    precedentsSince(transaction, institutionId, policyKey, from, to),
  );
  const index = added
    ? putPrecedents(
        policy,
        before.index,
        added.map((each) => asDeclared(policy, each)),
      )
    : await readIndex(database, request);
  return baseOf(index, await currentFit(database, request, index, before.fit));
}

async function readIndex(
  database: Database,
  { institutionId, policyKey, policy }: FitRequest,
): Promise<ReferenceClassIndex> {
  const builder = new IndexPartBuilder(policy);
  for await (const precedent of readPrecedents(database, institutionId, policyKey))
    builder.add(asDeclared(policy, precedent));
  return indexOf(policy, builder.finish());
}

const baseOf = (index: ReferenceClassIndex, fit: Fit): PrecedentBase & { fit: Fit } => ({
  index,
  fit,
  calibration: fit.calibration,
  comparisonValues: comparisonValues(index),
});

/**
 * A precedent as this version of the policy declares it. A value that it does not declare counts as not recorded, because
 * precedents may have been imported under an earlier one.
 */
function asDeclared(policy: Policy, { facts, ...precedent }: StoredPrecedent): Precedent {
  return { ...precedent, facts: declaredOnly(policy, facts) };
}

function declaredOnly(policy: Policy, facts: Facts): Facts {
  return Object.fromEntries(
    comparableAttributes(policy).flatMap((attribute) => {
      const value = facts[attribute.name];
      return value !== undefined && isAllowed(attribute, value) ? [[attribute.name, value]] : [];
    }),
  );
}
