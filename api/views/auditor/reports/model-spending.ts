import { modelSpending } from '#db/audit/reports/model-spending.ts';
import { listOf, say } from '#api/ui/say.ts';
import { type Drawing, groupBy, tell } from './drawing/drawing.ts';
import { stacked } from './drawing/marks.ts';
import { numberOf, textOf } from './figures.ts';
import { report } from './report.ts';

export const modelSpendingReport = report({
  title: 'Model spending',
  explanation:
    'Tokens by policy, day (UTC) and model, as reported by the endpoints. assumedTokens: the maximum that requests may have used that were possibly billed but returned no count. setAsideTokens: reserved for requests in progress, or for those in progress when a worker died. cost is in currency, from the deployment’s prices, and covers reported tokens only; it is empty where the model has no price.',
  columns: {
    policy: 'words',
    day: 'day',
    model: 'words',
    requests: 'number',
    promptTokens: 'number',
    completionTokens: 'number',
    assumedTokens: 'number',
    setAsideTokens: 'number',
    cost: 'number',
    currency: 'words',
  },
  rows: modelSpending,
  draw: (rows) =>
    groupBy(rows, ['policy']).map(([group, all]): Drawing => {
      // By day, the oldest first; what lies further back is in the file.
      const each = all.slice(-MAX_DAYS);
      const parts = each.flatMap((row) =>
        TOKENS.map(({ column, part }) => ({
          name: `${textOf(row, 'day')}, ${textOf(row, 'model')}`,
          part,
          count: numberOf(row, column),
        })),
      );
      return {
        title: group,
        label: say`Tokens by day and model. ${tell(
          each,
          (row) => textOf(row, 'day'),
          (row) => listOf(TOKENS.map(({ column, name }) => say`${numberOf(row, column)} ${name}`)),
        )}`,
        options: stacked(parts, TOKENS, say`tokens →`),
        legend: TOKENS,
        rows: each,
      };
    }),
});

/** Maximum number of lines that are drawn. */
const MAX_DAYS = 31;

const TOKENS = [
  { column: 'promptTokens', part: 'sent', name: say`sent`, token: 'series-1' },
  { column: 'completionTokens', part: 'written', name: say`written`, token: 'series-3' },
  { column: 'assumedTokens', part: 'assumed', name: say`assumed`, token: 'series-2' },
  { column: 'setAsideTokens', part: 'setAside', name: say`reserved`, token: 'series-6' },
] as const;
