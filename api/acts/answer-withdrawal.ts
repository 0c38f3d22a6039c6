import { act } from './act.ts';

/** Whether the subject agrees to the withdrawal of a case in which they have an open claim. */
export const answerWithdrawal = act({
  name: 'answerWithdrawal',
  as: [],
  command: ({ body }: { body: { agreed: boolean } }) => ({ type: 'answerWithdrawal', agreed: body.agreed }),
  answer: ({ body }) => ({ agreed: body.agreed }),
});
