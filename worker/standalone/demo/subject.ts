import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { Appeal, Notices, Receipt } from './answers.ts';
import { Refused, type Client } from './client.ts';

/** A subject with the private link that their notice brought. */
export interface Subject {
  claim(statement: string): Promise<{ claimId: string }>;
  /** Raises a claim too late, and returns the code of the refusal. */
  claimInVain(statement: string): Promise<string>;
  withdraw(claimId: string): Promise<void>;
  /** Waits for the judge's question and answers it. */
  answer(text: string): Promise<void>;
  /** Says something in the conversation of the hearing. */
  say(text: string): Promise<void>;
  /** Confirms the judge's restatement of their point of view. */
  confirmRestatement(recordId: string): Promise<void>;
  sayNothingToAdd(): Promise<void>;
  /** Answers the survey: how well they felt heard, 1 to 7. */
  answerSurvey(feltHeard: number): Promise<void>;
}

const QUESTION_WITHIN_MILLISECONDS = 30_000;
const Anything = z.unknown();

/** The subject of a case, by the link in the newest notice sent for it. */
export async function meetSubject(open: Client, caseId: string): Promise<Subject> {
  const { notices } = await open.get(`/dev/notices?case=${caseId}`, Notices);
  const link = notices.at(-1)?.link;
  if (link === undefined) throw new Error(`no notice was sent for case ${caseId}`);
  return subjectWith(open, link);
}

/** The address of a private link's calls. */
export const appealOf = (link: string): string => `/v1/appeals/${new URL(link).pathname.split('/').at(-1) ?? ''}`;

/** A subject who has a private link. */
export function subjectWith(open: Client, link: string): Subject {
  const appeal = appealOf(link);
  return {
    claim: (statement) => open.post(`${appeal}/claims`, Receipt, { statement }),
    async claimInVain(statement) {
      try {
        await open.post(`${appeal}/claims`, Receipt, { statement });
      } catch (error) {
        if (error instanceof Refused) return error.code;
        throw error;
      }
      throw new Error('a claim was taken after the decision');
    },
    async withdraw(claimId) {
      await open.post(`${appeal}/claims/${claimId}/withdraw`, Anything);
    },
    async answer(text) {
      const deadline = Date.now() + QUESTION_WITHIN_MILLISECONDS;
      for (;;) {
        const { questions } = await open.get(appeal, Appeal);
        const question = questions.find(({ status }) => status === 'open');
        if (question) {
          await open.post(`${appeal}/answers`, Anything, { questionId: question.id, answer: text });
          return;
        }
        if (Date.now() > deadline) throw new Error('no question reached the subject');
        await sleep(100);
      }
    },
    async say(text) {
      await open.post(`${appeal}/messages`, Anything, { text });
    },
    async confirmRestatement(recordId) {
      await open.post(`${appeal}/restatements/${recordId}`, Anything, { confirmed: true });
    },
    async sayNothingToAdd() {
      await open.post(`${appeal}/nothing-to-add`, Anything);
    },
    async answerSurvey(feltHeard) {
      await open.post(`${appeal}/survey`, Anything, { feltHeard });
    },
  };
}
