import { sql } from 'kysely';
import type { Transaction } from '../transaction.ts';

/** A stored calibration, and the index version of the precedents that it was fitted on. */
export interface StoredCalibration {
  referenceClassVersion: string;
  document: unknown;
}

/**
 * The calibration of a policy version that was stored last; among several on the same precedents, the one with the most
 * samples.
 */
export async function findLastCalibration(
  transaction: Transaction,
  institutionId: string,
  policyKey: string,
  policyVersion: number,
): Promise<StoredCalibration | undefined> {
  const ofVersion = transaction
    .selectFrom('calibrations')
    .where('institution_id', '=', institutionId)
    .where('policy_key', '=', policyKey)
    .where('policy_version', '=', policyVersion)
    .limit(1);
  const last = ofVersion.select('reference_class_version').orderBy('created_at', 'desc');
  const row = await ofVersion
    .select(['reference_class_version', 'document'])
    .where('reference_class_version', '=', last)
    .orderBy(sql`(document->>'samples')::integer desc nulls last`)
    .executeTakeFirst();
  return row && { referenceClassVersion: row.reference_class_version, document: row.document };
}

/** The calibration of a policy version by its own version. */
export async function findCalibration(
  transaction: Transaction,
  institutionId: string,
  policyKey: string,
  policyVersion: number,
  version: string,
): Promise<unknown> {
  const row = await transaction
    .selectFrom('calibrations')
    .select('document')
    .where('institution_id', '=', institutionId)
    .where('policy_key', '=', policyKey)
    .where('policy_version', '=', policyVersion)
    .where('version', '=', version)
    .limit(1)
    .executeTakeFirst();
  return row?.document;
}

/**
 * Pins a docket to a calibration, unless it is already pinned to another.
 *
 * @returns the version that the docket is pinned to
 */
export async function pinCalibration(
  transaction: Transaction,
  institutionId: string,
  docketId: string,
  version: string,
): Promise<string> {
  await transaction
    .insertInto('docket_calibrations')
    .values({
      institution_id: institutionId,
      docket_id: docketId,
      version,
      pinned_at: sql<string>`clock_timestamp()`,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await transaction
    .selectFrom('docket_calibrations')
    .select('version')
    .where('institution_id', '=', institutionId)
    .where('docket_id', '=', docketId)
    .executeTakeFirstOrThrow();
  return row.version;
}

/** Stores a calibration under its own version, unless that version is already stored. */
export async function storeCalibration(
  transaction: Transaction,
  institutionId: string,
  policyKey: string,
  policyVersion: number,
  referenceClassVersion: string,
  calibration: { version: string },
): Promise<void> {
  await transaction
    .insertInto('calibrations')
    .values({
      institution_id: institutionId,
      policy_key: policyKey,
      policy_version: policyVersion,
      reference_class_version: referenceClassVersion,
      version: calibration.version,
      document: JSON.stringify(calibration),
      created_at: sql<string>`clock_timestamp()`,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
