import { expect, test } from 'vitest';
import { openCourt } from '../open-court.ts';

const court = await openCourt();

test('a clerk reads the facts of a case in the order of the policy, each with its unit', async () => {
  const { caseId } = await court.opened();
  const clerk = await court.signedIn('institution@demo');
  const page = (await clerk.get(`/cases/${caseId}`)).text;
  const shown = [...page.matchAll(/<dt>([^<]*)<\/dt>\s*<dd dir="auto">([^<]*)<\/dd>/g)].map(([, name, value]) => [
    name,
    value,
  ]);
  expect(shown).toEqual([
    ['what the scorer says', expect.stringMatching(/^[\d.]+ points$/)],
    ['age', expect.stringMatching(/^\d+ years$/)],
  ]);
});
