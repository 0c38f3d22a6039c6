import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { authenticate } from '../../principal.ts';
import type { RegisterRoute } from '../route.ts';
import { askQuestion } from './ask-question.ts';
import { assessTheory } from './assess-theory.ts';
import { assignHearing } from './assign-hearing.ts';
import { decideHearing } from './decide-hearing.ts';
import { listHearings } from './list-hearings.ts';
import { noteDeliberation } from './note-deliberation.ts';
import { openAttachment } from './open-attachment.ts';
import { readDrafts } from './read-drafts.ts';
import { readHearing } from './read-hearing.ts';
import { recuseFromHearing } from './recuse-from-hearing.ts';
import { releaseHearing } from './release-hearing.ts';
import { saveDraft } from './save-draft.ts';
import { signDecision } from './sign-decision.ts';
import { submitPerspective } from './submit-perspective.ts';
import { takeNextHearing } from './take-next-hearing.ts';

/** Everything judges do. */
export const registerJudgeRoutes: RegisterRoute = (app, dependencies) => {
  app.register((scope, _options, done) => {
    // Whoever is not signed in learns nothing about a request, not even what is wrong with it.
    scope.addHook('onRequest', async (request) => {
      await authenticate(request, dependencies.verifyToken);
    });
    const routes = scope.withTypeProvider<ZodTypeProvider>();

    for (const register of [
      listHearings,
      takeNextHearing,
      readHearing,
      openAttachment,
      assignHearing,
      releaseHearing,
      recuseFromHearing,
      askQuestion,
      readDrafts,
      saveDraft,
      submitPerspective,
      assessTheory,
      noteDeliberation,
      decideHearing,
      signDecision,
    ])
      register(routes, dependencies);
    done();
  });
};
