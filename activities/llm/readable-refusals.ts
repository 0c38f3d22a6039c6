import type { Fetch } from './bounded-fetch.ts';

const DEEPEST = 8;

/**
 * A fetch whose refusals the client can read. It looks for their text under `error`, where OpenAI has it; some providers have it
 * elsewhere, or send a list. Such a text is handed on as the parameter that was refused, because errors are logged with their
 * messages and a provider may repeat what it was sent.
 */
export function readableRefusals(fetch: Fetch): Fetch {
  return async (url, init) => {
    const response = await fetch(url, init);
    if (response.ok) return response;
    const text = await response.text();
    const { status, statusText, headers } = response;
    return new Response(asOpenAiWould(text), { status, statusText, headers });
  };
}

function asOpenAiWould(text: string): string {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return text;
  }
  if (typeof body !== 'object' || body === null || 'error' in body) return text;
  const param = textsIn(body, DEEPEST)
    .map((each) => `"${each}"`)
    .join(' ');
  return JSON.stringify({ error: { message: 'the endpoint refused the request', param } });
}

/** All texts in a body but those that repeat what was sent. */
function textsIn(value: unknown, deepest: number): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || deepest === 0) return [];
  return Object.entries(value)
    .filter(([key]) => key !== 'input')
    .flatMap(([, each]) => textsIn(each, deepest - 1));
}
