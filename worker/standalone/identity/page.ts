import { createHash } from 'node:crypto';

/** A small part of the style of Hearken's own pages. */
const STYLE = `
  :root {
    color-scheme: light dark;
    --paper: #f8f6f1; --surface: #fffefb; --ink: #1c2326; --ink-soft: #4b565b; --line: #dcd7cb;
    --accent: #0d5a60; --accent-soft: #e1eeed; --focus: #1358c9;
    --serif: 'Iowan Old Style', 'Palatino Linotype', Palatino, 'Book Antiqua', Charter, Georgia, 'Noto Serif', serif;
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --paper: #14181a; --surface: #1c2224; --ink: #e9ebe7; --ink-soft: #b3bdbd; --line: #343d40;
      --accent: #7cc9cb; --accent-soft: #1b3437; --focus: #8ab6ff;
    }
  }
  * { box-sizing: border-box; }
  body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 system-ui, sans-serif; }
  header { padding: 0.75rem 1rem; background: var(--surface); border-bottom: 1px solid var(--line);
    font: 600 1.25rem/1.6 var(--serif); }
  main { max-width: 43rem; margin: 0 auto; padding: 1.5rem 1rem 3.5rem; }
  h1, h2 { font-family: var(--serif); font-weight: 600; line-height: 1.25; }
  h1 { font-size: 1.875rem; margin: 0.75rem 0; }
  h2 { font-size: 1.25rem; margin: 2.25rem 0 0.75rem; }
  ul { margin: 0; padding: 0; list-style: none; }
  form ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: 0.5rem; }
  button { width: 100%; min-height: 2.75rem; padding: 0.5rem 0.75rem; border: 1px solid var(--accent);
    border-radius: 0.5rem; background: var(--surface); color: var(--accent); font: 600 1rem/1.3 system-ui, sans-serif;
    text-align: left; cursor: pointer; }
  button:hover { background: var(--accent-soft); }
  a { color: var(--accent); }
  :focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
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
    <header>Hearken</header>
    <main>
      <h1>${escapeHtml(title)}</h1>
      ${content}
    </main>
  </body>
</html>
`;
}

/**
 * Content security policy of every page: no scripts, no foreign content.
 *
 * @param publicOrigin of the web client; a form's response redirects there, and browsers apply `form-action` to
 *   redirects
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

/** Text escaped for HTML content and double-quoted attributes. */
export function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
