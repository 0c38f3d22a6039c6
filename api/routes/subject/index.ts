import type { RegisterRoute } from '../../route.ts';
import { registerSubjectActs } from './acts.ts';
import { readAppeal } from './read-appeal.ts';
import { saveAppealDraft } from './save-appeal-draft.ts';

/** Everything subjects do with their private link. */
export const registerSubjectRoutes: RegisterRoute = (app, dependencies) => {
  for (const register of [readAppeal, registerSubjectActs, saveAppealDraft]) register(app, dependencies);
};
