import { createHash, randomBytes } from 'node:crypto';

/** A browser and a public web client in one, as far as signing in needs them. */
export class SignInClient {
  readonly #issuer: string;
  readonly #redirectUri: string;
  readonly #cookies = new Map<string, string>();
  readonly #verifier = randomBytes(32).toString('base64url');
  /** The sign-in page, once it was seen. */
  page = '';
  pagePolicy = '';

  constructor(issuer: string, redirectUri: string) {
    this.#issuer = issuer;
    this.#redirectUri = redirectUri;
  }

  async request(url: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }

  /** Follows redirects up to the first page or the client's own address. */
  async #follow(url: string, init?: RequestInit): Promise<{ url: string; response: Response }> {
    let at = url;
    let response = await this.request(at, init);
    for (let hops = 0; response.status >= 300 && response.status < 400 && hops < 10; hops++) {
      at = new URL(response.headers.get('location') ?? '', at).href;
      if (at.startsWith(this.#redirectUri)) break;
      response = await this.request(at);
    }
    return { url: at, response };
  }

  /** The authorization request; without a challenge when `pkce` is false. */
  authorizationUrl(pkce = true): string {
    const parameters = new URLSearchParams({
      client_id: 'hearken-web',
      response_type: 'code',
      scope: 'openid profile hearken',
      redirect_uri: this.#redirectUri,
      state: 'some-state',
      ...(pkce && {
        code_challenge: createHash('sha256').update(this.#verifier).digest('base64url'),
        code_challenge_method: 'S256',
      }),
    });
    return `${this.#issuer}/auth?${parameters.toString()}`;
  }

  /** Chooses an account on the sign-in page and gives the address that the client is called back at. */
  async signIn(account: string): Promise<URL> {
    const { url, response } = await this.#follow(this.authorizationUrl());
    this.page = await response.text();
    this.pagePolicy = response.headers.get('content-security-policy') ?? '';
    const back = await this.#follow(url, { method: 'POST', body: new URLSearchParams({ account }) });
    return new URL(back.url);
  }

  /** Asks for tokens with the client's own part of the request filled in. */
  async tokens(parameters: Record<string, string>): Promise<{ status: number; body: Record<string, string> }> {
    const response = await fetch(`${this.#issuer}/token`, {
      method: 'POST',
      body: new URLSearchParams({
        client_id: 'hearken-web',
        ...(parameters['grant_type'] === 'authorization_code' && {
          code_verifier: this.#verifier,
          redirect_uri: this.#redirectUri,
        }),
        ...parameters,
      }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, string> };
  }
}
