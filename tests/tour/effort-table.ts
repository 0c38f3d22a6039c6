import type { Effort } from './effort.ts';
import type { EmptyRecord } from './walk.ts';

/** Entries that a record could not do without, and the height of its page in pixels, before its form was worked over. */
const RECORD_BEFORE = { required: 25, height: 6_780 };

const STORIES: Readonly<Record<string, string>> = {
  institution: 'The institution imports 40 cases and reads how they stand',
  subject: 'The subject is told, claims, and answers a question',
  judge: 'The judge asks, writes the record, is shown the score, and decides',
  supervisor: 'The supervisor looks at a hearing that no judge may take',
  auditor: 'The auditor finds the case, its provenance and a report',
};

/** What each story and an empty record take, as lines of Markdown. */
export function effortTable(stories: ReadonlyMap<string, Effort>, record: EmptyRecord): string[] {
  return [
    '| story | presses | fields | seconds |',
    '| --- | --- | --- | --- |',
    ...[...stories].map(
      ([story, { presses, fields, seconds }]) =>
        `| ${STORIES[story] ?? story} | ${presses} | ${fields} | ${Math.round(seconds)} |`,
    ),
    '',
    '| an empty perspective record | before | now |',
    '| --- | --- | --- |',
    `| answers that it cannot do without | ${RECORD_BEFORE.required} | ${record.required} |`,
    `| height in pixels | ${RECORD_BEFORE.height} | ${record.height} |`,
    `| fields that are shown | – | ${record.shown} |`,
  ];
}
