import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Action } from '#workflows/domain/may-act.ts';
import { ensureMayEver } from '../ensure-may.ts';
import type { Language } from '../figures-in-words.ts';
import type { Staff } from '../principal.ts';
import { notFound, Problem } from '../problem.ts';
import type { Routes } from '../route.ts';
import { readForm, type Form } from './form.ts';
import { readMultipart, type SentFile } from './multipart.ts';
import { problemPage } from './problem-page.ts';
import { isOwnForm, type SignedIn } from './session/sessions.ts';
import { signInAddress } from './sign-in/sign-in-address.ts';
import { readingOf } from './staff-reading.ts';
import { wordsPage } from './words-page.ts';
import { isReply, sendAnswer, type Answer, type NameOf, type Ui } from './ui.ts';

/** A request for a page by a signed-in user who may ask for it. */
export interface StaffVisit<Params = unknown> {
  signedIn: SignedIn;
  staff: Staff;
  /** The zone in which pages show times to their institution, by its IANA name. */
  timeZone: string;
  /** The language in which pages speak to them. */
  language: Language;
  /** What the people of their institution are called. */
  nameOf: NameOf;
  params: Params;
  /** The query's fields, each once. */
  query: Readonly<Partial<Record<string, string>>>;
  /** Empty for a GET. */
  form: Form;
  /** The file that came with the form, where the action takes one and the user chose one. */
  file?: SentFile | undefined;
  /** Of this request, without query. */
  path: string;
  /** Whether the caller is a script that wants JSON rather than a browser that wants a page. */
  wantsJson: boolean;
  request: FastifyRequest;
  reply: FastifyReply;
}

interface StaffRoute<Params extends z.ZodType> {
  path: string;
  /** The permission that the user needs for the page at all; the handler checks what they may do with a case. */
  action: Action;
  /** Schema of the path's parameters; an address that does not match it is not found. */
  params?: Params;
}

interface StaffPage<Params extends z.ZodType> extends StaffRoute<Params> {
  show: (visit: StaffVisit<z.output<Params>>) => Promise<Answer>;
}

interface StaffAction<Params extends z.ZodType> extends StaffRoute<Params> {
  act: (visit: StaffVisit<z.output<Params>>) => Promise<Answer | FastifyReply>;
  /** The page to show for a refusal, still filled in as sent; by default a plain page that says why. */
  refused?: (visit: StaffVisit<z.output<Params>>, problem: Problem) => Promise<Answer>;
  /** Saves the words of a user who was away for too long. */
  saveWords?: (visit: StaffVisit<z.output<Params>>) => Promise<void>;
  /** Maximum size of the form's file in bytes; without it the form takes no file. */
  maxFileBytes?: number;
  /** Where to go after signing in again; by default the start page. */
  place?: (params: z.output<Params>) => string;
}

/** A page for staff. A user who is not signed in is sent to sign in, and returns to the page. */
export function staffPage<Params extends z.ZodType>(app: Routes, ui: Ui, route: StaffPage<Params>): void {
  app.get(route.path, async (request, reply) => {
    const signedIn = await ui.sessions.read(request);
    if (!signedIn || signedIn.idle) return reply.redirect(signInAddress(request.url), 303);
    const audience = await staffAudience(ui, signedIn, request);
    const nameOf = await ui.namesFor(signedIn.staff);
    let answer: Answer;
    try {
      answer = await route.show(visitOf(ui, route, signedIn, audience.timeZone, nameOf, request, reply));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      answer = problemPage(error, { staff: signedIn.staff, place: request.url });
    }
    return sendAnswer(ui, reply, answer, audience);
  });
}

/**
 * The action of a form for staff. The form has to carry the session's token. Afterwards the user is redirected to a
 * page by GET; a refusal is shown where it happened.
 */
