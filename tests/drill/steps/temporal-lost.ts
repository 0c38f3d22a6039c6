import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { findWrong } from '../find-wrong.ts';
import { hearSome, sendCases } from '../play-cases.ts';
import type { Step } from '../step.ts';

const CASES = 12;
const HEARINGS = 4;

/**
 * Temporal loses its database while hearings are under way, and an empty server takes its place. Workers start what is missing from
 * PostgreSQL: hearings from before are decided and their subjects told, and new dockets go through.
 */
export const temporalLost: Step = async ({ deployment, patient, say }) => {
  const { processes, home } = deployment;
  const before = await sendCases(deployment, patient, 'before-the-loss', CASES);
  const claimed = before.open.slice(0, HEARINGS);
  for (const { subject, externalRef } of claimed) await subject.claim(`The file says too little about ${externalRef}.`);
  await processes.temporal.kill('SIGKILL', { restart: false });
  rmSync(join(home, 'temporal'), { recursive: true });
  await processes.temporal.start();
  const after = await sendCases(deployment, patient, 'after-the-loss', CASES);
  const heard = [...claimed, ...after.open.slice(0, HEARINGS)];
  const decided = await hearSome(patient, heard, say);
  return {
    what: `the server killed and its database removed; an empty one took its place; ${claimed.length} hearings from before decided and their subjects told, ${after.size} new cases scored, ${decided.length - claimed.length} of them heard and decided`,
    wrong: await findWrong(patient, decided),
  };
};
