/** Certainty that no finite number of precedents can give; probabilities are held inside it before taking log-odds. */
const CLOSEST_TO_CERTAIN = 0.001;

/** Log-odds of a probability held inside 0.001..0.999. */
export function logOdds(probability: number): number {
  const held = Math.min(1 - CLOSEST_TO_CERTAIN, Math.max(CLOSEST_TO_CERTAIN, probability));
  return Math.log(held / (1 - held));
}

/** The probability with these log-odds, 0..1. */
export function fromLogOdds(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
