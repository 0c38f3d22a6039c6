import type { Act } from '../../peers/rows/tape.ts';
import type { MachineFacts } from '../../machine-facts.ts';
import type { Part } from '../cpu/find-parts.ts';
import { CONTENDERS, RATIOS, ROWS, type Row } from '../rows.ts';
import type { Settings } from '../settings.ts';

/** What one contender used for each case of one round. */
export interface Usage {
  /** Milliseconds of CPU, of all its processes. */
  cpu: number;
  cpuByPart: Partial<Record<Part, number>>;
  /** Transactions that wrote something. */
  writes: number;
  walBytes: number;
  /** Events and bytes of Temporal's histories; 0 where there are none. */
  events: number;
  historyBytes: number;
  /** Cases a second. Interleaved with others on a shared machine it says little; CPU is the figure. */
  perSecond: number;
}

/** Medians over the rounds, for each case. */
export interface Figure extends Usage {
  row: Row;
  contender: string;
  cases: number;
  /** Milliseconds of CPU a case of each round, in their order. */
  rounds: number[];
}

/** DESIGN.md, section 8: a peer's CPU a case divided by Hearken's, of medians. */
export type Ratios = { [R in Row]: Record<keyof (typeof RATIOS)[R], number> };

/** How long callers wait for acts that arrive at a fixed rate, whatever has become of those before. */
export interface ActLatency {
  hearings: number;
  /** Hearings that begin in a second. */
  perSecond: number;
  /** Milliseconds from the moment at which an act was due to its answer, over all acts and by act. */
  p50: number;
  p95: number;
  byAct: Record<Act, { p50: number; p95: number }>;
  /** Milliseconds of CPU a hearing, and the same divided by the closed loop's. */
  cpu: number;
  ratioToClosedLoop: number;
  events: number;
}

export interface Report {
  measuredAt: string;
  machine: MachineFacts;
  settings: Settings;
  figures: Figure[];
  latency: ActLatency;
  /** Workflows of Hearken that the sweep had to wake or start. Where it is not 0, figures hold what the sweep did. */
  rescued: number;
  ratios: Ratios;
}

/** Usages of one contender in one row, a round each. */
export interface Measured {
  row: Row;
  contender: string;
  cases: number;
  usages: Usage[];
}

/** Medians of what was measured, in the order in which rows and contenders are shown. */
export function toFigures(measured: readonly Measured[]): Figure[] {
  return ROWS.flatMap((row) =>
    CONTENDERS[row].map((contender) => {
      const found = measured.find((each) => each.row === row && each.contender === contender);
      if (!found || found.usages.length === 0) throw new Error(`${contender} was not measured: ${row}`);
      const { cases, usages } = found;
      const medianOf = (pick: (usage: Usage) => number) => median(usages.map(pick));
      const parts = Object.keys(usages[0]?.cpuByPart ?? {}) as Part[];
      return {
        row,
        contender,
        cases,
        cpu: medianOf(({ cpu }) => cpu),
        cpuByPart: Object.fromEntries(parts.map((part) => [part, medianOf(({ cpuByPart }) => cpuByPart[part] ?? 0)])),
        writes: medianOf(({ writes }) => writes),
        walBytes: medianOf(({ walBytes }) => walBytes),
        events: medianOf(({ events }) => events),
        historyBytes: medianOf(({ historyBytes }) => historyBytes),
        perSecond: medianOf(({ perSecond }) => perSecond),
        rounds: usages.map(({ cpu }) => cpu),
      };
    }),
  );
}

/** The ratios of the contract: how many times Hearken's CPU each peer uses for a case. */
export function toRatios(figures: readonly Pick<Figure, 'row' | 'contender' | 'cpu'>[]): Ratios {
  const cpuOf = (row: Row, contender: string): number => {
    const found = figures.find((figure) => figure.row === row && figure.contender === contender);
    if (!found) throw new Error(`there is no figure of ${contender}: ${row}`);
    return found.cpu;
  };
  const ratiosOf = (row: Row) =>
    Object.fromEntries(
      Object.entries(RATIOS[row]).map(([name, peer]) => [name, cpuOf(row, peer) / cpuOf(row, 'hearken')]),
    );
  return Object.fromEntries(ROWS.map((row) => [row, ratiosOf(row)])) as Ratios;
}

/** The middle value; the mean of the two middle ones where their number is even. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2;
}

/** The value that a share of all values (0..1) does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
