/** Calls the JSON API as a demo account; throws with the answer when it is not a success. */
export function caller(url: string, account?: string) {
  let token: Promise<string> | undefined;
  return async (method: string, path: string, body?: unknown, type = 'application/json'): Promise<unknown> => {
    if (account !== undefined) token ??= tokenOf(url, account);
    const headers: Record<string, string> = {};
    if (token !== undefined) headers['authorization'] = `Bearer ${await token}`;
    if (body !== undefined) headers['content-type'] = type;
    const response = await fetch(`${url}${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${response.status} ${method} ${path}: ${text}`);
    return text === '' ? null : JSON.parse(text);
  };
}

/** An access token of a demo account. */
export async function tokenOf(url: string, account: string): Promise<string> {
  const response = await fetch(`${url}/dev/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account }),
  });
  const answer = (await response.json()) as Record<string, string>;
  return answer['token'] ?? answer['access_token'] ?? '';
}
