import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { findUnstorable, UNSTORABLE } from '../fields/storable.ts';
import { toPointer } from '../fields/to-pointer.ts';
import { DecodedText } from '../import/decode-text.ts';
import { invalid } from '../problem.ts';

/**
 * Refuses a request that contains a text which cannot be stored, before it is checked any further. A body that is still to come is
 * checked by its handler.
 */
export async function refuseUnstorable({ body, query, params }: FastifyRequest): Promise<void> {
  const text = body instanceof DecodedText ? body.text : body;
  const inBody = text instanceof Readable ? undefined : findUnstorable(text);
  if (inBody) throw invalid([{ field: toPointer(inBody) || '/', message: UNSTORABLE }]);
  const outside = findUnstorable(query) ?? findUnstorable(params);
  if (outside) throw invalid([{ field: String(outside[0]), message: UNSTORABLE }]);
}