export function staffAction<Params extends z.ZodType>(app: Routes, ui: Ui, route: StaffAction<Params>): void {
  app.post(route.path, async (request, reply) => {
    const signedIn = await ui.sessions.read(request);
    const isOf = (given: Form): boolean =>
      signedIn !== undefined && isOwnForm(signedIn, given.text('csrf') ?? header(request, 'x-csrf'));
    // A file is read only where the form that carries it is known to belong to the user's session.
    const sent = request.isMultipart() ? await readMultipart(request, route.maxFileBytes ?? 0, isOf) : undefined;
    if (sent) request.body = sent.fields;
    const form = readForm(request.body);
    const isOwn = isOf(form);
    if (!signedIn || (signedIn.idle && !isOwn)) return sendToSignIn(request, reply, '/');
    if (!isOwn) throw foreignForm();
    const audience = await staffAudience(ui, signedIn, request);
    const nameOf = await ui.namesFor(signedIn.staff);
    const visit = { ...visitOf(ui, route, signedIn, audience.timeZone, nameOf, request, reply), file: sent?.file };
    if (signedIn.idle) {
      const place = route.place?.(visit.params) ?? '/';
      const isSaved = route.saveWords !== undefined && (await canSave(route.saveWords(visit)));
      if (isSaved || visit.wantsJson || form.words().length === 0) return sendToSignIn(request, reply, place);
      return sendAnswer(ui, reply, wordsPage(form, place), { kind: 'open' });
    }
    const answer = await (sent?.tooLarge ? Promise.reject(sent.tooLarge) : route.act(visit)).catch(
      async (error: unknown) => {
        if (!(error instanceof Problem) || visit.wantsJson) throw error;
        const { status } = error.document;
        const page =
          status < 500 && route.refused
            ? await route.refused(visit, error)
            : problemPage(error, { staff: signedIn.staff, place: route.place?.(visit.params) ?? '/' });
        return 'redirect' in page ? page : { ...page, status };
      },
    );
    return isReply(answer) ? answer : sendAnswer(ui, reply, answer, audience);
  });
}

/** Members of staff as the readers of a page: where they are, in the zone and with the face of their institution. */
export async function staffAudience(ui: Ui, signedIn: SignedIn, request: FastifyRequest) {
  const timeZone = await ui.zoneFor(signedIn.staff);
  const face = ui.faces.of(signedIn.staff.institutionId);
  return { kind: 'staff', signedIn, path: pathOf(request), timeZone, face } as const;
}

/**
 * The session of a script's request, whose token comes in the header `x-csrf`.
 *
 * @throws Problem 401 for a user who is signed out, 403 for a request from elsewhere
 */
export async function sessionOfScript({ sessions }: Ui, request: FastifyRequest): Promise<SignedIn> {
  const signedIn = await sessions.read(request);
  if (!signedIn || signedIn.idle) throw signedOut();
  if (!isOwnForm(signedIn, header(request, 'x-csrf'))) throw foreignForm();
  return signedIn;
}

const foreignForm = (): Problem =>
  new Problem(403, 'foreignForm', 'This form is not from your session', {
    detail: 'you may have signed out or in again since it was opened',
    remedy: 'open the page again',
  });

const signedOut = (): Problem => new Problem(401, 'signedOut', 'You are signed out', { remedy: 'sign in again' });

function visitOf<Params extends z.ZodType>(
  { dependencies, faces }: Ui,
  { action, params: schema }: StaffRoute<Params>,
  signedIn: SignedIn,
  timeZone: string,
  nameOf: NameOf,
  request: FastifyRequest,
  reply: FastifyReply,
): StaffVisit<z.output<Params>> {
  const { staff } = signedIn;
  ensureMayEver(staff, action);
  const params = schema?.safeParse(request.params);
  if (params?.success === false) throw notFound('page');
  const query = Object.entries(request.query as Record<string, unknown>).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  );
  return {
    signedIn,
    staff,
    timeZone,
    language: readingOf(request, dependencies.publicUrl, faces.of(staff.institutionId)).language,
    nameOf,
    // Without a schema the path has no parameters.
    params: params?.data as z.output<Params>,
    query: Object.fromEntries(query),
    form: readForm(request.body),
    path: pathOf(request),
    wantsJson: header(request, 'accept') === 'application/json',
    request,
    reply,
  };
}

const pathOf = (request: FastifyRequest): string => request.url.split('?')[0] ?? '/';

/** Whether the words could be saved as a draft; a user who may not save them gets them back instead. */
const canSave = (saving: Promise<void>): Promise<boolean> =>
  saving.then(
    () => true,
    (error: unknown) => {
      if (error instanceof Problem) return false;
      throw error;
    },
  );

function sendToSignIn(request: FastifyRequest, reply: FastifyReply, place: string): FastifyReply {
  if (header(request, 'accept') === 'application/json') throw signedOut();
  return reply.redirect(signInAddress(place), 303);
}

const header = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
};
