import type { Refusal, RefusalCode } from '#workflows/domain/refusal.ts';
import { sqlState } from '../transaction.ts';

/** The database's guards by their SQLSTATE (`db/guards`), in the core's words. */
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
};

/**
 * The refusal that an error of the database is, or `undefined` when it is none: a guard refused what the core let through,
 * or an id is taken. Asking the same again would be refused again.
 */
export function guardRefusal(error: unknown): Refusal | undefined {
  const state = sqlState(error) ?? '';
  const code = GUARDS[state] ?? (state === '23505' ? 'alreadyGiven' : undefined);
  return code && { code, detail: `the database refuses it: ${error instanceof Error ? error.message : state}` };
}
