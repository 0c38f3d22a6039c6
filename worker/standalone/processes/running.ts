/** A process, or a small group of them behind one, that has started and is usable. */
export interface Running {
  /** Process id that signals of `kill` go to. */
  readonly pid: number;
  /** Resolves when it has ended, whatever the cause, with how: `exit code 1`, `signal SIGKILL`. Never rejects. */
  readonly ended: Promise<string>;
  /** Sends a signal and nothing else: no grace, no clean-up. */
  kill(signal: NodeJS.Signals): void;
  /** Ends it cleanly, by force where that takes too long, and resolves when it is gone. */
  stop(): Promise<void>;
}
