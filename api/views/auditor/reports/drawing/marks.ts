import { barX, dot, ruleX, ruleY, text, type PlotOptions } from '@observablehq/plot';
import type { SeriesToken } from '#api/charts/series.ts';
import { say, type Words } from '#api/ui/say.ts';
import type { CalibrationRange } from '#db/audit/reports/calibration.ts';
import type { OverrideCounts } from '#db/audit/reports/override-rate.ts';
import { inFigures, numberOf, type Cells } from '../figures.ts';

export type Options = Omit<PlotOptions, 'document'>;
/** A picture; it gets its words in the reader's language from `textOf`. */
export type Drawn = (textOf: TextOf) => Options;
type TextOf = (words: Words) => string;

/** Ticks as the reader writes numbers. */
const ticksFor = (textOf: TextOf) => (value: number) => textOf(inFigures(value));

const LINE = 30;
/** Room for names on the left, in pixels. */
const NAMES = 190;
const MAX_NAME = 26;

const shorten = (name: string): string => (name.length <= MAX_NAME ? name : `${name.slice(0, MAX_NAME - 1)}…`);

const frame = (lines: number): Options => ({
  width: 720,
  height: 60 + lines * LINE,
  marginLeft: NAMES,
  marginRight: 100,
  marginBottom: 40,
});

const colour = (token: SeriesToken): string => `var(--${token})`;

/** Shares with their intervals, one line for each row, with the number of cases beside it. */
export function sharesWithIntervals<Row extends Cells>(
  rows: readonly Row[],
  of: {
    name: (row: Row) => Words;
    share: keyof Row;
    lower: keyof Row;
    upper: keyof Row;
    count: keyof Row;
    label: Words;
  },
): Drawn {
  return (textOf) => {
    const points = rows.map((row) => ({
      name: textOf(of.name(row)),
      share: numberOf(row, of.share),
      lower: numberOf(row, of.lower),
      upper: numberOf(row, of.upper),
      count: `n = ${numberOf(row, of.count)}`,
    }));
    return {
      ...frame(rows.length),
      x: { label: textOf(of.label), domain: [0, 100], percent: true, labelOffset: 36, grid: true },
      y: { label: null, domain: points.map(({ name }) => name), tickFormat: shorten },
      marks: [
        ruleX([0]),
        ruleY(points, {
          y: 'name',
          x1: 'lower',
          x2: 'upper',
          stroke: colour('series-6'),
          strokeWidth: 3,
          strokeOpacity: 0.6,
        }),
        dot(points, { x: 'share', y: 'name', r: 6, fill: colour('series-1') }),
        text(points, { y: 'name', text: 'count', frameAnchor: 'right', dx: 14, textAnchor: 'start' }),
      ],
    };
  };
}

/** Counts that go to either side: against the subject to the right, for them to the left. */
export function directions<Row extends Cells & Pick<OverrideCounts, 'towardsAdverse' | 'awayFromAdverse'>>(
  rows: readonly Row[],
  name: (row: Row) => Words,
): Drawn {
  return (textOf) => {
    const nameIn = (row: Row) => textOf(name(row));
    const sides = rows.flatMap((row) => [
      { name: nameIn(row), count: numberOf(row, 'towardsAdverse'), isAdverse: true },
      { name: nameIn(row), count: -numberOf(row, 'awayFromAdverse'), isAdverse: false },
    ]);
    const most = Math.max(...sides.map(({ count }) => Math.abs(count)), 1);
    return {
      ...frame(rows.length),
      x: {
        label: textOf(say`← for the subject · decisions · against the subject →`),
        labelAnchor: 'center',
        labelOffset: 36,
        domain: [-most, most],
        grid: true,
        tickFormat: (value: number) => textOf(inFigures(Math.abs(value))),
      },
      y: { label: null, domain: rows.map(nameIn), tickFormat: shorten },
      marks: [
        barX(sides, {
          x: 'count',
          y: 'name',
          fill: ({ isAdverse }: (typeof sides)[number]) => colour(isAdverse ? 'series-2' : 'series-1'),
          insetTop: 4,
          insetBottom: 4,
        }),
        ruleX([0]),
      ],
    };
  };
}

