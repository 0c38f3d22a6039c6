export interface ScoringSettings {
  cases: number;
  /** Requests under way at once. */
  concurrency: number;
  /** What the model takes for each. */
  modelMilliseconds: number;
}

export interface ScoringOverhead extends ScoringSettings {
  wallMilliseconds: number;
  /** Of this process with all its threads, the model's stand-in among them; other programs on the machine do not lengthen it. */
  processorMilliseconds: number;
  /** What the model alone would take: cases ÷ concurrency × time of an answer. */
  idealMilliseconds: number;
  /** Wall time over ideal; 1 is no overhead. */
  ratio: number;
  /** Of the wall time, until all cases were taken in: no score is due before. */
  intakeMilliseconds: number;
}

/** Times a piece of work that puts all cases to the model, and says when it has taken them in. */
export async function measureOverhead(
  settings: ScoringSettings,
  work: (takenIn: () => void) => Promise<void>,
): Promise<ScoringOverhead> {
  const [clock, processor] = [performance.now(), process.cpuUsage()];
  let intakeMilliseconds = 0;
  await work(() => (intakeMilliseconds = performance.now() - clock));
  const wallMilliseconds = performance.now() - clock;
  const { user, system } = process.cpuUsage(processor);
  const idealMilliseconds = (settings.cases / settings.concurrency) * settings.modelMilliseconds;
  return {
    ...settings,
    wallMilliseconds,
    processorMilliseconds: (user + system) / 1_000,
    idealMilliseconds,
    ratio: wallMilliseconds / idealMilliseconds,
    intakeMilliseconds,
  };
}
