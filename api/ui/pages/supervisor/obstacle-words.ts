import type { Candidate } from '#db/staffing/stuck-hearings.ts';
import type { Obstacle } from '#workflows/domain/obstacle.ts';

/** Why somebody may not take a hearing, in words that follow their name; empty where they may. */
export const explainObstacles = (candidate: Pick<Candidate, 'obstacles' | 'missing' | 'recordsToday'>): string =>
  candidate.obstacles.map((obstacle) => explain(obstacle, candidate)).join(', ');

function explain(obstacle: Obstacle, { missing, recordsToday }: Pick<Candidate, 'missing' | 'recordsToday'>): string {
  switch (obstacle) {
    case 'away':
      return 'away';
    case 'seat':
      return 'only a supervisor may hear it now';
    case 'steppedBack':
      return 'has stepped back from it';
    case 'heardBefore':
      return 'has written a record in it already, and it has to be heard by somebody else';
    case 'skills':
      return `lacks ${missing.join(', ')}`;
    case 'conflict':
      return 'has a conflict with the case';
    case 'hasSeenScore':
      return 'has seen its score in another office';
    case 'noHearings':
      return 'has a daily cap of 0';
    case 'capReached':
      return `has reached the cap of the day (${recordsToday})`;
  }
}

/** What holds only until tomorrow, or is a supervisor's to weigh: with it somebody may still be given a hearing by name. */
const WEIGHABLE: readonly Obstacle[] = ['skills', 'noHearings', 'capReached'];

/** Whether a supervisor may give somebody a hearing by name. */
export const mayBeGiven = ({ obstacles }: Pick<Candidate, 'obstacles'>): boolean =>
  obstacles.every((obstacle) => WEIGHABLE.includes(obstacle));

/** Whether nothing but today's cap stands in somebody's way. */
export const isFreeTomorrow = ({ obstacles }: Pick<Candidate, 'obstacles'>): boolean =>
  obstacles.length > 0 && obstacles.every((obstacle) => obstacle === 'capReached');
