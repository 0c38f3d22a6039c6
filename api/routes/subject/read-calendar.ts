import { z } from 'zod';
import { CALENDAR_HEADERS, serveSubjectCalendar } from '../../conversation/serve-calendar.ts';
import { LINK_LIMIT } from '../../plugins/link-limit.ts';
import { AppealParams, presentLink } from '../../present-link.ts';
import { problems, type RegisterRoute } from '../../route.ts';

/** A chosen appointment as a file for calendars. */
export const readSubjectCalendarRoute: RegisterRoute = (app, dependencies) => {
  app.get(
    '/v1/appeals/:token/appointments/:appointmentId/calendar',
    {
      ...LINK_LIMIT,
      schema: {
        operationId: 'readSubjectCalendar',
        tags: ['subject'],
        summary: 'Read a chosen appointment as iCalendar',
        params: AppealParams.extend({ appointmentId: z.uuid() }),
        response: { 200: { content: { 'text/calendar': { schema: z.string() } } }, ...problems(404, 422, 429) },
      },
    },
    async (request, reply) => {
      const subject = await presentLink(dependencies, request.params.token);
      const calendar = await serveSubjectCalendar(dependencies, subject, request.params.appointmentId);
      return reply.headers(CALENDAR_HEADERS).send(calendar);
    },
  );
};
