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
}

/** What steps share. */
export interface Drill {
  deployment: Deployment;
  people: People;
  numbers: Numbers;
  /** Cases whose subjects may claim. */
  open: SentDocket['open'];
  say: (line: string) => void;
}

export type Step = (drill: Drill) => Promise<Pick<Row, 'what' | 'wrong'>>;
