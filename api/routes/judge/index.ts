import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { authenticate } from '../../principal.ts';
import type { RegisterRoute } from '../../route.ts';
import { registerJudgeActs } from './acts.ts';
import { listHearings } from './list-hearings.ts';
import { openAttachment } from './open-attachment.ts';
import { readDrafts } from './read-drafts.ts';
import { readHearing } from './read-hearing.ts';
import { saveDraft } from './save-draft.ts';
import { takeNextHearing } from './take-next-hearing.ts';

/** Everything judges do. */
export const registerJudgeRoutes: RegisterRoute = (app, dependencies) => {
  registerJudgeActs(app, dependencies);
  app.register((scope, _options, done) => {
    // Whoever is not signed in learns nothing about a request, not even what is wrong with it.
    scope.addHook('onRequest', async (request) => {
      await authenticate(request, dependencies.verifyToken);
    });
    const routes = scope.withTypeProvider<ZodTypeProvider>();

    for (const register of [listHearings, takeNextHearing, readHearing, openAttachment, readDrafts, saveDraft])
      register(routes, dependencies);
    done();
  });
};
