import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Provider, errors } from 'oidc-provider';
import type { Account } from './accounts.ts';
import { escapeHtml, page } from './page.ts';
import { readBody } from './read-body.ts';

/** The `amr` claim of demo accounts, which sign in by a click. None of RFC 8176's registered values would be true. */
export const DEMO_AMR = ['demo'];

/** Where the provider sends the browser of a user who has to sign in. */
export const signInPath = (uid: string) => `/interaction/${uid}`;

/**
 * Answers the sign-in page: lists the accounts on GET, unless the client asked for one of them, and signs the chosen one in on
 * POST. There is no password, and the page says so.
 */
export async function answerSignIn(
  provider: Provider,
  accounts: readonly Account[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const interaction = await provider.interactionDetails(request, response);
    const { uid, params } = interaction;
    const isChosen = request.method === 'POST';
    const chosen = isChosen ? new URLSearchParams(await readBody(request)).get('account') : params['login_hint'];
    const account = accounts.find((each) => each.id === chosen);
    if (account) {
      await signOutOther(provider, interaction, account);
      await provider.interactionFinished(request, response, { login: { accountId: account.id, amr: DEMO_AMR } });
      return;
    }
    if (isChosen) sendPage(response, 400, page('Sign-in failed', '<p>There is no such account.</p>'));
    else sendPage(response, 200, signInPage(uid, accounts));
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) throw error;
    sendPage(response, 400, page('Sign-in expired', '<p>Go back to Hearken and sign in again.</p>'));
  }
}

/** Ends the provider's session of another account, so that two people never share one browser's session. */
async function signOutOther(provider: Provider, interaction: Interaction, { id }: Account): Promise<void> {
  const { session } = interaction;
  if (!session || session.accountId === id) return;
  const other = await provider.Session.find(session.cookie);
  await other?.destroy();
  delete interaction.session;
  await interaction.save(interaction.exp - Math.floor(Date.now() / 1_000));
}

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

function signInPage(uid: string, accounts: readonly Account[]): string {
  if (accounts.length === 0)
    return page(
      'Sign in to Hearken',
      '<p>There are no demo accounts in production. Set <code>OIDC_ISSUER</code> to your own provider.</p>',
    );
  const institutions = [...new Set(accounts.map((account) => account.institution))];
  const lists = institutions.map((institution) => {
    const own = accounts.filter((account) => account.institution === institution);
    const buttons = own.map(
      (account) =>
        `<li><button type="submit" name="account" value="${escapeHtml(account.id)}">${escapeHtml(account.name)}</button></li>`,
    );
    return `<h2>Institution “${escapeHtml(institution)}”</h2><ul>${buttons.join('')}</ul>`;
  });
  return page(
    'Sign in to Hearken (demo)',
    `<p>These are demo accounts without passwords. Anyone who opens this page can use any of them.</p>
      <form method="post" action="${escapeHtml(signInPath(uid))}">${lists.join('')}</form>`,
  );
}

function sendPage(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(html);
}
