import type { Chance } from '../trials/chance.ts';
import type { Deployment } from './deployment.ts';
import type { People } from './people.ts';
import type { SentDocket } from './play-cases.ts';
import type { Row } from './row.ts';

/** How much is done. */
export interface Numbers {
  /** Cases of the first docket. */
  cases: number;
  /** Of the first docket, how many are claimed, heard and decided. */
  hearings: number;
  /** Requests during the rolling restart, at least. */
  requests: number;
  /** How many times a part is killed while hearings go on. */
  kills: number;
  /** From which follows which parts are killed, and when; a whole number. */
  seed: number;
}

/** What steps share. */
export interface Drill {
  deployment: Deployment;
  people: People;
  /** The same people, who repeat a call until it is answered. */
  patient: People;
  chance: Chance;
  numbers: Numbers;
  /** Cases that the load leaves alone: judges here write the same finding on each claim, which is refused where there are several. */
  apart: SentDocket['open'];
  /** Cases whose subjects may claim. */
  open: SentDocket['open'];
  say: (line: string) => void;
}

export type Step = (drill: Drill) => Promise<Pick<Row, 'what' | 'wrong'>>;
