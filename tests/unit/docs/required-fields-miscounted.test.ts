import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FINDINGS, type FindingKind } from '#workflows/domain/finding.ts';
import { PerspectiveRecord, summarizeFinding } from '#workflows/domain/perspective.ts';
import { isProse, shortMinimum } from '#workflows/domain/record-floor.ts';
import type { PartName } from '#workflows/domain/record-part.ts';
import { partsOf } from '#workflows/domain/written-parts.ts';
import { recordOf } from '../../case/words.ts';

const CLAIM = '01900000-0000-7000-8000-000000000001';
const MINIMUM = 40;
/** What a judge chooses or places on a scale in every record. */
const CHOICES = ['declared', 'intensity', 'had', 'personalDistress', 'wouldChange', 'finding', 'confidence'];

const lettersNeeded = (part: PartName): number => {
  if (part === 'emotion') return 1;
  return isProse(part) ? MINIMUM : shortMinimum(MINIMUM);
};
const span = (without: number, withIt: number): string =>
  without === withIt ? String(without) : `${without} and ${withIt}`;

/** The row of the table in the tour, as the schema and the minimum have it. */
function countedFor(finding: FindingKind): string[] {
  const record = PerspectiveRecord.parse(recordOf(CLAIM, finding));
  const parts = partsOf(
    record,
    record.findings.map((each) => summarizeFinding(each, () => CLAIM)),
  );
  const withoutMinimum = parts.filter(({ part }) => part !== 'answerToCaseFor').length;
  const passages = parts.reduce((sum, each) => sum + (each.passages ?? 0), 0);
  const choices = CHOICES.length + (finding === 'cannotDecipher' ? 1 : 0);
  const letters = parts.reduce((sum, { part }) => sum + lettersNeeded(part), 0);
  return [
    `\`${finding}\``,
    `${withoutMinimum + choices + passages} and ${parts.length + choices + passages}`,
    span(withoutMinimum, parts.length),
    String(choices),
    String(passages),
    `${withoutMinimum} and ${letters}`,
  ];
}

test.each(FINDINGS)('the tour says how many fields a record with the finding %s needs', (finding) => {
  const rows = readFileSync('docs/tour.md', 'utf8')
    .split('\n')
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  expect(rows.find(([first]) => first === `\`${finding}\``)).toEqual(countedFor(finding));
});
