import type { NotGiven, Workload } from '#db/queue.ts';
import { describeMoment } from '../figures-in-words.ts';
import { Problem } from '../problem.ts';

/** The judge has heard as many cases as the policy allows: perspective-taking is hard work, and suffers without a break. */
export const capReached = ({ today, inARow }: Workload, breakEndsAt: string | null): Problem =>
  new Problem(409, 'capReached', 'You have reached the number of hearings that the policy allows', {
    detail: `${today} today, ${inARow} in a row`,
    remedy:
      breakEndsAt === null
        ? 'finish or return the hearing that you have, then take a break of at least 15 minutes, or continue tomorrow'
        : `take a break until ${describeMoment(breakEndsAt)}; if you have reached the number for one day, continue tomorrow`,
  });

/** Why a judge is not given the hearing that they chose. */
export function notGiven(reason: NotGiven, workload: Workload, breakEndsAt: string | null): Problem {
  switch (reason) {
    case 'noHearings':
      return new Problem(409, 'capReached', 'You are registered for no hearings a day', {
        remedy: 'ask a supervisor to change the number',
      });
    case 'capReached':
      return capReached(workload, breakEndsAt);
    case 'away':
      return new Problem(403, 'notPermitted', 'You are registered as not hearing cases at present', {
        remedy: 'ask a supervisor',
      });
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
      return new Problem(403, 'notPermitted', 'You have already seen the score of this case in another role', {
        remedy: 'take the next one; a judge has to hear a case before they know its score',
      });
  }
}
