import { findWrong } from '../find-wrong.ts';
import type { Step } from '../step.ts';
import { hearSome, listCases, putPolicy, sendCases } from '../play-cases.ts';

/** One for each step in which a judge hears such a case. */
const APART = 3;

/** Real cases come in; some subjects claim, and judges hear and decide those. The rest stay in their window of a day. */
export const play: Step = async (drill) => {
  const { deployment, people, numbers, say } = drill;
  await putPolicy(people);
  const docket = await sendCases(deployment, people, 'first', numbers.cases);
  const heard = docket.open.slice(0, numbers.hearings);
  const decided = await hearSome(people, heard, say);
  drill.apart.push(...docket.open.slice(numbers.hearings, numbers.hearings + APART));
  drill.open.push(...docket.open.slice(numbers.hearings + APART));
  const phases = Map.groupBy(await listCases(people.institution, docket.docketId), ({ phase }) => phase);
  const told = [...phases].map(([phase, cases]) => `${cases.length} ${phase}`).join(', ');
  return {
    what: `${docket.size} real cases, ${decided.length} hearings; then ${told}; ${deployment.mail.taken()} mails`,
    wrong: await findWrong(people, decided),
  };
};
