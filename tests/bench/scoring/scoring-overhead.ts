export interface ScoringSettings {
  cases: number;
  /** Requests under way at once. */
  concurrency: number;
  /** What the model takes for each. */
  modelMilliseconds: number;
}

export interface ScoringOverhead extends ScoringSettings {
  wallMilliseconds: number;
  /** What the model alone would take: cases ÷ concurrency × time of an answer. */
  idealMilliseconds: number;
  /** Wall time over ideal; 1 is no overhead. */
  ratio: number;
}

export function overheadOf(settings: ScoringSettings, wallMilliseconds: number): ScoringOverhead {
  const idealMilliseconds = (settings.cases / settings.concurrency) * settings.modelMilliseconds;
  return { ...settings, wallMilliseconds, idealMilliseconds, ratio: wallMilliseconds / idealMilliseconds };
}
