import { z } from 'zod';
import { describeRefusal, type Refusal } from '#workflows/domain/refusal.ts';

/** One error in a request, and where it is. */
export const FieldError = z.object({
  /** JSON pointer into the body, a parameter's name, or `line 7` of a table. */
  field: z.string(),
  message: z.string(),
  /** How many letters the text lacks, where it is too short. */
  missingLetters: z.number().int().optional(),
});
export type FieldError = z.infer<typeof FieldError>;

/** An error as RFC 9457 describes it, with a stable `code` and what to do about it. */
export const ProblemDocument = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string().optional(),
    remedy: z.string().optional(),
    errors: z.array(FieldError).optional(),
    /** Both texts of a draft that was changed in another window: the stored one with its version, and the one that was sent. */
    draft: z.object({ version: z.string(), savedAt: z.string(), saved: z.unknown(), sent: z.unknown() }).optional(),
  })
  .meta({ id: 'Problem' });
export type ProblemDocument = z.infer<typeof ProblemDocument>;

/** A failure with a code; the error handler answers it as `application/problem+json`. */
export class Problem extends Error {
  override name = 'Problem';
  readonly document: ProblemDocument;
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    code: string,
    title: string,
    more: Pick<ProblemDocument, 'detail' | 'remedy' | 'errors' | 'draft'> & { headers?: Record<string, string> } = {},
  ) {
    super(more.detail ?? title);
    const { headers = {}, ...rest } = more;
    this.headers = headers;
    this.document = { type: `urn:hearken:problem:${code}`, title, status, code, ...rest };
  }
}

/** Converts a refusal of the domain core into a problem. */
export function problemOf(refusal: Refusal): Problem {
  const { status, title, remedy } = describeRefusal(refusal.code);
  return new Problem(status, refusal.code, title, {
    remedy,
    ...(refusal.detail !== undefined && { detail: refusal.detail }),
  });
}

export const notFound = (what: string): Problem =>
  new Problem(404, 'notFound', `There is no such ${what}`, { remedy: 'check the address' });

export const forbidden = (): Problem =>
  new Problem(403, 'notPermitted', 'You are not permitted to do this', {
    remedy: 'sign in with an account that has the required role',
  });

/** For a member of staff whose role may do this, though not in the case that it concerns. */
export const forbiddenInCase = (): Problem =>
  new Problem(403, 'notPermitted', 'You are not permitted to do this', {
    detail: 'your role may do this, but you may not do it in this case, or no longer',
    remedy: 'ask a supervisor',
  });

export const invalid = (errors: FieldError[], title = 'The request is not valid'): Problem =>
  new Problem(422, 'invalid', title, { remedy: 'correct the fields named in errors and send it again', errors });

/**
 * The problem of an `Idempotency-Key` that another request has used.
 *
 * @param detail what did not happen
 */
export const idempotencyKeyReused = (detail: string): Problem =>
  new Problem(409, 'idempotencyKeyReused', 'This Idempotency-Key has already been used for another request', {
    detail,
    remedy: 'use a new key for a new request, or send the first request unchanged',
  });

/** The answer to a caller who asks too often, with the number of seconds after which they may ask again in `Retry-After`. */
export const tooManyRequests = (
  title: string,
  retryAfterSeconds: number,
  { detail, remedy }: { detail?: string; remedy: string },
): Problem =>
  new Problem(429, 'tooManyRequests', title, {
    ...(detail !== undefined && { detail }),
    remedy,
    headers: { 'retry-after': String(retryAfterSeconds) },
  });
