import { z } from 'zod';
import { Case } from '#worker/standalone/demo/answers.ts';
import type { Step } from '../step.ts';
import type { People } from '../people.ts';
import { hearSome, listCases, putPolicy, sendCases } from '../play-cases.ts';
import { verifyCase, wrongIn } from '../verify-case.ts';

const Trail = z.object({ entries: z.array(z.object({ kind: z.string(), method: z.string().nullable() })) });

/** Real cases come in; some subjects claim, and judges hear and decide those. The rest stay in their window of a day. */
export const play: Step = async (drill) => {
  const { deployment, people, numbers, say } = drill;
  await putPolicy(people);
  const docket = await sendCases(deployment, people, 'first', numbers.cases);
  const heard = docket.open.slice(0, numbers.hearings);
  const decided = await hearSome(people, heard, say);
  drill.open.push(...docket.open.slice(numbers.hearings));
  const phases = Map.groupBy(await listCases(people.institution, docket.docketId), ({ phase }) => phase);
  const told = [...phases].map(([phase, cases]) => `${cases.length} ${phase}`).join(', ');
  return {
    what: `${docket.size} real cases, ${decided.length} hearings; then ${told}; ${deployment.mail.taken()} mails`,
    wrong: await findWrong(people, decided),
  };
};

/** What is wrong with cases that were claimed and decided: no hearing, no decision, or evidence that does not hold. */
async function findWrong(people: People, caseIds: readonly string[]): Promise<string[]> {
  const { auditor, institution } = people;
  const wrong: string[] = [];
  for (const id of caseIds) {
    const { phase } = await institution.get(`/v1/cases/${id}`, Case);
    const { entries } = await auditor.get(`/v1/audit/cases/${id}/trail`, Trail);
    if (phase !== 'decided') wrong.push(`case ${id} is in phase ${phase}`);
    if (!entries.some(({ method }) => method === 'empathy')) wrong.push(`case ${id} was not heard`);
    wrong.push(...wrongIn(await verifyCase(people, id)).map((what) => `case ${id}: ${what}`));
  }
  return wrong;
}
