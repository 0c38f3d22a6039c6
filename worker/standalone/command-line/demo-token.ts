import { z } from 'zod';
import { createClient } from '../demo/client.ts';

const Token = z.object({ access_token: z.string() });

/** A token of the demo institution, which only the embedded stack gives. */
export async function demoToken(url: string, signal: AbortSignal): Promise<string> {
  const { access_token } = await createClient(url, signal).post('/dev/token', Token, { account: 'institution@demo' });
  return access_token;
}
