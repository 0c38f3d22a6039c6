import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { decodeText, ENCODINGS, type Encoding } from './decode-text.ts';

/** Media types in which records come one to a line. */
export const NDJSON_TYPE = 'application/x-ndjson';
export const NDJSON_TYPES = [NDJSON_TYPE, 'application/ndjson', 'application/jsonl'];
export const CSV_TYPE = 'text/csv';

/** The possible media types of an upload's body, for its description. */
export const UPLOAD_TYPES = ['application/json', 'application/x-ndjson', CSV_TYPE];

/** Lets a scope accept bodies of CSV and NDJSON, decoded by the encoding that the request names, if any. */
export function acceptTables(scope: FastifyInstance): void {
  scope.addContentTypeParser(
    [CSV_TYPE, ...NDJSON_TYPES],
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) => decodeText(body, encodingOf(request)),
  );
}

const Named = z.object({ encoding: z.enum(ENCODINGS) });
const SAME: Partial<Record<string, Encoding>> = { utf8: 'utf-8', 'iso-8859-1': 'windows-1252', latin1: 'windows-1252' };

/**
 * The encoding that the dialect in the address names, otherwise that of the media type; UTF-8 is examined like text
 * without a stated encoding.
 */
function encodingOf({ query, headers }: FastifyRequest): Encoding | undefined {
  const { dialect } = z.object({ dialect: z.string().optional().catch(undefined) }).parse(query);
  const named = Named.safeParse(parseJson(dialect)).data;
  if (named) return named.encoding;
  const charset = /;\s*charset="?([\w-]+)/i.exec(headers['content-type'] ?? '')?.[1]?.toLowerCase() ?? '';
  const encoding = SAME[charset] ?? ENCODINGS.find((each) => each === charset);
  return encoding === 'utf-8' ? undefined : encoding;
}

function parseJson(text = ''): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
