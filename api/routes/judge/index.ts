import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { RegisterRoute } from '../../route.ts';
import { registerJudgeActs } from './acts.ts';
import { exerciseRoutes } from './exercises.ts';
import { findCopiesRoute } from './find-copies.ts';
import { listHearingsRoute } from './list-hearings.ts';
import { openAttachmentRoute } from './open-attachment.ts';
import { readCalendarRoute } from './read-calendar.ts';
import { readDraftsRoute } from './read-drafts.ts';
import { readOwnFiguresRoute } from './read-own-figures.ts';
import { readHearingRoute } from './read-hearing.ts';
import { saveDraftRoute } from './save-draft.ts';
import { streamMessagesRoute } from './stream-messages.ts';
import { takeNextHearingRoute } from './take-next-hearing.ts';

/** Everything that judges do. */
export const registerJudgeRoutes: RegisterRoute = (app, dependencies) => {
  registerJudgeActs(app, dependencies);
  // In a scope of its own, so that the description of the API still lists it after the acts of every audience.
  app.register((scope, _options, done) => {
    const routes = scope.withTypeProvider<ZodTypeProvider>();
    for (const register of [
      listHearingsRoute,
      takeNextHearingRoute,
      readOwnFiguresRoute,
      readHearingRoute,
      openAttachmentRoute,
      readDraftsRoute,
      saveDraftRoute,
      findCopiesRoute,
      streamMessagesRoute,
      readCalendarRoute,
      exerciseRoutes,
    ])
      register(routes, dependencies);
    done();
  });
};
