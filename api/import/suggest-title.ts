import type { Policy } from '#workflows/domain/policy.ts';
import { timeZoneOf } from '#workflows/domain/policy.ts';
import { dayOf } from '#workflows/domain/term.ts';

/** Leaves room for the day and for the number of a docket in the 180 characters of a title. */
const MAX_NAME = 140;
/** Characters that a title may not contain. */
const CONTROLS = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/**
 * What the dockets of a file are called unless the institution says otherwise: the file's name without its ending, and the day, such
 * as `October, 2026-11-29`.
 *
 * @param at when the file came; the day is that of the policy's time zone
 */
export function suggestTitle(fileName: string, policy: Pick<Policy, 'timeZone' | 'appealWindow'>, at: string): string {
  const name = fileName
    .replace(/\.[a-z0-9]{1,7}$/i, '')
    .replace(CONTROLS, '')
    .trim();
  const day = dayOf(at, timeZoneOf(policy));
  return name === '' ? day : `${Array.from(name).slice(0, MAX_NAME).join('')}, ${day}`;
}
