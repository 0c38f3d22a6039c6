import { LRUCache } from 'lru-cache';
import type { Database } from '#db/database.ts';
import { findCalibration, pinCalibration } from '#db/models/calibrations.ts';
import { inTransaction } from '#db/transaction.ts';
import { Calibration, NO_CALIBRATION } from './calibration.ts';
import type { FitRequest } from './current-calibration.ts';

/** Maximum number of dockets whose calibration is held in memory; that of another docket is read again when it is needed. */
const MAX_HELD = 1_000;

/** The calibration that a docket's cases are scored with. */
export type CalibrationOfDocket = (request: FitRequest, docketId: string, current: Calibration) => Promise<Calibration>;

/**
 * Gives each docket the calibration that its first score used, even if another process made that score, so that a fit
 * that is finished in the meantime does not give equal cases of one docket different scores.
 */
export function createCalibrationPins(database: Database): CalibrationOfDocket {
  const held = new LRUCache<string, Promise<Calibration>>({ max: MAX_HELD });
  return (request, docketId, current) => {
    const key = JSON.stringify([request.institutionId, docketId]);
    const found = held.get(key);
    if (found) return found;
    const pinned = pin(database, request, docketId, current);
    held.set(key, pinned);
    pinned.catch(() => {
      if (held.peek(key) === pinned) held.delete(key);
    });
    return pinned;
  };
}

async function pin(
  database: Database,
  { institutionId, policyKey, policyVersion }: FitRequest,
  docketId: string,
  current: Calibration,
): Promise<Calibration> {
  return inTransaction(database, { institutionId, actor: 'system:scorer' }, async (transaction) => {
    const version = await pinCalibration(transaction, institutionId, docketId, current.version);
    if (version === current.version) return current;
    if (version === NO_CALIBRATION.version) return NO_CALIBRATION;
    const document = await findCalibration(transaction, institutionId, policyKey, policyVersion, version);
    if (document === undefined) throw new Error(`docket ${docketId} has a calibration ${version} that is not stored`);
    return Calibration.parse(document);
  });
}
