import { Readable } from 'node:stream';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { summarizeDockets } from '#db/docket-list.ts';
import { inTransaction } from '#db/transaction.ts';
import { downloadHeaders } from '#api/download-headers.ts';
import { ensureMayEver } from '#api/ensure-may.ts';
import { beginImport, ImportBody } from '#api/import/streamed/begin-import.ts';
import { cancelImport } from '#api/import/streamed/cancel-import.ts';
import { viewImport, viewImports } from '#api/import/streamed/import-view.ts';
import { receivePiece, type Piece } from '#api/import/streamed/receive-piece.ts';
import { refusedFile } from '#api/import/streamed/refused-file.ts';
import { readCodes } from '#api/import/reading.ts';
import { wrongFile } from '#api/import/recognize-file.ts';
import { MAX_UPLOAD_BYTES } from '#api/import/upload.ts';
import { Cursor, encodeCursor } from '#api/paging.ts';
import { scopeOf, type Staff } from '#api/principal.ts';
import { notFound, Problem } from '#api/problem.ts';
import { viewDocket } from '#api/views/institution/docket-view.ts';
import type { PageContent } from '../../document.ts';
import { check, type Form } from '../../form.ts';
import type { SentFile } from '../../multipart.ts';
import { policiesIn } from '../../policies-in.ts';
import type { RegisterPage } from '../../register-page.ts';
import { sessionOfScript, staffAction, staffPage, type StaffVisit } from '../../staff-route.ts';
import type { Ui } from '../../ui.ts';
import { importContent } from './imports/import-content.ts';
import { startContent } from './imports/start-content.ts';

const Params = z.object({ id: z.uuid() });
type ImportVisit = StaffVisit<z.infer<typeof Params>>;
const place = ({ id }: z.infer<typeof Params>): string => `/imports/${id}`;
/** The media type of a part of a file, as tus.io names it. */
const PIECE_TYPE = 'application/offset+octet-stream';
const MAX_LISTED = 20;
const MAX_SHOWN_DOCKETS = 20;

/**
 * Imports files of any size while they come: the island `send-pieces` sends them, goes on after a lost connection and shows how far
 * they have come. Without it the form carries the file as a whole.
 */
export const largeImportPages: RegisterPage = (app, ui) => {
  const { dependencies } = ui;
  staffPage(app, ui, { path: '/imports', action: 'openDocket', show: (visit) => showStart(ui, visit) });
  staffAction(app, ui, {
    path: '/imports',
    action: 'openDocket',
    maxFileBytes: MAX_UPLOAD_BYTES,
    place: () => '/imports',
    async act({ staff, form, file, wantsJson, reply }) {
      const body = check(ImportBody, bodyOf(form, file));
      if (!wantsJson && !file) throw wrongFile('choose a file');
      const id = await beginImport(dependencies, staff, body, wantsJson ? undefined : form.text('command'));
      if (!file) return reply.send({ address: place({ id }) });
      await takeWhole(ui, staff, id, file, 0);
      return { redirect: place({ id }) };
    },
    refused: (visit, problem) => showStart(ui, visit, problem),
  });

  const show = async (visit: ImportVisit, problem?: Problem): Promise<PageContent> => {
    const { staff, params } = visit;
    const view = await viewImport(dependencies, staff, params.id);
    const first = view.dockets.slice(0, MAX_SHOWN_DOCKETS);
    const dockets = await inTransaction(dependencies.database, scopeOf(staff), (transaction) =>
      summarizeDockets(transaction, staff.institutionId, first),
    );
    return importContent(visit, view, dockets.map(viewDocket), problem);
  };
  staffPage(app, ui, { path: '/imports/:id', action: 'openDocket', params: Params, show: (visit) => show(visit) });
  staffAction(app, ui, {
    path: '/imports/:id/file',
    action: 'openDocket',
    params: Params,
    place,
    maxFileBytes: MAX_UPLOAD_BYTES,
    async act({ staff, params, file }) {
      await viewImport(dependencies, staff, params.id);
      if (!file) throw wrongFile('choose a file');
      await takeWhole(ui, staff, params.id, file, 'beginning');
      return { redirect: place(params) };
    },
    refused: show,
  });
  staffAction(app, ui, {
    path: '/imports/:id/cancel',
    action: 'openDocket',
    params: Params,
    place,
    async act({ staff, params }) {
      await cancelImport(dependencies, staff, params.id);
      return { redirect: place(params) };
    },
    refused: show,
  });
  app.get('/imports/:id/refused', async (request, reply) => {
    const signedIn = await ui.sessions.read(request);
    const params = Params.safeParse(request.params);
    if (!signedIn || signedIn.idle || !params.success) throw notFound('file');
    ensureMayEver(signedIn.staff, 'openDocket');
    const { name, content } = await refusedFile(dependencies, signedIn.staff, params.data.id);
    return reply.headers(downloadHeaders(name)).send(content);
  });
  void app.register((scope, _options, done) => {
    scope.addContentTypeParser(PIECE_TYPE, (_request, payload, parsed) => {
      parsed(null, payload);
    });
    pieceRoutes(scope.withTypeProvider<ZodTypeProvider>(), ui);
    done();
  });
};

