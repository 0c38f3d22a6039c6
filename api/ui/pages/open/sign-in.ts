import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Problem } from '#api/problem.ts';
import type { SignInProvider } from '#api/identity/sign-in-provider.ts';
import { CALLBACK_PATH, signInFailed } from '#api/identity/sign-in-provider.ts';
import { ownPlace, signInAddress } from '../../sign-in/sign-in-address.ts';
import { html } from '../../html.ts';
import { DemoRoles } from '../../parts/demo-roles.ts';
import { readForm } from '../../form.ts';
import type { RegisterPage } from '../../register-page.ts';
import { say } from '../../say.ts';
import { cookieRules } from '../../session/session-cookie.ts';
import { isOwnForm } from '../../session/sessions.ts';
import { sendAnswer, type Ui } from '../../ui.ts';

const PENDING_SECONDS = 15 * 60;

const Pending = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  to: z.string(),
  /** When the sign-in began, in milliseconds: browsers may keep a cookie for longer than they are told. */
  startedAt: z.number(),
});

const SignInQuery = z.object({
  to: z.string().optional().catch(undefined),
  /** The account to sign in as, whichever is signed in at the provider. */
  as: z.string().max(200).optional().catch(undefined),
  /** Present where the user wants another account than the one that is signed in at the provider. */
  afresh: z.string().optional().catch(undefined),
});

/** Signing in at the identity provider, coming back from it, and signing out. */
export const signInPages: RegisterPage = (app, ui) => {
  const { dependencies, sessions } = ui;
  const cookies = cookieRules(dependencies.publicUrl);
  const cookie = cookies.name('sign-in');

  app.get('/auth/sign-in', async (request, reply) => {
    const { to, as, afresh } = SignInQuery.parse(request.query);
    const { address, pending } = await providerOf(ui).start({
      // Only the embedded provider signs an account in for the asking.
      account: dependencies.devTokens ? as : undefined,
      isAfresh: afresh !== undefined,
    });
    const remembered = Buffer.from(JSON.stringify({ ...pending, to: ownPlace(to), startedAt: Date.now() })).toString(
      'base64url',
    );
    reply.setCookie(cookie, remembered, { ...cookies.options, signed: true, maxAge: PENDING_SECONDS });
    return reply.redirect(address, 303);
  });

  app.get(CALLBACK_PATH, async (request, reply) => {
    const pending = readPending(request, request.cookies[cookie]);
    if (!pending)
      throw signInFailed('your browser did not start this sign-in, or it took longer than a quarter of an hour');
    reply.clearCookie(cookie, cookies.options);
    const tokens = await providerOf(ui).finish(new URL(request.url, dependencies.publicUrl), pending);
    const staff = await dependencies.verifyToken(tokens.accessToken);
    if (staff.kind !== 'human')
      throw signInFailed(
        'the token does not say that a person signed in: it needs auth_time, sid, or the claim of OIDC_SIGNED_IN_CLAIM',
      );
    await sessions.open(reply, request, staff, tokens);
    return reply.redirect(ownPlace(pending.to), 303);
  });

  app.post('/auth/sign-out', async (request, reply) => {
    const signedIn = await sessions.read(request);
    const isOwn = signedIn !== undefined && isOwnForm(signedIn, readForm(request.body).text('csrf'));
    const idToken = isOwn ? await sessions.close(reply, request) : undefined;
    const elsewhere = idToken === undefined ? undefined : await dependencies.signIn?.signOutAddress(idToken);
    if (elsewhere === undefined) return reply.redirect('/auth/signed-out?here', 303);
    // Browsers let no form lead to another origin, not even by a redirect, so this page leads there.
    reply.header('refresh', `0; url=${elsewhere}`);
    const body = html`
      <p>You are signed out here. Your unfinished work is saved as a draft.</p>
      <p><a class="button" href=${elsewhere}>Sign out at your identity provider as well</a></p>
    `;
    return sendAnswer(ui, reply, { title: say`Signing out`, body }, { kind: 'open' });
  });

  app.get('/auth/signed-out', async (request, reply) => {
    // The provider leads back here without it.
    const isHereOnly = Object.hasOwn(request.query as object, 'here');
    const elsewhere = isHereOnly ? await dependencies.signIn?.signOutAddress() : undefined;
    const body = html`
      <p>You are signed out here. Your unfinished work is saved as a draft.</p>
      <p><a class="button" href=${signInAddress('/')}>Sign in again</a></p>
      ${dependencies.devTokens && DemoRoles()}
      ${
        elsewhere !== undefined &&
        html`<p>
          You may still be signed in at your identity provider. On a shared computer,
          <a href=${elsewhere}>sign out there as well</a>.
        </p>`
      }
    `;
    return sendAnswer(ui, reply, { title: say`Signed out`, body }, { kind: 'open' });
  });
};

function providerOf({ dependencies }: Ui): SignInProvider {
  if (dependencies.signIn) return dependencies.signIn;
  throw new Problem(503, 'identityUnavailable', 'Sign-in is not available', {
    detail: 'no identity provider is configured for the pages',
    remedy: 'set OIDC_ISSUER',
  });
}

/** The sign-in that this service began in this browser within the last quarter of an hour. */
function readPending(
  request: FastifyRequest,
  cookie: FastifyRequest['cookies'][string],
): z.infer<typeof Pending> | undefined {
  const { valid, value } = request.unsignCookie(cookie ?? '');
  if (!valid) return undefined;
  try {
    const pending = Pending.parse(JSON.parse(Buffer.from(value, 'base64url').toString()));
    return pending.startedAt > Date.now() - PENDING_SECONDS * 1_000 ? pending : undefined;
  } catch {
    return undefined;
  }
}
