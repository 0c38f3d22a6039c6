import type { EventType } from '#workflows/domain/event.ts';
import type { Sent } from '../../app-under-test.ts';
import type { CastCase } from '../../authorization/scene.ts';
import type { Court } from '../../court.ts';

/** A case that stands where an act can be done, with what was prepared for it. */
export interface StagedCase extends CastCase {
  /** When the subject said by phone what a supervisor writes down. */
  spokenAt?: string;
  /** The letter that waits to be posted. */
  letterId?: string;
}

/** An act, and what is needed to do it twice. */
export interface ActKind {
  /** A case where it can be done. */
  bring: (court: Court) => Promise<StagedCase>;
  /** The caller; null for the subject. */
  by: string | null;
  request: (one: StagedCase) => string;
  sent?: (one: StagedCase, court: Court) => Sent;
  /** Another act of the same caller's on the same case: another body, or another request. */
  other: (one: StagedCase) => { request?: string } & Sent;
  leaves: EventType;
}

export const DAY = 86_400_000;
const THEN = Date.now();
export const inDays = (days: number) => new Date(THEN + days * DAY).toISOString();

export const appeal = (below: string) => (one: StagedCase) => `POST /v1/appeals/${one.token}/${below}`;
export const hearing = (below: string) => (one: StagedCase) => `POST /v1/hearings/${one.caseId}/${below}`;
export const json = (body: unknown) => () => ({ body });
/** Another act of the subject's, for those that say nothing. */
export const aClaim = (one: StagedCase) => ({ request: appeal('claims')(one), body: { statement: 'Something else.' } });
/** The same for a judge. */
export const aRelease = (one: StagedCase) => ({ request: hearing('release')(one), body: { reason: 'something else' } });
