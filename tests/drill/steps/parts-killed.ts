import { strike } from '../blows.ts';
import { findWrong } from '../find-wrong.ts';
import { hearSome, sendCases } from '../play-cases.ts';
import type { Step } from '../step.ts';

const CASES_AT_A_TIME = 12;
const HEARINGS_AT_A_TIME = 6;

/**
 * Parts are killed at random while dockets come in and hearings go on. People repeat what was not answered, under the same key; every
 * case that was begun ends, and each act has happened once.
 */
export const partsKilled: Step = async ({ deployment, patient, numbers, chance, say }) => {
  const decided: string[] = [];
  let [sent, isOver] = [0, false];
  const blows = strike(deployment, numbers.kills, chance).finally(() => (isOver = true));
  const hearings = async () => {
    for (let number = 1; !isOver; number++) {
      const docket = await sendCases(deployment, patient, `killed-${number}`, CASES_AT_A_TIME);
      sent += docket.size;
      decided.push(...(await hearSome(patient, docket.open.slice(0, HEARINGS_AT_A_TIME), say)));
    }
  };
  const [struck] = await Promise.all([blows, hearings()]);
  const examined = await deployment.hearken({ DATABASE_URL: deployment.urlFor('service') }, 'ledger', 'fsck');
  return {
    what: `${describeBlows(struck)} killed; meanwhile ${sent} cases came in and ${decided.length} were heard and decided; ${examined.split('\n')[0] ?? ''}`,
    wrong: await findWrong(patient, decided),
  };
};

const describeBlows = (struck: ReadonlyMap<string, number>): string =>
  [...struck]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([name, count]) => `${name} ${count} ×`)
    .join(', ');
