/** A process, or a small group of processes behind one, that has started and is usable. */
export interface Running {
  /** Process id to which `kill` sends signals. */
  readonly pid: number;
  /** Resolves when it has ended, for whatever reason, with a description: `exit code 1`, `signal SIGKILL`. Never rejects. */
  readonly ended: Promise<string>;
  /** Sends a signal and nothing else: no grace, no clean-up. */
  kill(signal: NodeJS.Signals): void;
  /** Ends it cleanly, or by force if that takes too long, and resolves when it is gone. */
  stop(): Promise<void>;
}
