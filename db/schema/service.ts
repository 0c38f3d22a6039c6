import type { Fixed } from './column.ts';

/** One row: when the probe last found that claims could be taken; none before it has once. */
export interface ServiceReachTable {
  last_heard_at: string;
}

/** Up to when an API process has served subjects' requests, and when those came that it has not answered yet, by link. */
export interface ClaimsServedTable {
  process_id: string;
  served_until: string;
  waiting: Record<string, string>;
  noted_at: string;
}

/** What tells the key that subjects' files are encrypted under from every other; one row at most. */
export interface DataKeyFingerprintTable {
  fingerprint: Fixed<string>;
}

/** A period in which claims could not be taken, stored once it is over. */
export interface ServiceGapsTable {
  began_at: Fixed<string>;
  ended_at: Fixed<string>;
}
