/**
 * Calls with private links that one address may make in a minute, whatever it does with them. A link holds 256 random bits, so
 * this is against load, not against guessing.
 */
export const LINK_LIMIT = {
  config: { rateLimit: { max: 1_200, timeWindow: '1 minute', groupId: 'private links' } },
} as const;