/** What the island sends and asks. */
const pieceRoutes: RegisterPage = (app, ui) => {
  const { dependencies } = ui;
  app.get('/imports/:id/pieces', async (request, reply) => {
    const signedIn = await ui.sessions.read(request);
    const params = Params.safeParse(request.params);
    if (!signedIn || signedIn.idle || !params.success) throw notFound('import');
    ensureMayEver(signedIn.staff, 'openDocket');
    return reply.send(await progressOf(ui, signedIn.staff, params.data.id));
  });
  app.post('/imports/:id/pieces', async (request, reply) => {
    const { staff } = await sessionOfScript(ui, request);
    ensureMayEver(staff, 'openDocket');
    const params = Params.safeParse(request.params);
    const offset = Offset.safeParse(request.headers['upload-offset']);
    if (!params.success || !offset.success || !(request.body instanceof Readable)) throw notFound('import');
    const piece: Piece = { body: request.body, offset: offset.data, length: undefined };
    await receivePiece(dependencies, staff, params.data.id, piece);
    return reply.send(await progressOf(ui, staff, params.data.id));
  });
};

const Offset = z.union([
  z.literal('beginning'),
  z
    .string()
    .regex(/^\d{1,10}$/)
    .transform(Number),
]);

async function progressOf({ dependencies }: Ui, staff: Staff, id: string) {
  const { state, received, rows } = await viewImport(dependencies, staff, id);
  return { state, received, rows };
}

/** Imports a file that came with a form; what stops the import is said on its page. */
async function takeWhole(
  { dependencies }: Ui,
  staff: Staff,
  id: string,
  { content }: SentFile,
  offset: Piece['offset'],
): Promise<void> {
  const piece = { body: Readable.from([content]), offset, length: content.length };
  try {
    await receivePiece(dependencies, staff, id, piece);
  } catch (error) {
    if (!(error instanceof Problem) || offset !== 0) throw error;
  }
}

/** The import that a form asks for; a script says of the file what it is called and how long it is. */
function bodyOf(form: Form, file: SentFile | undefined): unknown {
  const length = file ? file.content.length : form.text('length');
  const dialect = {
    decimals: form.text('decimals'),
    dates: form.text('dates'),
    periods: form.text('periods'),
    serialDays: form.text('serialDays'),
  };
  return {
    kind: form.text('kind'),
    policy: form.text('policy'),
    fileName: (file?.name ?? form.text('fileName') ?? '').replace(/\p{Cc}/gu, '').slice(0, 200) || undefined,
    title: form.text('title'),
    length: length === undefined ? undefined : Number(length),
    dialect: Object.fromEntries(Object.entries(dialect).filter(([, value]) => value !== undefined)),
    unknownColumns: form.text('unknown') === 'leaveOut' ? 'leaveOut' : undefined,
    missing: readCodes(form.text('missing')),
    referencePrefix: form.text('referencePrefix'),
  };
}

async function showStart({ dependencies }: Ui, visit: StaffVisit, problem?: Problem): Promise<PageContent> {
  const { staff, query } = visit;
  const policies = await inTransaction(dependencies.database, scopeOf(staff), (transaction) =>
    policiesIn(visit.language, transaction, staff.institutionId),
  );
  const after = Cursor(z.uuid()).safeParse(query['cursor']).data;
  const imports = await viewImports(dependencies, staff, { limit: MAX_LISTED, after });
  const last = imports.length === MAX_LISTED ? imports.at(-1) : undefined;
  return startContent(visit, { policies, imports, next: last ? encodeCursor(last.id) : null }, problem);
}
