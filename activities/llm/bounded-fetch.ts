/** An answer longer than the limit; reading stopped there. */
export class AnswerTooLong extends Error {
  override name = 'AnswerTooLong';
}

/** An answer whose bytes are not UTF-8. */
export class AnswerNotText extends Error {
  override name = 'AnswerNotText';
}

export type Fetch = (url: string | URL | Request, init?: RequestInit) => Promise<Response>;

/**
 * A fetch that hands over a response only once its whole body has been read, and no more of it than the limit.
 *
 * The signal in the request covers the body too, so that a response that trickles in times out like one that hangs. Redirects
 * are refused, because a request carries an API key and a person's facts.
 *
 * @param maximumBytes of a body; beyond it the connection is dropped and {@link AnswerTooLong} thrown
 */
export function boundedFetch(fetch: Fetch, maximumBytes: number): Fetch {
  return async (url, init) => {
    const response = await fetch(url, { ...init, redirect: 'error' });
    const text = await readText(response, maximumBytes);
    return new Response(text, {
      status: response.status,
      statusText: response.statusText,
      headers: withoutLength(response.headers),
    });
  };
}

async function readText(response: Response, maximumBytes: number): Promise<string | null> {
  if (!response.body) return null;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body as AsyncIterable<Uint8Array>) {
    size += part.byteLength;
    if (size > maximumBytes) throw new AnswerTooLong(`the answer is longer than ${maximumBytes} bytes`);
    parts.push(part);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
  } catch (cause) {
    throw new AnswerNotText('the answer is not UTF-8', { cause });
  }
}

/** Headers that still hold of a body that was decompressed and read. */
function withoutLength(headers: Headers): Headers {
  const kept = new Headers(headers);
  kept.delete('content-length');
  kept.delete('content-encoding');
  kept.delete('transfer-encoding');
  return kept;
}
