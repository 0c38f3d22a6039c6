import type { CourthouseChanges } from '../chaos/courthouse.ts';
import type { Chance } from './chance.ts';
import type { Court } from './court.ts';

/** What must not have happened, of one case or act. */
export interface Violation {
  /** What kind of thing it is, in a word that the report counts by. */
  kind: string;
  /** Which case or act, and what was seen of it. */
  detail: string;
}

/** What a trial showed. */
export interface Outcome {
  /** How many claims, acts or kills were tried. */
  trials: number;
  violations: Violation[];
  /** What else was counted or timed, by name; times in milliseconds. */
  figures: Record<string, number>;
}

/** What a trial is run with. */
export interface Setting {
  /** How many claims, acts or kills to try. */
  trials: number;
  /** How many cases or hearings go on at once, where the trial leaves a choice. */
  size: number;
  chance: Chance;
  /** Opens the embedded stack with a policy of that window; the runner stops it. */
  openCourt(windowSeconds: number, changes?: CourthouseChanges): Promise<Court>;
  /** Milliseconds after a window's end during which claims are still taken. */
  graceOf(windowSeconds: number): number;
  /** Says in one line how far the trial is. */
  progress(line: string): void;
}

interface Amount {
  trials: number;
  size: number;
}

/** One promise put to the test. */
export interface Trial {
  name: string;
  /** One line for the report. */
  title: string;
  /** The amounts that count, and smaller ones for a look. */
  full: Amount;
  quick: Amount;
  run(setting: Setting): Promise<Outcome>;
}
