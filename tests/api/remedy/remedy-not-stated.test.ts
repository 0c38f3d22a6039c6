import { expect, test } from 'vitest';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { accountsOf } from '../../case/people.ts';
import { openAppWithEngine } from '../open-app.ts';
import { caseIn, openCases } from '../opened-cases.ts';

const [JUDGE] = accountsOf('demo').judges;

const { app } = await openAppWithEngine();

/** A case that a judge decided, as its subject reads it: the view, the page and the last notice. */
async function decidedAs(outcome: string, key: string, policy = samplePolicy()) {
  const [id = ''] = await openCases(app, [70], key, { key, policy });
  const one = await caseIn(app, id);
  await one.claimed();
  await one.rested();
  await one.heardBy(JUDGE);
  await one.decidedBy(JUDGE, outcome);
  const { body } = await app.call(null, `GET /v1/appeals/${one.token}`);
  const page = await app.call(null, `GET /appeal/${one.token}`, { headers: { accept: 'text/html' } });
  const noticeOf = async (): Promise<string> => {
    const { notices } = (await app.call(null, `GET /dev/notices?case=${id}`)).body;
    return notices.findLast(({ subject }: { subject: string }) => subject.startsWith('The decision'))?.body ?? '';
  };
  await expect.poll(noticeOf, { timeout: 20_000 }).not.toBe('');
  return { decision: body.decision, page: page.text, notice: await noticeOf() };
}

test('an adverse decision says what can be done, where and until when, on the page and in the notice', async () => {
  const { decision, page, notice } = await decidedAs('refuse', 'told');
  expect(decision.remedy).toEqual({
    what: 'You can complain about this decision.',
    office: 'The ombudsman for small credits',
    until: new Date(Date.parse(decision.decidedAt as string) + 30 * 86_400_000).toISOString(),
    contact: '1 Example Street',
  });
  for (const text of [page, notice]) {
    expect(text).toContain('You can complain about this decision.');
    expect(text).toContain('The ombudsman for small credits, 1 Example Street');
  }
});

test('where the policy says nothing, the subject is told whom to ask', async () => {
  const { remedy: _, ...silent } = samplePolicy();
  const { decision, page, notice } = await decidedAs('refuse', 'silent', silent);
  expect(decision.remedy).toBeNull();
  for (const text of [page, notice]) expect(text).toContain('which court or complaint office you can turn to');
});

test('a decision that is not adverse states no remedy', async () => {
  const { decision, page, notice } = await decidedAs('grant', 'granted');
  expect(decision.remedy).toBeNull();
  for (const text of [page, notice]) expect(text).not.toMatch(/complain|court/);
});
