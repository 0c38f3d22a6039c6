/**
 * Decodes a base64 text (RFC 4648, section 4) in its only canonical form.
 *
 * @throws SyntaxError for anything else, which Node would decode leniently
 */
export function readBase64(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) throw new SyntaxError(`not base64: ${text.slice(0, 80)}`);
  return bytes;
}
