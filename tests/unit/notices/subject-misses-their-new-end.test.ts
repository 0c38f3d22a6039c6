import { expect, test } from 'vitest';
import { composeNotice } from '#activities/notices/compose-notice.ts';
import { CoreCase } from '../../case/core-case.ts';
import { theEngine } from '../../case/people.ts';

test('a notice of a longer window says until when, in the time of the world and never later than it is', () => {
  const given = new CoreCase().notified();
  given.does(theEngine, { type: 'extendAppealWindow', windowEndsAt: '2026-03-09T23:59:59.999Z', reason: 'outage' });
  const { subject, body } = composeNotice('windowExtended', given.policy, given.state, 'ref-1');
  expect(subject).toContain('ref-1');
  expect(body).toContain('until 9 March 2026 at 23:59 UTC');
});