/** Parts of a whole, stacked in a line for each name, in the order of the series. */
export function stacked(
  given: readonly { name: Words; part: string; count: number }[],
  series: readonly { part: string; token: SeriesToken }[],
  label: Words,
): Drawn {
  return (textOf) => {
    const parts = given.map((each) => ({ ...each, name: textOf(each.name) }));
    const names = [...new Set(parts.map(({ name }) => name))];
    const order = series.map(({ part }) => part);
    const tokens = new Map(series.map(({ part, token }) => [part, token]));
    return {
      ...frame(names.length),
      x: { label: textOf(label), labelOffset: 36, grid: true, tickFormat: ticksFor(textOf) },
      y: { label: null, domain: names, tickFormat: shorten },
      marks: [
        barX(
          parts.toSorted((a, b) => order.indexOf(a.part) - order.indexOf(b.part)),
          {
            x: 'count',
            y: 'name',
            fill: ({ part }: (typeof parts)[number]) => colour(tokens.get(part) ?? 'series-6'),
            insetTop: 4,
            insetBottom: 4,
          },
        ),
        ruleX([0]),
      ],
    };
  };
}

/** A range of figures with a point in it. */
export interface Range {
  name: Words;
  from: number;
  at: number;
  to: number;
  note: string;
}

/** A range with a point in it for each name. */
export function ranges(given: readonly Range[], x: { domain: readonly [number, number]; label: Words }): Drawn {
  return (textOf) => {
    const points = given.map((each) => ({ ...each, name: textOf(each.name) }));
    return {
      ...frame(points.length),
      x: {
        labelOffset: 36,
        grid: true,
        domain: [...x.domain],
        label: textOf(x.label),
        tickFormat: ticksFor(textOf),
      },
      y: { label: null, domain: points.map(({ name }) => name), tickFormat: shorten },
      marks: [
        ruleY(points, {
          y: 'name',
          x1: 'from',
          x2: 'to',
          stroke: colour('series-6'),
          strokeWidth: 3,
          strokeOpacity: 0.6,
        }),
        dot(points, { x: 'at', y: 'name', r: 6, fill: colour('series-1') }),
        text(points, { y: 'name', text: 'note', frameAnchor: 'right', dx: 14, textAnchor: 'start' }),
      ],
    };
  };
}

/** How often the event followed, by score, beside the line on which score and share are the same. */
export function reliability(rows: readonly CalibrationRange[]): Drawn {
  return (textOf) => {
    const points = rows.map((row) => ({
      score: numberOf(row, 'meanScore'),
      share: numberOf(row, 'eventShare'),
      lower: numberOf(row, 'eventLower'),
      upper: numberOf(row, 'eventUpper'),
      count: `n = ${numberOf(row, 'cases')}`,
    }));
    return {
      width: 640,
      height: 520,
      marginBottom: 45,
      marginLeft: 55,
      x: { label: textOf(say`mean score →`), domain: [0, 100], percent: true, grid: true, labelOffset: 40 },
      y: {
        label: textOf(say`↑ share for whom the adverse event followed`),
        domain: [0, 100],
        percent: true,
        grid: true,
      },
      marks: [
        ruleX(points, {
          x: 'score',
          y1: 'lower',
          y2: 'upper',
          stroke: colour('series-6'),
          strokeWidth: 3,
          strokeOpacity: 0.6,
        }),
        dot(points, { x: 'score', y: 'share', r: 5, fill: colour('series-1') }),
        text(points, { x: 'score', y: 'upper', text: 'count', dy: -8 }),
        // From corner to corner: where score and share are the same.
        ruleSame(),
      ],
    };
  };
}

const ruleSame = () =>
  dot(
    Array.from({ length: 41 }, (_, index) => index / 40),
    { x: (at: number) => at, y: (at: number) => at, r: 1.2, fill: colour('series-2') },
  );
