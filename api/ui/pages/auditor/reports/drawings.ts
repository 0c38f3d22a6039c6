import { SERIES, type SeriesToken } from '#api/ui/charts/chart.ts';
import { describeSeconds, numberOf, percent, textOf, type Row } from './figures.ts';
import { directions, ranges, reliability, sharesWithIntervals, stacked, type Options } from './marks.ts';

/** A picture of some of a report's rows. */
export interface Drawing {
  title: string;
  /** What is to be seen, in a sentence. */
  label: string;
  options: Options;
  legend?: readonly { token: SeriesToken; name: string }[];
  rows: readonly Row[];
}

const PREFIXES: Partial<Record<string, string>> = { policy: 'policy ', policyVersion: 'version ' };

const groupBy = (rows: readonly Row[], ...columns: string[]): [name: string, rows: Row[]][] => [
  ...Map.groupBy(rows, (row) => columns.map((column) => `${PREFIXES[column] ?? ''}${textOf(row, column)}`).join(', ')),
];

const tell = (rows: readonly Row[], name: (row: Row) => string, say: (row: Row) => string): string =>
  rows.map((row) => `${name(row)}: ${say(row)}`).join('; ');

const overridden = (row: Row): string => `${percent(numberOf(row, 'overrideShare'))} of ${numberOf(row, 'decisions')}`;

function overrides(group: string, rows: Row[], name: (row: Row) => string): Drawing[] {
  return [
    {
      title: `How often, ${group}`,
      label: `Share of decisions that depart from the score. ${tell(rows, name, overridden)}`,
      options: sharesWithIntervals(rows, {
        name,
        share: 'overrideShare',
        lower: 'overrideLower',
        upper: 'overrideUpper',
        count: 'decisions',
        label: 'decisions other than the provisional outcome, in per cent, with 95 % interval →',
      }),
      rows,
    },
    {
      title: `Which way, ${group}`,
      label: `Decisions that depart from the score, against and for the subject. ${tell(rows, name, (row) => `${textOf(row, 'towardsAdverse')} against, ${textOf(row, 'awayFromAdverse')} for`)}`,
      options: directions(rows, name),
      legend: [
        { token: 'series-1', name: 'for the subject' },
        { token: 'series-2', name: 'against the subject' },
      ],
      rows,
    },
  ];
}

function stack(
  group: string,
  rows: Row[],
  {
    name,
    part,
    count,
    label,
  }: { name: (row: Row) => string; part: (row: Row) => string; count: string; label: string },
): Drawing {
  const parts = rows.map((row) => ({ name: name(row), part: part(row), count: numberOf(row, count) }));
  const series = [...new Set(parts.map((each) => each.part))].map((each, index) => ({
    name: each,
    token: SERIES[index % SERIES.length] ?? 'series-6',
  }));
  return {
    title: group,
    label: `${label}. ${parts.map((each) => `${each.name}, ${each.part}: ${each.count}`).join('; ')}`,
    options: stacked(parts, series, `${label} →`),
    legend: series,
    rows,
  };
}

const UNITS = [
  { name: 'days', seconds: 86_400 },
  { name: 'hours', seconds: 3_600 },
  { name: 'minutes', seconds: 60 },
];
const SECONDS = { name: 'seconds', seconds: 1 };

/** The largest unit of which the longest time has at least two. */
const unitFor = (longest: number) => UNITS.find(({ seconds }) => longest >= 2 * seconds) ?? SECONDS;

/** So many lines of days are drawn. */
const MOST_DAYS = 31;

const TOKENS = [
  { column: 'promptTokens', name: 'sent', token: 'series-1' },
  { column: 'completionTokens', name: 'written', token: 'series-3' },
  { column: 'assumedTokens', name: 'assumed', token: 'series-2' },
  { column: 'setAsideTokens', name: 'set aside', token: 'series-6' },
] as const;

