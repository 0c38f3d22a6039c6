import { expect, test } from 'vitest';
import { verifyCitations } from '#api/acts/verify-citations.ts';
import { readCitations } from '#api/ui/pages/judge/hearing/citable.ts';
import { PerspectiveRecord } from '#workflows/domain/perspective.ts';
import { recordOf } from '../../case/words.ts';

const CLAIM = '01900000-0000-7000-8000-000000000001';

/** A record whose every citation is of this passage, as it is sent. */
const citing = (quote: string) =>
  JSON.parse(JSON.stringify(recordOf(CLAIM)), (key, value: unknown) => (key === 'quote' ? quote : value)) as unknown;
const served = (statement: string) => ({
  facts: [],
  claims: [{ id: CLAIM, statement, raisedAt: '2026-03-02T09:00:00.000Z', withdrawn: false }],
  questions: [],
  attachments: [],
});

test.each([
  ['\r\n', '\n'],
  ['\n', '\r\n'],
  ['\r', '\n'],
  ['\u2028', '\n'],
  ['\n', '\u2029'],
  ['\u0085', '\r\n'],
])('lines that were sent with %j can be cited with %j, and other words cannot', (sent, cited) => {
  const statement = `I lost my job.${sent}The flat is gone since May.`;
  const record = PerspectiveRecord.parse(citing(`I lost my job.${cited}The flat is gone since May.`));
  expect(verifyCitations(record, [served(statement)], 40)).toEqual([]);
  const wrong = PerspectiveRecord.parse(citing(`I lost my job.${cited}The flat is gone since June.`));
  expect(verifyCitations(wrong, [served(statement)], 40).length).toBeGreaterThan(0);
  const view = served(statement) as unknown as NonNullable<Parameters<typeof readCitations>[1]>;
  expect(readCitations({ quote: `job.${cited}The flat` }, view)).toMatchObject({ material: 'claim', id: CLAIM });
});

test.each([6_000, 50_000])('a claim of %i characters can be cited whole', (length) => {
  const statement = 'ä'.repeat(length);
  expect(verifyCitations(PerspectiveRecord.parse(citing(statement)), [served(statement)], 40)).toEqual([]);
});
