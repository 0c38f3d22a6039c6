export interface Backoff {
  /** Wait after the first failed request; doubled after each further one. */
  baseMilliseconds: number;
  /** Maximum wait if the endpoint does not ask for one. */
  maximumMilliseconds: number;
  /** Maximum wait that an endpoint may ask for; if it asks for more, the request is given up. */
  maximumRetryAfterMilliseconds: number;
}

export const BACKOFF: Backoff = {
  baseMilliseconds: 500,
  maximumMilliseconds: 30_000,
  maximumRetryAfterMilliseconds: 60_000,
};

/**
 * The wait that a `Retry-After` header asks for (RFC 9110, section 10.2.3): whole seconds or an HTTP date.
 *
 * @param now milliseconds since 1970
 * @returns milliseconds from now, at least 0; `undefined` when there is no such header or it is neither
 */
export function parseRetryAfter(header: string | null | undefined, now: number): number | undefined {
  const text = header?.trim();
  if (!text) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000;
  const date = /^[A-Za-z]{3,9},? /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/**
 * How long to wait before the next request, or `null` when the endpoint asks for more than the limit.
 *
 * If the endpoint asks for nothing, the wait grows exponentially, less a random part of up to one half, so that cases
 * that failed together are not retried together. If it asks for a wait, the result is at least that, and up to one base
 * wait more.
 *
 * @param failures requests of this case that failed so far, at least 1
 * @param random 0..1
 */
export function retryDelay(
  failures: number,
  retryAfterMilliseconds: number | undefined,
  random: number,
  backoff: Backoff,
): number | null {
  if (retryAfterMilliseconds !== undefined) {
    if (retryAfterMilliseconds > backoff.maximumRetryAfterMilliseconds) return null;
    return retryAfterMilliseconds + random * backoff.baseMilliseconds;
  }
  const full = Math.min(backoff.maximumMilliseconds, backoff.baseMilliseconds * 2 ** (failures - 1));
  return full * (0.5 + random / 2);
}
