import type { ApiDependencies } from '../../deps.ts';
import type { ProviderTokens } from '../../identity/sign-in-provider.ts';
import type { Staff } from '../../principal.ts';
import { Problem } from '../../problem.ts';

/** A provider's answer about a user: they stay signed in, with these roles and tokens; they are gone; or no answer now. */
export type Confirmation =
  { is: 'confirmed'; staff: Staff; tokens: ProviderTokens } | { is: 'gone' } | { is: 'unknown' };

/**
 * Asks the provider whether a user may go on, by their refresh token.
 *
 * A provider that does not answer signs no user out: it is asked again a minute later.
 */
export async function confirmUser(
  { signIn, verifyToken }: Pick<ApiDependencies, 'signIn' | 'verifyToken'>,
  { id, institutionId }: Staff,
  refreshToken: string,
): Promise<Confirmation> {
  if (!signIn) return { is: 'unknown' };
  try {
    const tokens = await signIn.refresh(refreshToken);
    if (!tokens) return { is: 'gone' };
    const staff = await verifyToken(tokens.accessToken);
    const isSame = staff.kind === 'human' && staff.id === id && staff.institutionId === institutionId;
    return isSame ? { is: 'confirmed', staff, tokens: { refreshToken, ...tokens } } : { is: 'gone' };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { is: error.document.status < 500 ? 'gone' : 'unknown' };
  }
}
