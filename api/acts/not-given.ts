import type { NotGiven } from '#db/staffing/queue.ts';
import type { Stretch } from '#db/staffing/current-stretch.ts';
import type { Tiredness, Workload } from '#db/staffing/workload.ts';
import { millisecondsInWords } from '#workflows/domain/duration-in-words.ts';
import { Problem } from '../problem.ts';

/** The judge has heard as many cases as the policy allows: perspective-taking is hard work, and suffers without a break. */
export const capReached = ({ today, inARow }: Workload, breakEndsAt: string | null): Problem =>
  new Problem(409, 'capReached', 'You have reached the number of hearings that the policy allows', {
    detail: `${today} today, ${inARow} in a row`,
    remedy:
      breakEndsAt === null
        ? 'finish or return the hearing that you have, then take a break of at least 15 minutes, or continue tomorrow'
        : `take a break until ${breakEndsAt}; if you have reached the number for one day, continue tomorrow`,
  });

/** The judge has worked in hearings for as long as the policy allows without a pause, however many they heard. */
export const restDue = ({ seconds, countedSeconds, pauseEndsAt }: Stretch): Problem =>
  new Problem(409, 'restDue', 'It is time for a pause', {
    detail:
      countedSeconds > seconds
        ? `you have worked in hearings for ${inWords(seconds)} without a pause, which counts as ${inWords(countedSeconds)}: time in a hearing that distressed you counts twice`
        : `you have worked in hearings for ${inWords(seconds)} without a pause`,
    remedy:
      pauseEndsAt === null
        ? 'finish or return the hearing that you have, then take a pause of at least 15 minutes'
        : `take a pause until ${pauseEndsAt}; a supervisor can assign you a hearing that cannot wait`,
  });

const inWords = (seconds: number): string => millisecondsInWords(seconds * 1_000, 'en-GB');

/** Why a judge is not given the hearing that they chose. */
export function notGiven(reason: NotGiven, tiredness: Tiredness, breakEndsAt: string | null): Problem {
  switch (reason) {
    case 'noHearings':
      return new Problem(409, 'capReached', 'Your daily number of hearings is 0', {
        remedy: 'ask a supervisor to change the number',
      });
    case 'capReached':
      return capReached(tiredness, breakEndsAt);
    case 'restDue':
      return restDue(tiredness);
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
    case 'language':
      return new Problem(403, 'notPermitted', 'This hearing is for judges who read the subject’s language', {
        remedy: 'take the next one, or ask a supervisor to register the languages that you read',
      });
    case 'hasSeenScore':
      return new Problem(403, 'notPermitted', 'You have already seen the score of this case in another role', {
        remedy: 'take the next one; a judge has to hear a case before they know its score',
      });
  }
}
