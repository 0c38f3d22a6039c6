import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { followAsJudge } from '#api/conversation/follow-conversation.ts';
import { CALENDAR_HEADERS, serveJudgeCalendar } from '#api/conversation/serve-calendar.ts';
import { streamMessages } from '#api/conversation/stream-messages.ts';
import { downloadHeaders } from '#api/download-headers.ts';
import { ensureMayEver } from '#api/ensure-may.ts';
import { drawPdfPages } from '#api/import/pdf/draw-pdf-pages.ts';
import { pictureOf } from '#api/import/read-attachment.ts';
import { notFound } from '#api/problem.ts';
import type { Routes } from '#api/route.ts';
import { readingOf } from '#api/ui/staff-reading.ts';
import type { Ui } from '#api/ui/ui.ts';
import { serveAttachment } from '#api/views/judge/serve-attachment.ts';
import { AppointmentParams } from './appointment-acts.ts';

const HearingParams = z.object({ id: z.uuid() });
const AttachmentParams = HearingParams.extend({ attachmentId: z.uuid() });

/** Registers what a hearing's page loads or downloads: files, their pictures, calendar entries, and the stream of messages. */
export function registerHearingFiles(app: Routes, ui: Ui): void {
  const { dependencies } = ui;

  app.get('/hearings/:id/appointments/:appointmentId/calendar', async (request, reply) => {
    const { staff, id, appointmentId } = await readerOf(ui, request, AppointmentParams);
    ensureMayEver(staff, 'readHearing');
    const { language } = readingOf(request, dependencies.publicUrl, ui.faces.of(staff.institutionId));
    const calendar = await serveJudgeCalendar(dependencies, staff, id, appointmentId, language);
    return reply.headers(CALENDAR_HEADERS).send(calendar);
  });

  app.get('/hearings/:id/messages/stream', async (request, reply) => {
    const { staff, id } = await readerOf(ui, request, HearingParams);
    ensureMayEver(staff, 'readHearing');
    return streamMessages(dependencies, followAsJudge(dependencies, staff, id), request, reply);
  });

  app.get('/hearings/:id/attachments/:attachmentId', async (request, reply) => {
    const { staff, id, attachmentId } = await readerOf(ui, request, AttachmentParams);
    const { fileName, content } = await serveAttachment(dependencies, staff, id, attachmentId);
    return reply.headers(downloadHeaders(fileName)).send(content);
  });

  app.get('/hearings/:id/attachments/:attachmentId/picture', async (request, reply) => {
    const { staff, id, attachmentId } = await readerOf(ui, request, AttachmentParams);
    const { mediaType, content } = await serveAttachment(dependencies, staff, id, attachmentId);
    switch (pictureOf(mediaType)) {
      case 'itself':
        return reply.type(mediaType).send(content);
      case 'pages':
        return reply.type('image/png').send(await drawPdfPages(content));
      case null:
        throw notFound('picture');
    }
  });
}

/** The signed-in member of staff with the ids in the address; a visitor without a session gets 404, as for a missing file. */
async function readerOf<Params extends z.ZodObject>(ui: Ui, request: FastifyRequest, schema: Params) {
  const signedIn = await ui.sessions.read(request);
  const params = schema.safeParse(request.params);
  if (!signedIn || signedIn.idle || !params.success) throw notFound('file');
  return { staff: signedIn.staff, ...params.data };
}
