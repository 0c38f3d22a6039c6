import type { MachineFacts } from './machine-facts.ts';

/** What is measured, in the order in which it is shown. */
export const FIGURES = {
  empty: 'Temporal alone: empty workflows',
  twoActivities: 'Temporal alone: workflows with two activities that do nothing',
  updates: 'Temporal alone: workflows with six updates that do nothing',
  uncontested: 'Hearken: uncontested cases, received to told, in dockets of 100',
  hearings: 'Hearken: contested hearings, claim to told',
} as const;
export type FigureName = keyof typeof FIGURES;

/** How long and how wide is measured. */
export interface Settings {
  rounds: number;
  /** For which a round begins pieces of work of one kind. */
  seconds: number;
  /** Workflows or hearings under way at the same time. */
  atOnce: number;
  dockets: { size: number; atOnce: number };
  /** Cases made ready for the hearings of a round: the most it can hear. */
  contested: number;
}

/** Pieces of work per second: the median of the rounds, and each round. */
export interface Figure {
  name: FigureName;
  title: string;
  perSecond: number;
  rounds: number[];
}

export interface ThroughputReport {
  measuredAt: string;
  machine: MachineFacts;
  settings: Settings;
  figures: Figure[];
  /** Each figure of Hearken divided by each of Temporal alone. */
  ratios: Partial<Record<FigureName, Partial<Record<FigureName, number>>>>;
}

const FLOORS = ['empty', 'twoActivities', 'updates'] as const;
const OURS = ['uncontested', 'hearings'] as const;

/** Medians and ratios of what the rounds gave, each in pieces of work per second. */
export function summarize(rates: Record<FigureName, number[]>): Pick<ThroughputReport, 'figures' | 'ratios'> {
  const names = Object.keys(FIGURES) as FigureName[];
  const figures = names.map((name) => ({
    name,
    title: FIGURES[name],
    perSecond: median(rates[name]),
    rounds: rates[name],
  }));
  const rateOf = (name: FigureName) => median(rates[name]);
  const ratios = Object.fromEntries(
    OURS.map((ours) => [ours, Object.fromEntries(FLOORS.map((floor) => [floor, rateOf(ours) / rateOf(floor)]))]),
  );
  return { figures, ratios };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2;
}
