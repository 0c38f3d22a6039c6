import { z } from 'zod';
import { Hearing } from '#worker/standalone/demo/answers.ts';
import type { Client } from '#worker/standalone/demo/client.ts';
import { writeDecision } from '#worker/standalone/demo/words/write-decision.ts';
import { writeRecord } from '#worker/standalone/demo/words/write-record.ts';

const Anything = z.unknown();
const Asked = z.object({ questionId: z.uuid() });
const path = (caseId: string) => `/v1/hearings/${caseId}`;

/** A hearing as its judge sees it now. */
export const readHearing = (judge: Client, caseId: string): Promise<Hearing> => judge.get(path(caseId), Hearing);

export const assign = (judge: Client, caseId: string): Promise<unknown> =>
  judge.post(`${path(caseId)}/assign`, Anything);

export async function ask(judge: Client, caseId: string): Promise<string> {
  const { questionId } = await judge.post(`${path(caseId)}/questions`, Asked, { question: 'What makes it different?' });
  return questionId;
}

export const record = (judge: Client, hearing: Hearing): Promise<unknown> =>
  judge.post(
    `${path(hearing.caseId)}/perspective`,
    Anything,
    writeRecord({ example: 'credit', hearing, judge: 1 }, 'specialPleading'),
  );

export const decide = (judge: Client, hearing: Hearing): Promise<unknown> =>
  judge.post(`${path(hearing.caseId)}/decision`, Anything, writeDecision(hearing, 'judge', 'specialPleading'));
