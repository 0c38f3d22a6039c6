import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '#db/database.ts';
import { findLastCalibration, storeCalibration } from '#db/models/calibrations.ts';
import { inTransaction } from '#db/transaction.ts';
import type { Policy } from '#workflows/domain/policy.ts';
import { sizeNamedBy } from '../reference-class/content-version.ts';
import type { ReferenceClassIndex } from '../reference-class/reference-class-index.ts';
import { Calibration, NO_CALIBRATION } from './calibration.ts';
import { fitOnSample } from './fit-on-sample.ts';
import { MAX_SAMPLES } from './score-leaving-one-out.ts';

/** Number of samples in the fit that a policy's first score waits for. A fit on {@link MAX_SAMPLES} follows in the background. */
export const FIRST_SAMPLES = 250;
/** A new fit is due once the number of precedents has changed by this share since the last fit. */
const SHARE_THAT_CHANGES_A_FIT = 0.05;
/** While cases are being scored, a fit in the background takes one tenth of the time. */
const PARTS_LEFT_TO_SCORING = 9;

/** A calibration, and what it was fitted on. */
export interface Fit {
  calibration: Calibration;
  /** How many precedents there were at the time. */
  precedents: number;
  /** Whether it was fitted on as many precedents as a calibration ever uses. */
  isFull: boolean;
}

export interface FitRequest {
  institutionId: string;
  policyKey: string;
  policyVersion: number;
  policy: Policy;
}

const UNFITTED: Fit = { calibration: NO_CALIBRATION, precedents: 0, isFull: true };

/**
 * The fit that scores of a policy version use: the last one stored, however many precedents have been added since, or
 * else a first one. With few precedents a fit is cheap, so one is made after every change.
 */
export async function currentFit(
  database: Database,
  request: FitRequest,
  index: ReferenceClassIndex,
  held?: Fit,
): Promise<Fit> {
  if (request.policy.scoring.calibration === 'none' || index.size === 0) return UNFITTED;
  const last = held ?? (await findStored(database, request));
  if (last && (index.size > FIRST_SAMPLES || last.precedents === index.size)) return last;
  // Heartbeats continue between the parts of the fit.
  return fit(database, request, index, FIRST_SAMPLES, () => setImmediate());
}

/** Whether a fit in the background is due. */
export function isFitDue({ policy }: FitRequest, { precedents, isFull }: Fit, { size }: ReferenceClassIndex): boolean {
  if (policy.scoring.calibration === 'none' || size === 0) return false;
  return !isFull || Math.abs(size - precedents) > SHARE_THAT_CHANGES_A_FIT * precedents;
}

/**
 * Makes and stores the fit that is due, while scoring continues with the current one.
 *
 * @param isBusy whether cases are being scored
 */
export function fitBeside(
  database: Database,
  request: FitRequest,
  index: ReferenceClassIndex,
  isBusy: () => boolean,
): Promise<Fit> {
  // The pause does not keep a process alive that has nothing else to do.
  return fit(database, request, index, MAX_SAMPLES, (milliseconds) =>
    sleep(isBusy() ? PARTS_LEFT_TO_SCORING * milliseconds : 0, undefined, { ref: false }),
  );
}

async function findStored(
  database: Database,
  { institutionId, policyKey, policyVersion }: FitRequest,
): Promise<Fit | undefined> {
  const stored = await inTransaction(database, { institutionId, actor: 'system:scorer' }, (transaction) =>
    findLastCalibration(transaction, institutionId, policyKey, policyVersion),
  );
  return stored && fitOf(Calibration.parse(stored.document), sizeNamedBy(stored.referenceClassVersion));
}

async function fit(
  database: Database,
  { institutionId, policyKey, policyVersion, policy }: FitRequest,
  index: ReferenceClassIndex,
  most: number,
  pause: Parameters<typeof fitOnSample>[3],
): Promise<Fit> {
  const calibration = await fitOnSample(policy, index, most, pause);
  await inTransaction(database, { institutionId, actor: 'system:scorer' }, (transaction) =>
    storeCalibration(transaction, institutionId, policyKey, policyVersion, index.version, calibration),
  );
  return fitOf(calibration, index.size);
}

function fitOf(calibration: Calibration, precedents: number): Fit {
  const samples = calibration.method === 'none' ? precedents : calibration.samples;
  return { calibration, precedents, isFull: samples >= Math.min(MAX_SAMPLES, precedents) };
}
