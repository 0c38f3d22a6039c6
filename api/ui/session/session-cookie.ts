import { hkdfSync } from 'node:crypto';
import type { CookieSerializeOptions } from '@fastify/cookie';

/** How the pages name and set their cookies. */
export interface CookieRules {
  name(plain: 'session' | 'sign-in' | 'language'): string;
  options: CookieSerializeOptions;
}

/**
 * Rules of cookies that only the server reads and that no other site's request carries, except for a link that leads
 * here.
 *
 * Over https their names begin with `__Host-`, which browsers accept from this very host only; over http, as on
 * loopback, browsers refuse that.
 */
export function cookieRules(publicUrl: string): CookieRules {
  const secure = publicUrl.startsWith('https:');
  return {
    name: (plain) => (secure ? `__Host-hearken-${plain}` : `hearken-${plain}`),
    options: { path: '/', httpOnly: true, sameSite: 'lax', secure },
  };
}

/** What signs the cookies of a sign-in that is under way: the same in every process, and of no other use than this. */
export const cookieSecret = (dataKey: Buffer): string =>
  Buffer.from(hkdfSync('sha256', dataKey, '', 'hearken sign-in cookie', 32)).toString('base64url');
