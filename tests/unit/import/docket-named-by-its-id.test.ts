import { expect, test } from 'vitest';
import { suggestTitle } from '#api/import/suggest-title.ts';
import { DocketTitle } from '#api/import/arriving-cases.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';

const AT = '2026-11-29T23:30:00Z';

test.each([
  ['October.csv', 'October, 2026-11-29'],
  ['Fälle 2026.10.xlsx', 'Fälle 2026.10, 2026-11-29'],
  ['.csv', '2026-11-29'],
  ['a\u202eb\u0007.csv', 'ab, 2026-11-29'],
])('dockets of the file %j are called %j', (fileName, title) => {
  expect(suggestTitle(fileName, samplePolicy(), AT)).toBe(title);
});

test('the day is that of the policy’s time zone, and a long name leaves room for the number of a docket', () => {
  expect(suggestTitle('October.csv', { ...samplePolicy(), timeZone: 'Europe/Berlin' }, AT)).toBe('October, 2026-11-30');
  expect(DocketTitle.safeParse(`${suggestTitle('🙂'.repeat(200), samplePolicy(), AT)} (12345)`).success).toBe(true);
});
