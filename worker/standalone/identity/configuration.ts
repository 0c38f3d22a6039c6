import type { DatabaseSync } from 'node:sqlite';
import { type Configuration, type KoaContextWithOIDC, errors } from 'oidc-provider';
import { type Account, MACHINE_ACCOUNTS, accessClaims } from './accounts.ts';
import { ALGORITHM, type SigningKey } from './keys.ts';
import { escapeHtml, page } from './page.ts';
import { AUDIENCE, RESOURCE, SCOPE } from './resource.ts';
import { sessionStore } from './session-store.ts';
import { signInPath } from './sign-in.ts';

const HOUR = 60 * 60;
const DAY = 24 * HOUR;
const ACCESS_TOKEN_SECONDS = HOUR;

/** The client that the pages use to sign in, which is also the API's default. */
export const WEB_CLIENT = 'hearken-web';

export interface ConfigurationOptions {
  /** People who can sign in. */
  accounts: readonly Account[];
  publicUrl: URL;
  signingKey: SigningKey;
  secrets: { cookies: string; machineClients: Record<string, string> };
  sessions: DatabaseSync;
}

/**
 * The configuration of `oidc-provider`: code flow with PKCE for the web client, client credentials for machines, and
 * access tokens as JWTs (RFC 9068) for the only resource.
 */
export function providerConfiguration(options: ConfigurationOptions): Configuration {
  const { accounts, publicUrl, signingKey, secrets, sessions } = options;
  /** Where the pages have people come back to. */
  const signedOut = new URL('/auth/signed-out', publicUrl).href;
  const person = (id: string | undefined) => accounts.find((each) => each.id === id);

  return {
    adapter: sessionStore(sessions),
    jwks: { keys: [signingKey] },
    cookies: { keys: [secrets.cookies] },
    clients: [
      {
        client_id: WEB_CLIENT,
        client_name: 'Hearken',
        token_endpoint_auth_method: 'none',
        redirect_uris: [new URL('/auth/callback', publicUrl).href],
        post_logout_redirect_uris: [signedOut],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
      },
      ...MACHINE_ACCOUNTS.map((account) => ({
        client_id: account.id,
        client_name: account.name,
        client_secret: secrets.machineClients[account.id],
        redirect_uris: [],
        grant_types: ['client_credentials'],
        response_types: [],
      })),
    ],
    clientDefaults: { id_token_signed_response_alg: ALGORITHM },
    clientBasedCORS: (_context, origin) => origin === publicUrl.origin,
    pkce: { required: () => true },
    // The API's own scope belongs to the resource, below.
    scopes: ['openid', 'profile', 'offline_access'],
    claims: { openid: ['sub', 'auth_time', 'amr'], profile: ['name', 'institution', 'roles'] },
    findAccount: (_context, id) => {
      const account = person(id);
      return account && { accountId: id, claims: () => ({ sub: id, ...accessClaims(account) }) };
    },
    extraTokenClaims: (context, token) => {
      if (token.kind === 'ClientCredentials') {
        const machine = MACHINE_ACCOUNTS.find((each) => each.id === token.clientId);
        return machine && accessClaims(machine);
      }
      const account = person(token.accountId);
      return account && accessClaims(account, signInOf(context));
    },
    interactions: { url: (_context, interaction) => signInPath(interaction.uid) },
    loadExistingGrant: grantToOwnClient,
    issueRefreshToken: (_context, client) => client.grantTypeAllowed('refresh_token'),
    ttl: {
      AccessToken: ACCESS_TOKEN_SECONDS,
      ClientCredentials: ACCESS_TOKEN_SECONDS,
      AuthorizationCode: 60,
      IdToken: HOUR,
      Interaction: HOUR,
      RefreshToken: DAY,
      Session: DAY,
      Grant: DAY,
    },
    features: {
      devInteractions: { enabled: false },
      // Access tokens are for the API; the ID token already carries what a user info answer would.
      userinfo: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: (_context, resource) => {
          if (resource !== RESOURCE) throw new errors.InvalidTarget();
          return {
            scope: SCOPE,
            audience: AUDIENCE,
            accessTokenFormat: 'jwt',
            accessTokenTTL: ACCESS_TOKEN_SECONDS,
            jwt: { sign: { alg: ALGORITHM } },
          };
        },
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: async (context, form) => {
          const { session, entities } = context.oidc;
          // Who comes from Hearken with their ID token has pressed a button there.
          if (entities.IdTokenHint && session) {
            await session.destroy();
            context.redirect(signedOut);
            return;
          }
          const button = '<button type="submit" form="op.logoutForm" value="yes" name="logout">Sign out</button>';
          context.body = page('Sign out of Hearken?', `${form}${button}`);
        },
        postLogoutSuccessSource: (context) => {
          context.body = page('Signed out', `<p><a href="${escapeHtml(publicUrl.href)}">Back to Hearken</a></p>`);
        },
      },
    },
    renderError: (context, out) => {
      const lines = Object.entries(out).map(
        ([name, value]) => `<li>${escapeHtml(name)}: ${escapeHtml(String(value))}</li>`,
      );
      context.type = 'html';
      context.body = page('Sign-in failed', `<ul>${lines.join('')}</ul>`);
    },
  };
}

/** When and how the person behind a token request signed in, as stored with the code or refresh token. */
function signInOf(context: KoaContextWithOIDC): { authTime: number; amr: string[] } | undefined {
  const { AuthorizationCode, RefreshToken } = context.oidc.entities;
  const source = AuthorizationCode ?? RefreshToken;
  return source?.authTime === undefined ? undefined : { authTime: source.authTime, amr: source.amr ?? [] };
}

/** Hearken's own web client may read who signed in without their consent. */
async function grantToOwnClient(context: KoaContextWithOIDC) {
  const { client, session, provider, account } = context.oidc;
  if (client?.clientId !== WEB_CLIENT || !session || !account) return undefined;
  const known = session.grantIdFor(WEB_CLIENT);
  const existing = known === undefined ? undefined : await provider.Grant.find(known);
  if (existing) return existing;
  const grant = new provider.Grant({ clientId: WEB_CLIENT, accountId: account.accountId });
  grant.addOIDCScope('openid profile offline_access');
  grant.addResourceScope(RESOURCE, SCOPE);
  await grant.save();
  return grant;
}
