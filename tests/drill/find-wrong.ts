import { z } from 'zod';
import { Case } from '#worker/standalone/demo/answers.ts';
import type { People } from './people.ts';
import { eventually } from './play-cases.ts';
import { verifyCase, wrongIn } from './verify-case.ts';

const Trail = z.object({ entries: z.array(z.object({ kind: z.string(), method: z.string().nullable() })) });

/**
 * What is wrong with cases that were claimed and decided: no hearing, no decision or several, a subject who is not told, or
 * evidence that does not hold.
 */
export async function findWrong(people: People, caseIds: readonly string[]): Promise<string[]> {
  const { auditor, institution } = people;
  const wrong: string[] = [];
  for (const id of caseIds) {
    const { phase } = await institution.get(`/v1/cases/${id}`, Case);
    const { entries } = await auditor.get(`/v1/audit/cases/${id}/trail`, Trail);
    const decisions = entries.filter(({ kind }) => kind === 'decided');
    if (phase !== 'decided') wrong.push(`case ${id} is in phase ${phase}`);
    if (!entries.some(({ method }) => method === 'empathy')) wrong.push(`case ${id} was not heard`);
    if (decisions.length !== 1) wrong.push(`case ${id} was decided ${decisions.length} times`);
    await eventually(`the subject of case ${id} is told of the decision`, async () => {
      const { notices } = await institution.get(`/v1/cases/${id}`, Case);
      return notices.some(({ about, status }) => about === 'decision' && status === 'handedOver') || undefined;
    });
    wrong.push(...wrongIn(await verifyCase(people, id)).map((what) => `case ${id}: ${what}`));
  }
  return wrong;
}
