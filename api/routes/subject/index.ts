import type { RegisterRoute } from '../../route.ts';
import { registerSubjectActs } from './acts.ts';
import { exportCaseRoute } from './export-case.ts';
import { readAppealRoute } from './read-appeal.ts';
import { readSubjectCalendarRoute } from './read-calendar.ts';
import { saveAppealDraftRoute } from './save-appeal-draft.ts';
import { streamSubjectMessagesRoute } from './stream-messages.ts';

/** Everything that subjects do with their private link. */
export const registerSubjectRoutes: RegisterRoute = (app, dependencies) => {
  for (const register of [
    readAppealRoute,
    registerSubjectActs,
    saveAppealDraftRoute,
    exportCaseRoute,
    streamSubjectMessagesRoute,
    readSubjectCalendarRoute,
  ])
    register(app, dependencies);
};
