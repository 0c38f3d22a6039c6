import { createHash } from 'node:crypto';

const STYLE = `
  body { font-family: system-ui, sans-serif; line-height: 1.5; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
  button { font: inherit; padding: 0.4rem 0.8rem; margin: 0.2rem 0; min-width: 16rem; text-align: left; }
`;

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** A whole HTML page of the provider. `content` is HTML; `title` is text. */
export function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escapeHtml(title)}</title>
    <style>${STYLE}</style>
  </head>
  <body>
    <main>
      <h1>${escapeHtml(title)}</h1>
      ${content}
    </main>
  </body>
</html>
`;
}

/**
 * Content security policy of every page: no script, no foreign content.
 *
 * @param publicOrigin of the web client; a form's answer redirects there, which browsers hold against `form-action`
 */
export function contentSecurityPolicy(publicOrigin: string): string {
  return [
    `default-src 'none'`,
    `style-src 'sha256-${STYLE_HASH}'`,
    `form-action 'self' ${publicOrigin}`,
    `frame-ancestors 'none'`,
    `base-uri 'none'`,
  ].join('; ');
}

/** Text made safe inside HTML content and double-quoted attributes. */
export function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
