import { NO_ROLE } from '#api/identity/read-claims.ts';
import { SEARCHED } from '#api/searches/saved-search.ts';
import { REPORTS } from '#api/views/auditor/reports/index.ts';

/** English texts that the program states outside its pages, and that pages say as phrases. */
export const statedElsewhere: readonly string[] = [
  NO_ROLE,
  ...Object.values(SEARCHED).map(({ title }) => title),
  ...[...REPORTS.values()].flatMap(({ title, explanation }) => [title, explanation]),
];
