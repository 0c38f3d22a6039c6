import type { NotGiven, Workload } from '#db/queue.ts';
import { Problem } from '../problem.ts';

/** Whoever has heard as many as the policy lets them: perspective-taking is hard work, and gets worse without a break. */
export const capReached = ({ today, inARow }: Workload): Problem =>
  new Problem(409, 'capReached', 'You have reached the number of hearings that the policy allows', {
    detail: `${today} today, ${inARow} in a row`,
    remedy: 'take a break of at least 15 minutes, or go on tomorrow (UTC)',
  });

/** Why somebody does not get the hearing that they name. */
export function notGiven(reason: NotGiven, workload: Workload): Problem {
  switch (reason) {
    case 'noHearings':
    case 'capReached':
      return capReached(workload);
    case 'away':
      return new Problem(403, 'notPermitted', 'You hear no cases at present', { remedy: 'ask a supervisor' });
    case 'skills':
      return new Problem(
        403,
        'notPermitted',
        'This hearing needs a skill or language that you are not registered for',
        {
          remedy: 'take the next one, or ask a supervisor',
        },
      );
    case 'hasSeenScore':
      return new Problem(403, 'notPermitted', 'You have seen the score of this case in another office', {
        remedy: 'take the next one: whoever hears a case hears it before they know its score',
      });
  }
}
