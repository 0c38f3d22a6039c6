import { NO_ROLE } from '#api/identity/read-claims.ts';
import { SEARCHED } from '#api/searches/saved-search.ts';
import { REPORTS } from '#api/views/auditor/reports/index.ts';
import { NOTICE } from '#api/views/judge/compose-hearing.ts';
import { REFUSALS } from '#workflows/domain/refusal.ts';
import { readModelCards } from '#db/model-cards/model-card.ts';
import { EXPANDED } from './expanded-remarks.ts';
import { problemsInSources, textsInSources } from './messages-in-sources.ts';

/** Where the problems that staff meet on pages are made. */
const PROBLEMS = [
  'problem.ts',
  'blindness.ts',
  '{acts,drafts,searches}/**/*.ts',
  'ui/**/*.ts',
  'identity/ensure-*.ts',
  'import/take-delivery-status.ts',
];

/** English texts that the program states outside its pages, and that pages say as phrases. */
export const statedElsewhere: readonly string[] = [
  NO_ROLE,
  NOTICE,
  ...Object.values(SEARCHED).map(({ title }) => title),
  ...[...REPORTS.values()].flatMap(({ title, explanation }) => [title, explanation]),
  ...Object.values(REFUSALS).flatMap(([, title, remedy]) => [title, remedy]),
  ...PROBLEMS.flatMap((files) => problemsInSources(`api/${files}`)).map(({ english }) => english),
];

/** Remarks that sources put together from parts. */
const COMPOSED = [
  'give {0}',
  'outcome: give {0} or {1}',
  'give text of at most {0} characters',
  '{0} already appears, on line {1}',
  '{0} already appears as {1}, on line {2}',
  '{0} rows like this, also {1}',
  '{0} records like this, also {1}',
  'give a duration such as 14 days or 4 hours',
  'give a duration such as 14 days or 4 hours, or 10 working days',
  ...['day', 'working day', 'week', 'hour', 'minute', 'second'].flatMap((unit) => [`{0} ${unit}`, `{0} ${unit}s`]),
];

/** Every text that a page could be asked to say as a phrase: what is translated beside {@link statedElsewhere} is one of them. */
export const statedSomewhere = (): Set<string> => {
  const texts = [
    'api/**/*.ts',
    'workflows/domain/**/*.ts',
    'db/{policies/meaning-changes,imports/imports}.ts',
    'db/cases/guard-refusal.ts',
  ].flatMap((files) => textsInSources(files));
  return new Set([
    // A form's remark leaves out the name that a field has in the API; a missing thing and a phase are named by a word.
    ...texts.flatMap(({ english }) => [english, english.replace(/ \(\w+\)/g, ''), `There is no such ${english}`]),
    ...Object.values(EXPANDED).flat(),
    'enter a number',
    ...COMPOSED,
    ...readModelCards().flatMap(({ statement, probes }) => [
      statement,
      ...probes.flatMap((probe) => (probe.asked ? (probe.made ? [probe.made.rule] : []) : [probe.because])),
    ]),
  ]);
};
