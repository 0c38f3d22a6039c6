import { followAsJudge } from '../../conversation/follow-conversation.ts';
import { STREAM_ANSWER, streamMessages, StreamQuery } from '../../conversation/stream-messages.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { gateFor } from '../gate.ts';
import { HearingParams } from './hearing-params.ts';

/** The conversation of a hearing for its judge, as it goes on. */
export const streamMessagesRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'readHearing');
  app.get(
    '/v1/hearings/:id/messages/stream',
    {
      onRequest,
      schema: {
        operationId: 'streamMessages',
        tags: ['judge'],
        summary:
          'Follow the conversation of a hearing as server-sent events; Last-Event-ID continues it after an interruption',
        security: BEARER,
        params: HearingParams,
        querystring: StreamQuery,
        response: { 200: STREAM_ANSWER, ...problems(401, 403, 404, 422, 429) },
      },
    },
    async (request, reply) =>
      streamMessages(dependencies, followAsJudge(dependencies, staffOf(request), request.params.id), request, reply),
  );
};
