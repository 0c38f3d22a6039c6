import type { NewCase } from '../rows/case-book.ts';
import type { Act, Stage } from '../rows/tape.ts';

/** One way to carry cases without Hearken. */
export interface Peer {
  /** Carries out an act of a hearing, and resolves once it has happened. */
  act(each: NewCase, act: Act): Promise<void>;
  /** Starts what carries the cases of a docket that has just been received, to the end. */
  carryDocket(docketId: string, cases: readonly NewCase[]): Promise<void>;
  stop(): Promise<void>;
}

/** What a peer is given to work with. */
export interface Surroundings {
  /** Does the work of a stage of one case, or of a whole docket: its rows, in one transaction. */
  write(caseId: string, stage: Stage): Promise<void>;
  writeDocket(docketId: string, stage: Stage): Promise<void>;
  /** Notes that a case has come to its end. */
  finish(caseId: string): void;
  /** Notes that all cases of a docket have. */
  finishDocket(docketId: string): void;
  /** How long appeal windows are open, in milliseconds. */
  windowMilliseconds: number;
  environment: NodeJS.ProcessEnv;
}

/** Stages of a case that nobody contests, after it was received; only those told before have a window to wait for. */
export function stagesAhead({ batchesOf }: NewCase): { before: Stage[]; hasWindow: boolean; after: Stage[] } {
  const isThere = (stage: Stage) => batchesOf(stage).length > 0;
  return {
    before: (['scored', 'noticed'] as const).filter(isThere),
    hasWindow: isThere('noticed'),
    after: (['decision', 'told'] as const).filter(isThere),
  };
}
