import type { Act } from '../../peers/rows/tape.ts';
import type { Part } from '../cpu/find-parts.ts';

/** A case whose window is open, to be heard: its acts, each resolving once it is answered, called in their order. */
export interface OpenCase {
  act(act: Act): Promise<void>;
}

/** Hearken, or a peer in one variant. */
export interface Contender {
  name: string;
  /** Processes of its own. PostgreSQL and Temporal are everybody's. */
  parts: Partial<Record<Part, number>>;
  /**
   * Whether its processes are stopped while others have their turn, because they ask the database now and then while they wait.
   * Peers that only wait for Temporal use next to nothing, and had better keep their connections.
   */
  isPaused: boolean;
  /** Databases it writes to. */
  databases: string[];
  /** Where its workflows run, if it has any. */
  taskQueue?: string;
  /** Makes cases ready to be heard; not measured. */
  openCases(count: number): Promise<OpenCase[]>;
  /** Sends in a docket of so many cases that nobody contests. */
  sendDocket(size: number): Promise<void>;
  /** Whether everything that follows from what was sent and done has happened. */
  isSettled(): Promise<boolean>;
}
