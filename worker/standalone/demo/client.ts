import { z } from 'zod';

/** An error response, as described by RFC 9457. */
export class Refused extends Error {
  override name = 'Refused';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** A client of the HTTP API for one account or one private link. */
export interface Client {
  /**
   * The validated body of a successful response; `null` for 204. Throws {@link Refused} for an error.
   *
   * @param more headers of this call alone
   */
  call<Schema extends z.ZodType>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH',
    path: string,
    schema: Schema,
    body?: unknown,
    more?: Record<string, string>,
  ): Promise<z.output<Schema> | null>;
  /** Like `call`, for responses that always have a body. */
  get<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.output<Schema>>;
  post<Schema extends z.ZodType>(path: string, schema: Schema, body?: unknown): Promise<z.output<Schema>>;
  /** The text of a file. */
  text(path: string): Promise<string>;
}

type Sent = [method: string, path: string, body?: unknown, more?: Record<string, string>];

const Problem = z.object({
  code: z.string(),
  title: z.string(),
  detail: z.string().optional(),
  errors: z.unknown().optional(),
});

/**
 * @param token of an account; none for a subject, whose link is in the address
 * @param signal ends every call
 * @param headers sent with every call
 */
export function createClient(
  apiUrl: string,
  signal: AbortSignal,
  token?: string,
  headers: Record<string, string> = {},
): Client {
  const send: (...sent: Sent) => Promise<string> = async (method, path, body, more = {}) => {
    const isText = typeof body === 'string' || body instanceof Uint8Array;
    const response = await fetch(`${apiUrl}${path}`, {
      method,
      signal,
      headers: {
        ...headers,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': isText ? 'text/csv' : 'application/json' }),
        ...more,
      },
      ...(body !== undefined && { body: isText ? (body as string | Uint8Array<ArrayBuffer>) : JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw refusedBy(response.status, `${method} ${path}`, text);
    return text;
  };
  const call: Client['call'] = async (method, path, schema, body, more) => {
    const text = await send(method, path, body, more);
    return text === '' ? null : schema.parse(JSON.parse(text));
  };
  const callForBody = async <Schema extends z.ZodType>(
    method: 'GET' | 'POST',
    path: string,
    schema: Schema,
    body?: unknown,
  ) => {
    const answer = await call(method, path, schema, body);
    if (answer === null) throw new Error(`${method} ${path} gave no body`);
    return answer;
  };
  return {
    call,
    get: (path, schema) => callForBody('GET', path, schema),
    post: (path, schema, body) => callForBody('POST', path, schema, body),
    text: (path) => send('GET', path),
  };
}

function refusedBy(status: number, what: string, text: string): Refused {
  const problem = Problem.safeParse(parse(text));
  if (!problem.success) return new Refused(status, 'unknown', `${what}: ${status} ${text.slice(0, 500)}`);
  const { code, title, detail, errors } = problem.data;
  const more = errors === undefined ? '' : ` ${JSON.stringify(errors)}`;
  return new Refused(
    status,
    code,
    `${what}: ${status} ${code}: ${title}${detail === undefined ? '' : `, ${detail}`}${more}`,
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