/** How each report is drawn, by its name. */
export const DRAWINGS: ReadonlyMap<string, (rows: readonly Row[]) => Drawing[]> = new Map([
  [
    'override-rate',
    (rows) => groupBy(rows, 'policy').flatMap(([group, each]) => overrides(group, each, (row) => textOf(row, 'judge'))),
  ],
  [
    'override-by-group',
    (rows) =>
      groupBy(rows, 'policy', 'policyVersion', 'attribute').flatMap(([group, each]) =>
        overrides(group, each, (row) => textOf(row, 'group')),
      ),
  ],
  [
    'outcomes-by-group',
    (rows) =>
      groupBy(rows, 'policy', 'policyVersion', 'attribute').map(([group, each]): Drawing => ({
        title: group,
        label: `Share of adverse decisions. ${tell(
          each,
          (row) => textOf(row, 'group'),
          (row) => `${percent(numberOf(row, 'adverseShare'))} of ${numberOf(row, 'decisions')}`,
        )}`,
        options: sharesWithIntervals(each, {
          name: (row) => textOf(row, 'group'),
          share: 'adverseShare',
          lower: 'adverseLower',
          upper: 'adverseUpper',
          count: 'decisions',
          label: 'adverse decisions, in per cent, with 95 % interval →',
        }),
        rows: each,
      })),
  ],
  [
    'time-to-decision',
    (rows) =>
      groupBy(rows, 'policy').map(([group, each]): Drawing => {
        const unit = unitFor(Math.max(...each.map((row) => numberOf(row, 'longestSeconds'))));
        const points = each.map((row) => ({
          name: textOf(row, 'route'),
          from: numberOf(row, 'medianSeconds') / unit.seconds,
          at: numberOf(row, 'ninetiethPercentileSeconds') / unit.seconds,
          to: numberOf(row, 'longestSeconds') / unit.seconds,
          note: `n = ${numberOf(row, 'decisions')}`,
        }));
        return {
          title: group,
          label: `From arrival to the first decision: median, ninetieth percentile, longest. ${tell(
            each,
            (row) => textOf(row, 'route'),
            (row) =>
              ['medianSeconds', 'ninetiethPercentileSeconds', 'longestSeconds']
                .map((column) => describeSeconds(numberOf(row, column)))
                .join(', '),
          )}`,
          options: ranges(points, {
            domain: [0, Math.max(...points.map(({ to }) => to))],
            label: `${unit.name}: from the median, by the 90th percentile (dot), to the longest →`,
          }),
          rows: each,
        };
      }),
  ],
  [
    'findings',
    (rows) => [
      stack('Findings by policy', [...rows], {
        name: (row) => textOf(row, 'policy'),
        part: (row) => textOf(row, 'finding'),
        count: 'findings',
        label: 'findings',
      }),
    ],
  ],
  [
    'decisions-by-method',
    (rows) =>
      groupBy(rows, 'policy').map(([group, each]) =>
        stack(group, each, {
          name: (row) => textOf(row, 'methods'),
          part: (row) => `${textOf(row, 'principal')} counted most`,
          count: 'decisions',
          label: 'decisions in force',
        }),
      ),
  ],
  [
    'agreement',
    (rows) => {
      const known = rows.filter(({ alpha }) => alpha !== null);
      if (known.length === 0) return [];
      const points = known.map((row) => ({
        name: `${textOf(row, 'policy')}, version ${textOf(row, 'policyVersion')}`,
        from: numberOf(row, 'lower'),
        at: numberOf(row, 'alpha'),
        to: numberOf(row, 'upper'),
        note: `n = ${numberOf(row, 'claims')}`,
      }));
      return [
        {
          title: 'Krippendorff’s alpha',
          label: `Agreement between judges, with its interval. ${points.map(({ name, from, at, to, note }) => `${name}: ${at.toFixed(2)} (${from.toFixed(2)} to ${to.toFixed(2)}), ${note}`).join('; ')}`,
          options: ranges(points, {
            domain: [Math.min(-0.2, ...points.map(({ from }) => from)), 1],
            label: 'alpha, with 95 % interval: 0 is chance, 1 is perfect →',
          }),
          rows: known,
        },
      ];
    },
  ],
  [
    'calibration',
    (rows) =>
      groupBy(rows, 'policy', 'policyVersion').map(([group, each]): Drawing => {
        const all = each.find(({ range }) => range === 'all');
        const parts = each.filter(({ range }) => range !== 'all');
        const error = all
          ? `${numberOf(all, 'calibrationError').toFixed(3)} over ${numberOf(all, 'cases')} cases`
          : 'unknown';
        return {
          title: `${group}: expected calibration error ${error}`,
          label: `Score against what happened. ${tell(
            parts,
            (row) => textOf(row, 'range'),
            (row) => `${percent(numberOf(row, 'eventShare'))} of ${numberOf(row, 'cases')}`,
          )}`,
          options: reliability(parts),
          legend: [{ token: 'series-2', name: 'where score and share are the same' }],
          rows: each,
        };
      }),
  ],
  [
    'feeling-heard',
    (rows) => {
      const answered = rows.filter((row) => numberOf(row, 'answers') > 0);
      if (answered.length === 0) return [];
      return groupBy(answered, 'policy').map(([group, each]): Drawing => {
        const points = each.map((row) => {
          const means = ['feltHeard', 'feltUnderstood', 'wasTreatedFairly'].flatMap((column) =>
            row[column] === null ? [] : [numberOf(row, column)],
          );
          return {
            name: `${textOf(row, 'route')}, ${row['adverse'] === 'yes' ? 'adverse' : 'not adverse'}`,
            from: Math.min(...means),
            at: numberOf(row, 'feltHeard'),
            to: Math.max(...means),
            note: `${numberOf(row, 'answers')} of ${numberOf(row, 'decisions')}`,
          };
        });
        return {
          title: `${group}: how heard subjects felt (dot), and how far their other answers lie from it`,
          label: `Mean answers from 1 to 7. ${points.map(({ name, at, note }) => `${name}: ${at.toFixed(1)}, ${note} answered`).join('; ')}`,
          options: ranges(points, {
            domain: [1, 7],
            label: 'mean answer, 1 (not at all) to 7 (fully); beside it, how many answered →',
          }),
          rows: each,
        };
      });
    },
  ],
  [
    'model-spending',
    (rows) =>
      groupBy(rows, 'policy').map(([group, all]): Drawing => {
        // By day, the oldest first; what lies further back is in the file.
        const each = all.slice(-MOST_DAYS);
        const parts = each.flatMap((row) =>
          TOKENS.map(({ column, name }) => ({
            name: `${textOf(row, 'day')}, ${textOf(row, 'model')}`,
            part: name,
            count: numberOf(row, column),
          })),
        );
        return {
          title: group,
          label: `Tokens by day and model. ${tell(
            each,
            (row) => textOf(row, 'day'),
            (row) => TOKENS.map(({ column, name }) => `${numberOf(row, column)} ${name}`).join(', '),
          )}`,
          options: stacked(parts, TOKENS, 'tokens →'),
          legend: TOKENS,
          rows: each,
        };
      }),
  ],
  [
    'effort',
    (rows) => {
      const judges = groupBy(rows, 'judge').flatMap(([judge, each]) => {
        const counts = new Map<string, number>();
        for (const row of each)
          for (const flag of textOf(row, 'flags') === '' ? ['no flag'] : textOf(row, 'flags').split(' '))
            counts.set(flag, (counts.get(flag) ?? 0) + 1);
        return [...counts].map(([flags, records]) => ({ judge, flags, records }));
      });
      if (judges.length === 0) return [];
      return [
        stack('Flags on perspective records, by judge', judges, {
          name: (row) => textOf(row, 'judge'),
          part: (row) => textOf(row, 'flags'),
          count: 'records',
          label: 'records',
        }),
      ];
    },
  ],
]);
