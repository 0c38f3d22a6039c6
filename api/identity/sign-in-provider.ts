import * as openid from 'openid-client';
import { Problem } from '../problem.ts';

/** What has to be remembered between leaving for the identity provider and coming back. */
export interface PendingSignIn {
  state: string;
  nonce: string;
  verifier: string;
}

/** Signs people in at an OpenID provider: authorization code flow with PKCE (RFC 7636), state and nonce. */
export interface SignInProvider {
  /**
   * Where to send the browser, and what to remember meanwhile; throws 503 when the provider does not answer.
   *
   * @param wanted.account to sign in as, even while another one is signed in at the provider
   * @param wanted.isAfresh whether the provider asks for the account even while one is signed in there
   */
  start(wanted?: {
    account?: string | undefined;
    isAfresh?: boolean;
  }): Promise<{ address: string; pending: PendingSignIn }>;
  /** The tokens of the user who returned; throws 401 if the response does not belong to the sign-in that was started. */
  finish(calledBack: URL, pending: PendingSignIn): Promise<ProviderTokens>;
  /**
   * New tokens for a user who is still signed in at the provider; `undefined` where it refuses them, because the user or their
   * session there is gone. Throws 503 when the provider does not answer.
   */
  refresh(refreshToken: string): Promise<ProviderTokens | undefined>;
  /**
   * Where one signs out of the provider itself, when it has such a place.
   *
   * @param idToken by which it knows whose session to end without asking
   */
  signOutAddress(idToken?: string): Promise<string | undefined>;
}

/** What a provider issues for a person. */
export interface ProviderTokens {
  accessToken: string;
  idToken?: string;
  /** Absent where the provider issues none. */
  refreshToken?: string;
}

export interface SignInOptions {
  issuer: string;
  clientId: string;
  /** A public client has none. */
  clientSecret?: string;
  scope: string;
  publicUrl: string;
}

/** The address at which providers call back. */
export const CALLBACK_PATH = '/auth/callback';
/** Where providers send people who have signed out there. */
const SIGNED_OUT_PATH = '/auth/signed-out';

/** Signs in at one provider, which is discovered at the first use and again after it did not answer. */
export function createSignInProvider(options: SignInOptions): SignInProvider {
  let known: Promise<openid.Configuration> | undefined;
  const discover = () => {
    known ??= discoverProvider(options).catch((error: unknown) => {
      known = undefined;
      throw unavailable(error);
    });
    return known;
  };
  return {
    async start({ account, isAfresh = false } = {}) {
      const provider = await discover();
      const pending = {
        state: openid.randomState(),
        nonce: openid.randomNonce(),
        verifier: openid.randomPKCECodeVerifier(),
      };
      const address = openid.buildAuthorizationUrl(provider, {
        redirect_uri: new URL(CALLBACK_PATH, options.publicUrl).href,
        scope: options.scope,
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(pending.verifier),
        code_challenge_method: 'S256',
        ...((account !== undefined || isAfresh) && { prompt: 'login' }),
        ...(account !== undefined && { login_hint: account }),
      });
      return { address: address.href, pending };
    },
    async finish(calledBack, { state, nonce, verifier }) {
      const provider = await discover();
      try {
        const tokens = await openid.authorizationCodeGrant(provider, calledBack, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        return toTokens(tokens);
      } catch (error) {
        if (isNetworkError(error)) throw unavailable(error);
        throw signInFailed(error instanceof Error ? error.message : String(error));
      }
    },
    async refresh(refreshToken) {
      const provider = await discover();
      try {
        return toTokens(await openid.refreshTokenGrant(provider, refreshToken));
      } catch (error) {
        // Only the provider's own refusal says that the user is gone (RFC 6749, section 5.2).
        if (error instanceof openid.ResponseBodyError && error.error === 'invalid_grant') return undefined;
        throw unavailable(error);
      }
    },
    async signOutAddress(idToken) {
      const provider = await discover().catch(() => undefined);
      if (!provider?.serverMetadata().end_session_endpoint) return undefined;
      return openid.buildEndSessionUrl(provider, {
        post_logout_redirect_uri: new URL(SIGNED_OUT_PATH, options.publicUrl).href,
        ...(idToken !== undefined && { id_token_hint: idToken }),
      }).href;
    },
  };
}

const toTokens = (tokens: openid.TokenEndpointResponse): ProviderTokens => ({
  accessToken: tokens.access_token,
  ...(tokens.id_token !== undefined && { idToken: tokens.id_token }),
  ...(tokens.refresh_token !== undefined && { refreshToken: tokens.refresh_token }),
});

/** The provider's response signs no user in. */
export const signInFailed = (detail: string): Problem =>
  new Problem(401, 'signInFailed', 'You are not signed in', { detail, remedy: 'sign in again' });

function discoverProvider({ issuer, clientId, clientSecret }: SignInOptions): Promise<openid.Configuration> {
  const authentication = clientSecret === undefined ? openid.None() : openid.ClientSecretBasic(clientSecret);
  const overHttp = issuer.startsWith('http:');
  return openid.discovery(new URL(issuer), clientId, undefined, authentication, {
    timeout: 5,
    // An operator who configures an http issuer, such as the embedded one on loopback, does so deliberately.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    ...(overHttp && { execute: [openid.allowInsecureRequests] }),
  });
}

function isNetworkError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.message === 'fetch failed' || error.name === 'TimeoutError' || isNetworkError(error.cause);
}

const unavailable = (cause: unknown): Problem =>
  new Problem(503, 'identityUnavailable', 'The identity provider is not responding', {
    detail: cause instanceof Error ? cause.message : String(cause),
    remedy: 'try again in a moment',
    headers: { 'retry-after': '5' },
  });
