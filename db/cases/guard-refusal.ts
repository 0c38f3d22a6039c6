import type { Refusal, RefusalCode } from '#workflows/domain/refusal.ts';
import { sqlState } from '../transaction.ts';

/** The core's refusal for each SQLSTATE that the database's guards raise (`db/guards`). */
const GUARDS: Readonly<Record<string, RefusalCode>> = {
  HK001: 'findingMissing',
  HK002: 'contributionsIncomplete',
  HK003: 'notPermitted',
  HK004: 'wrongPhase',
  HK005: 'outcomeWithoutFactsMissing',
  HK006: 'undecipheredMovesOn',
  HK007: 'claimOpen',
  HK008: 'wrongPhase',
  HK009: 'outOfDate',
  HK010: 'notPermitted',
  HK011: 'exceptionSetAside',
  HK012: 'appealWindowOpen',
  HK013: 'underLegalHold',
  HK016: 'recordTooThin',
  HK017: 'factsUnaccounted',
  HK018: 'choiceNotOffered',
  HK021: 'recordingNotAllowed',
  HK020: 'subjectNotReached',
  HK019: 'objectionOpen',
  HK022: 'appointmentUnknown',
  HK023: 'attachmentKept',
  HK025: 'secondJudgeMissing',
};

/**
 * Converts a database error into a refusal: a guard refused what the core accepted, or an id is taken. The same request would
 * be refused again. Returns `undefined` for any other error.
 */
export function guardRefusal(error: unknown): Refusal | undefined {
  const state = sqlState(error) ?? '';
  const code = GUARDS[state] ?? (state === '23505' ? 'alreadyGiven' : undefined);
  return code && { code, detail: `the database refuses it: ${error instanceof Error ? error.message : state}` };
}
