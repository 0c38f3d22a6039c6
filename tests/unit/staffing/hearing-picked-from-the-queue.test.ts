import { expect, test } from 'vitest';
import { release } from '../../case/commands.ts';
import { CoreCase } from '../../case/core-case.ts';
import { policyWith } from '../../case/loan-policy.ts';
import { judge, supervisor, theEngine } from '../../case/people.ts';

const choosing = (choice: 'judges' | 'supervisors' | undefined) => {
  const policy = policyWith();
  return new CoreCase({ ...policy, hearing: { ...policy.hearing, ...(choice && { choice }) } }).notified().claimed();
};
const chosen = { type: 'assign', how: 'chosen' } as const;

test('a judge picks no hearing under a policy that leaves the choice to supervisors', () => {
  const given = choosing('supervisors');
  expect(given.refuses(judge(1), chosen)).toBe('choiceNotOffered');
  given.does(judge(1), { type: 'assign', how: 'next' });
  // Passing it over is a release, and the release has a reason.
  given.does(judge(1), release);
  expect(given.last).toMatchObject({ type: 'hearingReleased', reasonCommitment: release.reasonCommitment });
  given.does(supervisor, chosen);
});

test('a judge who lost a hearing because their time ended may have it back under every policy', () => {
  const given = choosing('supervisors');
  given.does(judge(1), { type: 'assign', how: 'next' });
  given.passes(given.state.hearing!.holding!.leaseUntil).does(theEngine, { type: 'expireLease' });
  expect(given.refuses(judge(2), chosen)).toBe('choiceNotOffered');
  given.does(judge(1), chosen);
  expect(given.last).toMatchObject({ type: 'hearingAssigned', how: 'chosen' });
});

test.each(['judges', undefined] as const)('under a policy whose choice is %s a judge may name one', (choice) => {
  const given = choosing(choice);
  given.does(judge(1), chosen);
  expect(given.last).toMatchObject({ type: 'hearingAssigned', how: 'chosen' });
});
