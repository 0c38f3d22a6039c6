import { z } from 'zod';
import { CALENDAR_HEADERS, serveJudgeCalendar } from '../../conversation/serve-calendar.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { gateFor } from '../gate.ts';
import { HearingParams } from './hearing-params.ts';

/** A chosen appointment as a file for calendars. */
export const readCalendarRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'readHearing');
  app.get(
    '/v1/hearings/:id/appointments/:appointmentId/calendar',
    {
      onRequest,
      schema: {
        operationId: 'readCalendar',
        tags: ['judge'],
        summary: 'Read a chosen appointment as iCalendar',
        security: BEARER,
        params: HearingParams.extend({ appointmentId: z.uuid() }),
        response: { 200: { content: { 'text/calendar': { schema: z.string() } } }, ...problems(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const { id, appointmentId } = request.params;
      const calendar = await serveJudgeCalendar(dependencies, staffOf(request), id, appointmentId);
      return reply.headers(CALENDAR_HEADERS).send(calendar);
    },
  );
};
