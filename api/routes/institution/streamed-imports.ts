import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ApiDependencies } from '../../deps.ts';
import { downloadHeaders } from '../../download-headers.ts';
import { Line } from '../../fields/line.ts';
import { beginImport, ImportBody, MAX_IMPORT_BYTES } from '../../import/streamed/begin-import.ts';
import { cancelImport } from '../../import/streamed/cancel-import.ts';
import { ImportSummary, ImportView, viewImport, viewImports } from '../../import/streamed/import-view.ts';
import { receivePiece, type Piece } from '../../import/streamed/receive-piece.ts';
import { refusedFile } from '../../import/streamed/refused-file.ts';
import { CSV_TYPE, NDJSON_TYPES } from '../../import/tables.ts';
import { Cursor, encodeCursor, PageSize } from '../../paging.ts';
import type { Staff } from '../../principal.ts';
import { Problem } from '../../problem.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { gateFor } from '../gate.ts';
import { uploadValidator } from './upload-route.ts';

/** The media type of a part of a file, as tus.io names it. */
const PIECE_TYPE = 'application/offset+octet-stream';
const FILE_TYPES = [PIECE_TYPE, 'application/octet-stream', CSV_TYPE, ...NDJSON_TYPES];
const Params = z.strictObject({ id: z.uuid() });
const bytes = (least: number) =>
  z
    .string()
    .regex(/^\d{1,10}$/, { error: 'give a number of bytes' })
    .transform(Number)
    .pipe(z.number().int().min(least).max(MAX_IMPORT_BYTES));

/** Lets a scope accept files whose handler reads them while they come. */
export function acceptStreams(scope: FastifyInstance): void {
  scope.addContentTypeParser(FILE_TYPES, (_request, payload, done) => {
    done(null, payload);
  });
}

