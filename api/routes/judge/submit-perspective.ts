import { uuidv7 } from '../../../db/id.ts';
import { inTransaction } from '../../../db/transaction.ts';
import { contentsServedTo } from '../../../db/views.ts';
import { PerspectiveRecord, summarizeFinding } from '../../../workflows/domain/perspective.ts';
import { instruct } from '../../case-workflows.ts';
import { withWords, type Words } from '../../hearing/give-words.ts';
import { ServedHearingView } from '../../hearing/hearing-view.ts';
import { serveHearing } from '../../hearing/serve-hearing.ts';
import { verifyCitations } from '../../hearing/verify-citations.ts';
import { actorInHearing, authorize, scopeOf } from '../../principal.ts';
import { invalid } from '../../problem.ts';
import { BEARER, problems, type RegisterRoute } from '../route.ts';
import { HearingParams, Reason, ViewHeader } from './hearing-params.ts';

const Body = PerspectiveRecord.extend({
  /** What changed the judge's mind, where they have a record already. */
  changeReason: Reason.optional(),
});

/**
 * Takes in the judge's perspective record, and then shows the hearing as they may now see it. When it is refused it is kept
 * as a draft.
 */
export const submitPerspective: RegisterRoute = (app, dependencies) => {
  app.post(
    '/v1/hearings/:id/perspective',
    {
      schema: {
        operationId: 'submitPerspective',
        tags: ['judge'],
        summary: 'Submit the perspective record; the answer is the reveal',
        security: BEARER,
        params: HearingParams,
        headers: ViewHeader,
        body: Body,
        response: { 201: ServedHearingView, ...problems(401, 403, 404, 409, 422, 503) },
      },
    },
    async (request, reply) => {
      const staff = await authorize(request, dependencies.verifyToken, 'takeNextHearing');
      const { institutionId } = staff;
      const caseId = request.params.id;
      const scope = scopeOf(staff);
      const { changeReason, ...record } = request.body;
      const served = await inTransaction(dependencies.database, scope, (transaction) =>
        contentsServedTo(transaction, institutionId, caseId, staff.id),
      );
      const errors = verifyCitations(
        record,
        served.map((view) => view.content),
      );
      const recordId = uuidv7();
      const words: Words[] = [{ kind: 'perspectiveRecord', body: JSON.stringify(record), textId: recordId }];
      if (changeReason !== undefined) words.push({ kind: 'reason', body: changeReason });
      const viewId = request.headers['hearken-view'] ?? served[0]?.viewId;
      await withWords(
        dependencies,
        {
          institutionId,
          caseId,
          scope,
          words,
          draft: { authorId: staff.id, kind: 'perspective', body: request.body },
        },
        ([text, reason]) => {
          if (errors.length > 0) throw invalid(errors, 'A citation does not stand in what you were served');
          return instruct(dependencies.temporal, {
            institutionId,
            caseId,
            actor: actorInHearing(staff),
            command: {
              type: 'recordPerspective',
              recordId,
              recordCommitment: text?.commitment ?? '',
              changeReasonCommitment: reason?.commitment ?? null,
              findings: record.findings.map((finding) => summarizeFinding(finding, uuidv7)),
              conflict: record.conflict.declared,
            },
            ...(viewId !== undefined && { viewId }),
          });
        },
      );
      reply.status(201);
      return serveHearing(dependencies, staff, caseId, reply);
    },
  );
};
