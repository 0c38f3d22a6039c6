import { describe, expect, test } from 'vitest';
import {
  median,
  quantile,
  toFigures,
  toRatios,
  type Measured,
  type Usage,
} from '../../bench/side-by-side/report/figures.ts';
import { CONTENDERS, ROWS } from '../../bench/side-by-side/rows.ts';

const usage = (cpu: number): Usage => ({
  cpu,
  cpuByPart: { postgres: cpu / 4, peer: (3 * cpu) / 4 },
  writes: 7,
  walBytes: 1_000,
  events: cpu,
  historyBytes: 10,
  perSecond: 1,
});

/** Every contender in every row, each with the same three rounds but for Hearken's. */
function measure(hearken: number[], peers: number[]): Measured[] {
  return ROWS.flatMap((row) =>
    CONTENDERS[row].map((contender) => ({
      row,
      contender,
      cases: 100,
      usages: (contender === 'hearken' ? hearken : peers).map(usage),
    })),
  );
}

describe('ratios', () => {
  test('are a peer’s CPU divided by Hearken’s, not the other way round, of medians and not of means', () => {
    const ratios = toRatios(toFigures(measure([10, 1, 40], [30, 20, 1_000])));
    expect(ratios.contested.temporalActivities).toBe(3);
  });

  test('have exactly the names of the contract', () => {
    const ratios = toRatios(toFigures(measure([1], [1])));
    const names = Object.fromEntries(ROWS.map((row) => [row, Object.keys(ratios[row])]));
    const uncontested = ['dbosPerCase', 'dbosPerDocket', 'temporalPerCase', 'rawSqlGuarded'];
    expect(names).toEqual({
      contested: ['temporalLocalActivities', 'temporalActivities', 'dbos', 'rawSql'],
      uncontested100: uncontested,
      uncontested500: uncontested,
    });
  });

  test('take each row’s own figures', () => {
    const figures = toFigures(measure([10], [20])).map((figure) =>
      figure.row === 'uncontested500' && figure.contender === 'dbosPerCase' ? { ...figure, cpu: 55 } : figure,
    );
    const ratios = toRatios(figures);
    expect([ratios.uncontested100.dbosPerCase, ratios.uncontested500.dbosPerCase]).toEqual([2, 5.5]);
  });

  test('are not made up where a contender was not measured', () => {
    const incomplete = measure([1], [1]).filter(({ contender }) => contender !== 'rawSqlBatched');
    expect(() => toFigures(incomplete)).toThrow('rawSqlBatched was not measured');
  });
});

describe('figures', () => {
  test('keep every round beside the median, and the parts of a median add up to it where rounds are alike', () => {
    const [figure] = toFigures(measure([8, 8, 8], [1]));
    expect(figure).toMatchObject({
      contender: 'hearken',
      cpu: 8,
      rounds: [8, 8, 8],
      cpuByPart: { postgres: 2, peer: 6 },
    });
  });

  test('of an even number of rounds lie between the two middle ones', () => {
    expect(median([4, 1, 3, 100])).toBe(3.5);
  });

  test('of latency are waits that really happened', () => {
    const waits = Array.from({ length: 100 }, (_, place) => 100 - place);
    expect([quantile(waits, 0.5), quantile(waits, 0.95), quantile([7], 0.95)]).toEqual([50, 95, 7]);
  });
});
