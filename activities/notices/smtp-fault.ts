import { NotAccepted } from './notice-sender.ts';

/** A mail server's reply by its codes alone, such as `550 5.1.1`; `null` for anything that is not a reply. Its text may name people. */
export function codesOf(reply: unknown): string | null {
  if (typeof reply !== 'string') return null;
  const [, code, enhanced] = /^([2-5][0-9]{2})(?:[ -]([245]\.[0-9]{1,3}\.[0-9]{1,3})\b)?/.exec(reply) ?? [];
  if (code === undefined) return null;
  return enhanced === undefined ? code : `${code} ${enhanced}`;
}

/**
 * What a failed send means: a permanent fault where the server refuses this recipient or this message for good (5yz, RFC 5321
 * section 4.2.1) or the contact is not an address, otherwise a temporary one. A server that refuses the deployment itself, by its
 * sign-in or its sender, refuses everything until an operator has fixed that, which is not the contact's fault.
 */
export function asNotAccepted(error: unknown): NotAccepted {
  const { code, command, response } = (error ?? {}) as { code?: unknown; command?: unknown; response?: unknown };
  const reply = codesOf(response);
  const isOfMessage = command === 'RCPT TO' || command === 'DATA';
  const isNoAddress = code === 'EENVELOPE' && command === 'API';
  const isPermanent = isNoAddress || (isOfMessage && reply?.startsWith('5') === true);
  return new NotAccepted(isPermanent ? 'permanent' : 'temporary', reply, error);
}