/** Imports of files that come in pieces, in a scope that accepts streams. */
export const streamedImportRoutes: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'openDocket');
  app.post(
    '/v1/imports',
    {
      onRequest,
      schema: {
        operationId: 'beginImport',
        tags: ['institution'],
        summary: 'Begin an import of any number of rows, whose file is sent in pieces',
        security: BEARER,
        headers: z.object({
          'idempotency-key': Line(255)
            .optional()
            .meta({ description: 'A request with the same key and body finds the import that the first one began' }),
        }),
        body: ImportBody,
        response: { 201: ImportView, ...problems(400, 401, 403, 409, 422) },
      },
    },
    async (request, reply) => {
      const staff = staffOf(request);
      const id = await beginImport(dependencies, staff, request.body, request.headers['idempotency-key']);
      const view = await viewImport(dependencies, staff, id);
      return reply
        .status(201)
        .headers({ location: `/v1/imports/${id}`, 'upload-offset': String(view.received) })
        .send(view);
    },
  );
  app.get(
    '/v1/imports',
    {
      onRequest,
      schema: {
        operationId: 'listImports',
        tags: ['institution'],
        summary: 'List imports of files that come in pieces, the last begun first',
        security: BEARER,
        querystring: z.strictObject({ limit: PageSize, cursor: Cursor(z.uuid()) }),
        response: {
          200: z.strictObject({ imports: z.array(ImportSummary), cursor: z.string().nullable() }),
          ...problems(401, 403, 422),
        },
      },
    },
    async (request) => {
      const { limit, cursor } = request.query;
      const imports = await viewImports(dependencies, staffOf(request), { limit, after: cursor });
      const last = imports.length === limit ? imports.at(-1) : undefined;
      return { imports, cursor: last ? encodeCursor(last.id) : null };
    },
  );
  app.delete(
    '/v1/imports/:id',
    {
      onRequest,
      schema: {
        operationId: 'cancelImport',
        tags: ['institution'],
        summary: 'End an import whose file is still arriving; the rows already imported remain',
        security: BEARER,
        params: Params,
        response: { 200: ImportView, ...problems(401, 403, 404, 409, 422) },
      },
    },
    async (request) => {
      const staff = staffOf(request);
      await cancelImport(dependencies, staff, request.params.id);
      return viewImport(dependencies, staff, request.params.id);
    },
  );
  app.get(
    '/v1/imports/:id',
    {
      onRequest,
      schema: {
        operationId: 'readImport',
        tags: ['institution'],
        summary: 'Read how far an import has got: bytes, rows, dockets and faults',
        security: BEARER,
        params: Params,
        response: { 200: ImportView, ...problems(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const view = await viewImport(dependencies, staffOf(request), request.params.id);
      return reply.header('upload-offset', String(view.received)).send(view);
    },
  );
  app.get(
    '/v1/imports/:id/refused',
    {
      onRequest,
      schema: {
        operationId: 'readRefusedRows',
        tags: ['institution'],
        summary: 'The refused rows of an import as they came, for a day',
        security: BEARER,
        params: Params,
        response: {
          200: { content: { [CSV_TYPE]: { schema: z.string() }, [NDJSON_TYPES[0] ?? '']: { schema: z.string() } } },
          ...problems(401, 403, 404, 422),
        },
      },
    },
    async (request, reply) => {
      const file = await refusedFile(dependencies, staffOf(request), request.params.id);
      return reply
        .headers({ ...downloadHeaders(file.name), 'content-type': file.mediaType })
        .send(file.content as never);
    },
  );
  app.patch(
    '/v1/imports/:id',
    {
      onRequest,
      validatorCompiler: uploadValidator,
      schema: {
        operationId: 'sendPiece',
        tags: ['institution'],
        summary: 'Send the next piece of a file; its rows are imported as it arrives',
        security: BEARER,
        consumes: FILE_TYPES,
        params: Params,
        headers: z.object({
          'upload-offset': bytes(0).meta({
            description: 'Where the piece begins: the number of bytes that are stored',
          }),
          'upload-length': bytes(1)
            .optional()
            .meta({ description: 'Bytes of the whole file; with the last of them, the import is finished' }),
        }),
        body: z.string().meta({ description: 'The bytes of the file from the offset on' }),
        response: { 200: ImportView, ...problems(400, 401, 403, 404, 409, 413, 415, 422) },
      },
    },
    async (request, reply) => {
      const { 'upload-offset': offset, 'upload-length': length } = request.headers;
      const view = await take(dependencies, staffOf(request), request, { offset, length });
      return reply.header('upload-offset', String(view.received)).send(view);
    },
  );
  app.put(
    '/v1/imports/:id',
    {
      onRequest,
      validatorCompiler: uploadValidator,
      schema: {
        operationId: 'sendFile',
        tags: ['institution'],
        summary: 'Send a whole file, for the first time or again: bytes that are stored already are only compared',
        security: BEARER,
        consumes: FILE_TYPES,
        params: Params,
        headers: z.object({ 'content-length': z.string().optional() }),
        body: z.string().meta({ description: 'The file: a table, or NDJSON with one record on each line' }),
        response: { 200: ImportView, ...problems(400, 401, 403, 404, 409, 413, 415, 422) },
      },
    },
    async (request, reply) => {
      const said = Number(request.headers['content-length']);
      const length = Number.isSafeInteger(said) && said > 0 ? said : undefined;
      const view = await take(dependencies, staffOf(request), request, { offset: 'beginning', length });
      return reply.header('upload-offset', String(view.received)).send(view);
    },
  );
};

async function take(
  dependencies: ApiDependencies,
  staff: Staff,
  { params, body }: Pick<FastifyRequest, 'body'> & { params: z.infer<typeof Params> },
  piece: Omit<Piece, 'body'>,
): Promise<ImportView> {
  if (!(body instanceof Readable))
    throw new Problem(415, 'unsupportedMediaType', 'The content type is not supported', {
      remedy: `send one of ${FILE_TYPES.join(', ')}`,
    });
  await receivePiece(dependencies, staff, params.id, { body, ...piece });
  return viewImport(dependencies, staff, params.id);
}
