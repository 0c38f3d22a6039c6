/** One HTML page that loads nothing from elsewhere and runs no script. `body` is HTML. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}

/** A table of texts, with a heading for each row. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], caption = ''): string {
  const cells = (row: readonly string[]) =>
    row.map((cell, column) =>
      column === 0 ? `<th scope="row">${escapeText(cell)}</th>` : `<td>${escapeText(cell)}</td>`,
    );
  return `<div class="wide"><table>${caption && `<caption>${escapeText(caption)}</caption>`}
<thead><tr>${head.map((each) => `<th scope="col">${escapeText(each)}</th>`).join('')}</tr></thead>
<tbody>${rows.map((row) => `<tr>${cells(row).join('')}</tr>`).join('\n')}</tbody></table></div>`;
}

/** Text made safe for HTML and SVG, in content and in quoted attributes. */
export function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1c2733; --quiet: #5b6b7b; --rule: #d5dce3; --paper: #fff; --mark: #1f5fa8; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e9ee; --quiet: #9aa8b5; --rule: #36424e; --paper: #141a20; --mark: #7db4f0; }
}
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.6rem; } h2 { margin-top: 2.5rem; font-size: 1.25rem; } h3 { margin-top: 2rem; font-size: 1rem; }
ul { padding-left: 1.2rem; } li { overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; font-size: 0.9rem; }
caption { caption-side: bottom; text-align: left; color: var(--quiet); padding-top: 0.4rem; }
th, td { padding: 0.3rem 0.6rem; border-bottom: 1px solid var(--rule); text-align: right; }
td { white-space: nowrap; } th { font-weight: 600; } th:first-child { text-align: left; } tbody th { font-weight: 400; }
figure { margin: 1.25rem 0; } figcaption { color: var(--quiet); font-size: 0.9rem; }
.row { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 1rem; } .row figure { margin: 0; }
svg { width: 100%; height: auto; max-width: 46rem; font: 11px system-ui, sans-serif; }
svg text { fill: var(--quiet); }
`;
