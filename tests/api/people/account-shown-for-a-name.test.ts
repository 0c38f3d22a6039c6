import { expect, test } from 'vitest';
import { openCourt } from '../open-court.ts';

const court = await openCourt();

/** What a page shows, without what stands in its tags. */
const shown = async (account: string, path: string): Promise<string> =>
  (await (await court.signedIn(account)).get(path)).text.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');

const register = (judge: string, name: string) =>
  court.scene.does('supervisor@demo', `PUT /v1/staff/${encodeURIComponent(judge)}`, { name, role: 'judge' });

test('pages show people by their registered name, or else by the name of their sign-in', async () => {
  const { caseId } = await court.decided();
  expect(await shown('institution@demo', `/cases/${caseId}`)).toContain('By judge-1, after a hearing');

  await register('judge-1@demo', 'Ada Jones');
  for (const [account, path] of [
    ['institution@demo', `/cases/${caseId}`],
    ['judge-1@demo', `/hearings/${caseId}`],
    ['auditor@demo', '/audit/cases'],
    ['auditor@demo', `/audit/cases/${caseId}`],
    ['auditor@demo', `/audit/cases/${caseId}/views`],
    ['auditor@demo', `/audit/cases/${caseId}/provenance`],
    ['auditor@demo', '/audit/reports/override-rate'],
  ] as const) {
    const page = await shown(account, path);
    expect([path, page.includes('Ada Jones')]).toEqual([path, true]);
    expect([path, page.includes('judge-1@demo')]).toEqual([path, false]);
  }

  const { caseId: held } = await court.held();
  expect(await shown('supervisor@demo', '/supervision')).toContain('Ada Jones');
  expect(await shown('supervisor@demo', '/supervision/hearings')).toContain('with Ada Jones');
  expect(await shown('supervisor@demo', `/supervision/hearings/${held}`)).toContain('with Ada Jones');
  expect(await shown('supervisor@demo', '/hearings')).toContain('with a judge: Ada Jones');
});

test('people who share a name are told apart', async () => {
  const { caseId } = await court.decided();
  await register('judge-1@demo', 'Ada Jones');
  await register('judge-2@demo', 'Ada Jones');
  expect(await shown('institution@demo', `/cases/${caseId}`)).toContain('By Ada Jones, judge-1@demo, after a hearing');
});
