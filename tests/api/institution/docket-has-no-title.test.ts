import { expect, test } from 'vitest';
import { openCourt } from '../open-court.ts';

const court = await openCourt();

test('an institution gives a docket a title when it sends it, and another one on its page', async () => {
  const { caseId } = await court.opened();
  const { policy } = (await court.app.call('institution@demo', `GET /v1/cases/${caseId}`)).body;
  const subject = { name: 'Ada', contact: 'ada@example.org' };
  const cases = [{ externalRef: 'titled', facts: { risk: 80, age: 40 }, subject }];
  const opened = await court.app.call('institution@demo', 'POST /v1/dockets?title=November', {
    body: { policy, cases },
  });
  expect(opened.status, opened.text).toBe(202);
  const address = `GET /v1/dockets/${opened.body.docketId}`;
  expect((await court.app.call('institution@demo', address)).body.title).toBe('November');
  const clerk = await court.signedIn('institution@demo');
  expect((await clerk.get('/dockets')).text).toContain('<bdi>November</bdi>');
  const saved = await clerk.post(`/dockets/${opened.body.docketId}/title`, { title: 'December' });
  expect(saved.status, saved.text).toBe(303);
  expect((await court.app.call('institution@demo', address)).body.title).toBe('December');
});
