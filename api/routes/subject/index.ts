import type { RegisterRoute } from '../route.ts';
import { addAttachment } from './add-attachment.ts';
import { answerQuestion } from './answer-question.ts';
import { answerRestatement } from './answer-restatement.ts';
import { answerSurvey } from './answer-survey.ts';
import { answerWithdrawal } from './answer-withdrawal.ts';
import { raiseClaim } from './raise-claim.ts';
import { readAppeal } from './read-appeal.ts';
import { restCase } from './rest-case.ts';
import { saveAppealDraft } from './save-appeal-draft.ts';
import { withdrawClaim } from './withdraw-claim.ts';

/** Everything subjects do with their private link. */
export const registerSubjectRoutes: RegisterRoute = (app, dependencies) => {
  for (const register of [
    readAppeal,
    raiseClaim,
    addAttachment,
    withdrawClaim,
    restCase,
    answerQuestion,
    answerRestatement,
    answerSurvey,
    answerWithdrawal,
    saveAppealDraft,
  ])
    register(app, dependencies);
};
