import type { FastifyReply, FastifyRequest } from 'fastify';
import { noteLinkReader } from '../acts/note-link-reader.ts';
import { perform } from '../acts/perform.ts';
import { readSubjectReader, type SubjectReader } from '#db/subject-reader.ts';
import { inTransaction } from '#db/transaction.ts';
import { MAX_ATTACHMENT_BYTES } from '../import/read-attachment.ts';
import { presentLink, type PresentSubject } from '../present-link.ts';
import { Problem } from '../problem.ts';
import { LINK_LIMIT } from '../plugins/link-limit.ts';
import type { Routes } from '../route.ts';
import type { Audience, PageContent } from './document.ts';
import { readForm, type Form } from './form.ts';
import { html } from './html.ts';
import { readMultipart, type SentFile } from './multipart.ts';
import { chooseLanguage } from './language.ts';
import { MESSAGES, type Messages } from './messages/index.ts';
import type { Face } from './faces.ts';
import { LANGUAGES, UTC, type Language, type ShownZone } from '../figures-in-words.ts';
import { isReply, sendAnswer, type Answer, type Ui } from './ui.ts';

/** A request by a subject who has a private link. */
export interface SubjectVisit {
  subject: PresentSubject;
  language: Language;
  messages: Messages;
  /** The language that their case says they read, by its tag. */
  ownLanguage: string | null;
  /** What their institution looks like; `undefined` where it has no face of its own. */
  face: Face | undefined;
  /** An address below their link in the language they read, such as `address('/answer')`. */
  address: (below: string, query?: Record<string, string>) => string;
  query: Readonly<Partial<Record<string, string>>>;
  params: Readonly<Partial<Record<string, string>>>;
  form: Form;
  /** The file that came with the form. */
  file?: SentFile;
  /** Set where the file is larger than allowed; its content is then dropped. */
  fileTooLarge?: Problem;
  /** Whether the caller is a script that wants JSON rather than a browser that wants a page. */
  wantsJson: boolean;
  request: FastifyRequest;
  reply: FastifyReply;
}

interface SubjectAction {
  /** Below the private link. */
  below: string;
  act: (visit: SubjectVisit) => Promise<Answer | FastifyReply>;
  /** The page to show for a refusal. */
  refused: (visit: SubjectVisit, problem: Problem) => Promise<Answer>;
}

/** A page for the subject who has the private link. Opening it does not use the link up. */
export function subjectPage(
  app: Routes,
  ui: Ui,
  route: { below: string; show: (visit: SubjectVisit) => Promise<Answer | FastifyReply> },
): void {
  app.get(`/appeal/:token${route.below}`, LINK_LIMIT, (request, reply) =>
    inLanguage(ui, request, reply, async (visit) => route.show(visit)),
  );
}

/** The action of a subject's form. Only the subject knows its address, so the form needs no further token. */
export function subjectAction(app: Routes, ui: Ui, { below, act, refused }: SubjectAction): void {
  app.post(`/appeal/:token${below}`, LINK_LIMIT, (request, reply) =>
    inLanguage(ui, request, reply, async (visit) => {
      try {
        return await act(visit);
      } catch (error) {
        if (!(error instanceof Problem) || visit.wantsJson) throw error;
        const page = await refused(visit, error);
        return 'redirect' in page ? page : { ...page, status: error.document.status };
      }
    }),
  );
}

/** The zone of the case, otherwise its policy's, as in its notices; where neither has one, a browser may show times in its own. */
function zoneOf({ own, policy }: SubjectReader): ShownZone {
  const timeZone = own.timeZone ?? policy.timeZone;
  return timeZone === null ? UTC : { timeZone, isFixed: true, isStated: true };
}

/** A language that the institution offers, otherwise the first of those. */
const offered = (language: Language, face: Face | undefined): Language =>
  !face || face.languages.includes(language) ? language : (face.languages[0] ?? language);

