import { followAsSubject } from '../../conversation/follow-conversation.ts';
import { STREAM_ANSWER, streamMessages, StreamQuery } from '../../conversation/stream-messages.ts';
import { LINK_LIMIT } from '../../plugins/link-limit.ts';
import { AppealParams } from '../../present-link.ts';
import { problems, type RegisterRoute } from '../../route.ts';

/** The conversation of the subject's hearing, as it goes on. */
export const streamSubjectMessagesRoute: RegisterRoute = (app, dependencies) => {
  app.get(
    '/v1/appeals/:token/messages/stream',
    {
      ...LINK_LIMIT,
      schema: {
        operationId: 'streamSubjectMessages',
        tags: ['subject'],
        summary:
          'Follow the conversation of the subject’s hearing as server-sent events; Last-Event-ID continues it after an interruption',
        params: AppealParams,
        querystring: StreamQuery,
        response: { 200: STREAM_ANSWER, ...problems(404, 422, 429) },
      },
    },
    async (request, reply) =>
      streamMessages(dependencies, await followAsSubject(dependencies, request.params.token), request, reply),
  );
};
