import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose';

export const AUDIENCE = 'hearken';

/** Claims that a token has beside the usual ones, or instead; what is undefined is left out. */
export type ClaimChange = Record<string, unknown>;

/** A key pair of an issuer. */
export interface SigningKey {
  kid: string;
  algorithm: string;
  privateKey: CryptoKey;
  publicJwk: JWK;
}

export async function newKey(kid: string, algorithm = 'ES256'): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  return {
    kid,
    algorithm,
    privateKey,
    publicJwk: { ...(await exportJWK(publicKey)), kid, alg: algorithm, use: 'sig' },
  };
}

/** A small OpenID provider on loopback: discovery and keys, which a test changes, breaks or takes away. */
export class IssuerUnderTest {
  readonly #server: Server;
  issuer = '';
  keys: SigningKey[] = [];
  /** What is answered instead of keys or the discovery document, where something is wrong with it. */
  broken: 'status' | 'notJson' | 'notKeys' | 'otherIssuer' | 'redirect' | 'noAnswer' | null = null;
  asked = { discovery: 0, keys: 0 };

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<IssuerUnderTest> {
    const server = createServer();
    const issuer = new IssuerUnderTest(server);
    server.on('request', (request, response) => {
      const { broken } = issuer;
      const isDiscovery = request.url?.endsWith('/openid-configuration') === true;
      issuer.asked[isDiscovery ? 'discovery' : 'keys']++;
      if (broken === 'noAnswer') return void request.socket.destroy();
      if (broken === 'status') return void response.writeHead(502).end('bad gateway');
      if (broken === 'redirect') return void response.writeHead(302, { location: `${issuer.issuer}/elsewhere` }).end();
      if (broken === 'notJson') return void response.writeHead(200).end('<html>maintenance</html>');
      const name = broken === 'otherIssuer' ? 'http://issuer.invalid' : issuer.issuer;
      const answer = isDiscovery
        ? { issuer: name, jwks_uri: `${issuer.issuer}/keys` }
        : { keys: broken === 'notKeys' ? 'none today' : issuer.keys.map(({ publicJwk }) => publicJwk) };
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
    });
    await issuer.#listen(0);
    issuer.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    issuer.keys = [await newKey('first')];
    return issuer;
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
    });
  }

  /** A token of a person who signed in, changed as a test needs. */
  async token(
    change: ClaimChange = {},
    { key = this.keys[0]!, header = {} }: { key?: SigningKey; header?: Record<string, unknown> } = {},
  ): Promise<string> {
    const seconds = Math.floor(Date.now() / 1_000);
    const payload = {
      iss: this.issuer,
      aud: AUDIENCE,
      sub: 'judge-1',
      client_id: 'hearken-web',
      institution: 'north',
      roles: ['judge'],
      auth_time: seconds - 60,
      iat: seconds,
      exp: seconds + 600,
      ...change,
    };
    // What is set to undefined is left out of the token.
    const claims = JSON.parse(JSON.stringify(payload)) as JWTPayload;
    return new SignJWT(claims)
      .setProtectedHeader({ alg: key.algorithm, kid: key.kid, typ: 'at+jwt', ...header })
      .sign(key.privateKey);
  }

  #listen(port: number): Promise<void> {
    return new Promise((resolve) => {
      this.#server.listen(port, '127.0.0.1', resolve);
    });
  }
}