/** A problem's title and remedy in the subject's language. */
export function explainProblem({ document }: Problem, { problems }: Messages): { title: string; remedy: string } {
  const known: Partial<Record<string, { title: string; remedy: string }>> = problems;
  return known[document.code] ?? problems.other;
}

async function inLanguage(
  ui: Ui,
  request: FastifyRequest,
  reply: FastifyReply,
  work: (visit: SubjectVisit) => Promise<Answer | FastifyReply>,
): Promise<FastifyReply> {
  const query = textsOf(request.query);
  const params = textsOf(request.params);
  const link = `/appeal/${encodeURIComponent(params['token'] ?? '')}`;
  const at = (below: string, more: Record<string, string>) => {
    const search = new URLSearchParams(more).toString();
    return `${link}${below}${search === '' ? '' : `?${search}`}`;
  };
  let face: Face | undefined;
  const audienceOf = (language: Language, zone: ShownZone): Audience => ({
    kind: 'subject',
    zone,
    face,
    reading: {
      language,
      choices: face?.languages ?? LANGUAGES,
      // A form's address is for posting only, so the links of its answer lead to the case.
      address: (each) => (request.method === 'GET' ? `?lang=${each}` : at('', { lang: each })),
    },
  });
  const choose = (known?: SubjectReader) =>
    chooseLanguage(
      query['lang'],
      request.headers['accept-language'],
      known && { own: known.own.language, policy: known.policy.language },
    );
  let language = choose();
  let zone = UTC;
  const wantsJson = request.headers.accept === 'application/json';
  let answer: Answer | FastifyReply;
  try {
    const present = await presentLink(ui.dependencies, params['token'] ?? '');
    const { arrival } = present;
    const [subject, known] = await arrival.serve(async () => [
      await recognizeReader(ui, request, present),
      await inTransaction(ui.dependencies.database, present.scope, (transaction) =>
        readSubjectReader(transaction, present.institutionId, present.caseId),
      ),
    ]);
    face = ui.faces.of(subject.institutionId);
    language = offered(choose(known), face);
    zone = zoneOf(known);
    const sent = request.isMultipart()
      ? await arrival.receive(() => readMultipart(request, MAX_ATTACHMENT_BYTES, () => true))
      : undefined;
    const chosen: Record<string, string> = query['lang'] === undefined ? {} : { lang: language };
    answer = await work({
      subject,
      language,
      messages: MESSAGES[language],
      ownLanguage: known.own.language,
      face,
      address: (below, more = {}) => at(below, { ...chosen, ...more }),
      query,
      params,
      form: readForm(sent ? sent.fields : request.body),
      ...(sent?.file && { file: sent.file }),
      ...(sent?.tooLarge && { fileTooLarge: sent.tooLarge }),
      wantsJson,
      request,
      reply,
    });
  } catch (error) {
    if (!(error instanceof Problem) || wantsJson) throw error;
    reply.headers(error.headers);
    answer = problemPageFor(error, MESSAGES[language]);
  }
  return isReply(answer) ? answer : sendAnswer(ui, reply, answer, audienceOf(language, zone));
}

/**
 * Notes on the trail that a member of the institution's staff is who opens the link, where the browser shows that they are
 * signed in, even after they were away for too long.
 */
async function recognizeReader(ui: Ui, request: FastifyRequest, subject: PresentSubject): Promise<PresentSubject> {
  const signedIn = await ui.sessions.read(request);
  if (signedIn?.staff.institutionId !== subject.institutionId) return subject;
  await perform(ui.dependencies, noteLinkReader, signedIn.staff, subject.caseId, null);
  return { ...subject, reader: signedIn.staff };
}

function problemPageFor(problem: Problem, messages: Messages): PageContent {
  const { title, remedy } = explainProblem(problem, messages);
  return { title, status: problem.document.status, body: html`<p class="lead">${remedy}</p>` };
}

const textsOf = (value: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(value ?? {}).flatMap(([name, each]) => (typeof each === 'string' ? [[name, each]] : [])),
  );
