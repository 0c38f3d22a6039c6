import type { Stage } from '../rows/tape.ts';
import type { Surroundings } from '../server/peer.ts';

/** What the workflows have done for them. */
export interface PeerActivities {
  write(caseId: string, stage: Stage): Promise<void>;
}

export const createActivities = ({ write, finish }: Surroundings): PeerActivities => ({
  async write(caseId, stage) {
    await write(caseId, stage);
    if (stage === 'told') finish(caseId);
  },
});
