import { expect, test } from 'vitest';
import { composeNotice } from '#activities/notices/compose-notice.ts';
import { CoreCase } from '../../case/core-case.ts';
import { digest } from '../../case/ids.ts';
import { supervisors, theEngine } from '../../case/people.ts';

const READER = { language: 'en', timeZone: 'UTC' } as const;

test('a notice of a longer window states its end, in UTC and never too late', () => {
  const given = new CoreCase().notified();
  given.does(theEngine, { type: 'extendAppealWindow', windowEndsAt: '2026-03-09T23:59:59.999Z', reason: 'outage' });
  const { subject, body } = composeNotice('windowExtended', given.policy, given.state, 'ref-1', READER, given.at);
  expect(subject).toContain('ref-1');
  expect(body).toContain('until 9 March 2026 at 23:59 UTC');
});

test('a notice of more time says whether it makes up for an outage or was given', () => {
  const given = new CoreCase().notified();
  const told = () => composeNotice('windowExtended', given.policy, given.state, 'ref-1', READER, given.at).body;
  const [supervisor] = supervisors;
  given.does(supervisor, {
    type: 'extendWindow',
    windowEndsAt: '2026-03-10T09:00:00.000Z',
    reasonCommitment: digest(1),
  });
  expect(told()).toMatch(/has given you more time[^]* until 10 March 2026 at 09:00 UTC/);
  expect(told()).not.toContain('could not be reached');
  given.does(theEngine, { type: 'extendAppealWindow', windowEndsAt: '2026-03-11T09:00:00.000Z', reason: 'outage' });
  expect(told()).toContain('could not be reached');
});
