import { claimsUntil } from './appeal-window.ts';
import type { CommandOf } from './command.ts';
import { nextDeadline, type Deadline } from './deadline.ts';
import type { Policy } from './policy.ts';
import type { CaseState } from './state.ts';

/** What time alone brings a case, and when: a command of the engine that is complete but for fresh ids and seeds. */
export type DueCommand =
  { at: string; command: Deadline['command'] } | { at: string; command: Pick<CommandOf<'decideUncontested'>, 'type'> };

/**
 * The next thing that time brings a case that is, or was, with people; `null` while time brings nothing.
 *
 * A case whose claims were all withdrawn ends by its score once its window has ended, also where its docket has nothing else
 * left to wait for.
 */
export function nextMoment(policy: Policy, state: CaseState): DueCommand | null {
  const until = claimsUntil(policy, state);
  if (state.phase === 'appealWindow' && state.hearing && until !== null)
    return { at: until, command: { type: 'decideUncontested' } };
  return nextDeadline(policy, state);
}
