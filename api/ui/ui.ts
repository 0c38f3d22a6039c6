import type { FastifyReply } from 'fastify';
import type { ApiDependencies } from '../deps.ts';
import type { Staff } from '../principal.ts';
import type { Assets } from './assets.ts';
import { renderDocument, type Audience, type PageContent } from './document.ts';
import type { Faces } from './faces.ts';
import { readingOf } from './staff-reading.ts';
import type { Sessions } from './session/sessions.ts';

/** The name of a member of staff, by account. */
export type NameOf = (account: string) => string;

/** What pages depend on. */
export interface Ui {
  dependencies: ApiDependencies;
  assets: Assets;
  sessions: Sessions;
  faces: Faces;
  /** The zone in which pages show times to an institution's staff. */
  zoneFor: (staff: Staff) => Promise<string>;
  /** What the people of an institution are called, by account; an account without a name goes by its id. */
  namesFor: (staff: Staff) => Promise<NameOf>;
}

/** The answer to a request for a page: a page, or a redirect to another address (by GET). */
export type Answer = PageContent | { redirect: string };

/** Sends the answer to a request. */
export function sendAnswer(
  { assets, dependencies }: Pick<Ui, 'assets' | 'dependencies'>,
  reply: FastifyReply,
  answer: Answer,
  audience: Audience,
) {
  if ('redirect' in answer) return reply.redirect(answer.redirect, 303);
  const { face } = audience;
  const reading =
    audience.kind === 'subject' ? audience.reading : readingOf(reply.request, dependencies.publicUrl, face);
  return reply
    .status(answer.status ?? 200)
    .type('text/html; charset=utf-8')
    .send(renderDocument(assets, answer, audience, reading));
}

/** Whether a handler has already sent its own answer, such as JSON for a script. */
export const isReply = (answer: Answer | FastifyReply): answer is FastifyReply =>
  typeof (answer as Partial<FastifyReply>).send === 'function';
