import { z } from 'zod';
import { PartFault } from '#db/parts/ask-parts.ts';

const Discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });
const PATIENCE_MILLISECONDS = 5_000;

/**
 * Asks an OpenID provider for its discovery document and its keys.
 *
 * @param issuer exactly as the provider names itself
 * @throws PartFault if it is another issuer; any error if it does not answer
 */
export async function askIssuer(issuer: string): Promise<void> {
  const ask = async (address: string): Promise<unknown> => {
    const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MILLISECONDS) });
    if (!response.ok) throw new PartFault(`${new URL(address).pathname} of the provider answers ${response.status}`);
    return response.json();
  };
  const found = Discovery.safeParse(await ask(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`));
  if (!found.success) throw new PartFault('the server at that address is not an OpenID provider: check OIDC_ISSUER');
  if (found.data.issuer !== issuer)
    throw new PartFault(`the provider names itself ${found.data.issuer}: set OIDC_ISSUER to exactly that`);
  await ask(found.data.jwks_uri);
}
