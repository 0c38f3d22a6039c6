import type { Candidate } from '#db/staffing/stuck-hearings.ts';
import type { Obstacle } from '#workflows/domain/obstacle.ts';
import { listOf, say, type Phrase } from '../../say.ts';

/** Why a judge may not take a hearing, in words that follow their name; empty where they may. */
export const explainObstacles = (candidate: Pick<Candidate, 'obstacles' | 'missing' | 'recordsToday'>): Phrase =>
  listOf(candidate.obstacles.map((obstacle) => explain(obstacle, candidate)));

function explain(obstacle: Obstacle, { missing, recordsToday }: Pick<Candidate, 'missing' | 'recordsToday'>): Phrase {
  switch (obstacle) {
    case 'away':
      return say`away`;
    case 'seat':
      return say`only a supervisor may hear it now`;
    case 'steppedBack':
      return say`has stepped back from it, or an objection to them was upheld`;
    case 'heardBefore':
      return say`has already written a record in it, so another judge has to hear it`;
    case 'skills':
      return say`lacks ${missing.join(', ')}`;
    case 'language':
      return say`is not registered as reading the subject’s language`;
    case 'conflict':
      return say`has a conflict with the case`;
    case 'hasSeenScore':
      return say`has seen its score in another role`;
    case 'noHearings':
      return say`has a daily cap of 0`;
    case 'capReached':
      return say`has reached the daily cap (${recordsToday})`;
    case 'restDue':
      return say`has to rest first`;
  }
}

/** Obstacles that end tomorrow, or that a supervisor may weigh: a judge with no other may still be assigned by name. */
const WEIGHABLE: readonly Obstacle[] = ['skills', 'language', 'noHearings', 'capReached'];

/** Whether a supervisor may assign a hearing to a judge by name. */
export const mayBeGiven = ({ obstacles }: Pick<Candidate, 'obstacles'>): boolean =>
  obstacles.every((obstacle) => WEIGHABLE.includes(obstacle));

/** Whether today's cap is a judge's only obstacle. */
export const isFreeTomorrow = ({ obstacles }: Pick<Candidate, 'obstacles'>): boolean =>
  obstacles.length > 0 && obstacles.every((obstacle) => obstacle === 'capReached');
