import type { FastifyInstance, FastifyRequest } from 'fastify';
import { invalid } from '../problem.ts';

/** Media types in which records come one to a line. */
export const NDJSON_TYPES = ['application/x-ndjson', 'application/ndjson', 'application/jsonl'];
export const CSV_TYPE = 'text/csv';

/** What an upload's body may be, for its description. */
export const UPLOAD_TYPES = ['application/json', 'application/x-ndjson', CSV_TYPE];

/** Lets a scope take bodies of CSV and NDJSON, as text. */
export function acceptTables(scope: FastifyInstance): void {
  scope.addContentTypeParser(
    [CSV_TYPE, ...NDJSON_TYPES],
    { parseAs: 'buffer' },
    async (_request: FastifyRequest, body: Buffer) => decodeUtf8(body),
  );
}

/** The text of a body in UTF-8, without its byte order mark; throws 422 for any other encoding. */
export function decodeUtf8(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw invalid([{ field: 'body', message: 'the text is not UTF-8; save the file as UTF-8 and send it again' }]);
  }
}
