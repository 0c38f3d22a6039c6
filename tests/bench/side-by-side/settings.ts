import type { PeerName } from './contenders/start-peers.ts';

/** How much is measured. */
export interface Settings {
  rounds: number;
  /** Contested cases of each contender in a round, and how many are heard at the same time. */
  contested: { cases: number; atOnce: number };
  /** Cases of each contender in a round, by size of docket. Contenders that take longer get fewer. */
  uncontested: Record<'uncontested100' | 'uncontested500', Record<'hearken' | PeerName, number>>;
  /** Hearings of the measurement of latency. */
  latency: number;
  /** Hearings and docket that each contender has before anything is measured. */
  warmUp: { contested: number; docket: number };
}

const perContender = (
  hearken: number,
  dbos: number,
  temporal: number,
  single: number,
): Record<'hearken' | PeerName, number> => ({
  hearken,
  dbosPerCase: dbos,
  dbosPerDocket: hearken,
  temporalActivities: temporal,
  temporalLocalActivities: temporal,
  rawSqlBatched: hearken,
  rawSqlSingle: single,
});

export const FULL: Settings = {
  rounds: 3,
  contested: { cases: 50, atOnce: 8 },
  uncontested: {
    uncontested100: perContender(1_000, 500, 200, 500),
    uncontested500: perContender(1_000, 500, 200, 500),
  },
  latency: 60,
  warmUp: { contested: 30, docket: 100 },
};

/** One short round. What it gives scatters more. */
export const QUICK: Settings = {
  rounds: 1,
  contested: { cases: 16, atOnce: 8 },
  uncontested: {
    uncontested100: perContender(200, 100, 100, 100),
    uncontested500: perContender(500, 100, 100, 100),
  },
  latency: 16,
  warmUp: { contested: 8, docket: 20 },
};
