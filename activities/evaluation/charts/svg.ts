/** Text made safe for HTML and SVG, in content and in quoted attributes. */
export function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/**
 * A picture of a given size that scales with its column.
 *
 * @param label says in words what the picture shows, for those who do not see it
 */
export function picture(width: number, height: number, label: string, parts: readonly string[]): string {
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeText(label)}">${parts.join('')}</svg>`;
}

export function line(x1: number, y1: number, x2: number, y2: number, kind: string): string {
  return `<line class="${kind}" x1="${tidy(x1)}" y1="${tidy(y1)}" x2="${tidy(x2)}" y2="${tidy(y2)}"/>`;
}

/** @param title shown when pointed at */
export function dot(x: number, y: number, radius: number, title: string): string {
  return `<circle class="mark" cx="${tidy(x)}" cy="${tidy(y)}" r="${tidy(radius)}"><title>${escapeText(title)}</title></circle>`;
}

/** @param title shown when pointed at */
export function bar(x: number, y: number, width: number, height: number, title: string): string {
  return `<rect class="mark" x="${tidy(x)}" y="${tidy(y)}" width="${tidy(width)}" height="${tidy(height)}"><title>${escapeText(title)}</title></rect>`;
}

export function words(x: number, y: number, text: string, anchor: 'start' | 'middle' | 'end'): string {
  return `<text x="${tidy(x)}" y="${tidy(y)}" text-anchor="${anchor}">${escapeText(text)}</text>`;
}

function tidy(number: number): string {
  return String(Math.round(number * 100) / 100);
}
