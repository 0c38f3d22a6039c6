import { plot, type PlotOptions } from '@observablehq/plot';
import { parseHTML } from 'linkedom';

/** Room on the left for names, in pixels, and for a figure on the right. */
export const ROW_MARGINS = { marginLeft: 270, marginRight: 60 };

/** Height in pixels of a picture with an axis and this many rows. */
export const heightFor = (rows: number): number => 26 * rows + 36;

/**
 * Draws a plot as SVG text that scales with its column. Colours are the tokens of `page.ts`, such as `var(--mark)`.
 *
 * @param label the picture in words, for readers who cannot see it
 */
export function drawPlot(label: string, options: Omit<PlotOptions, 'document' | 'ariaLabel'>): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const drawn = plot({ ...options, ariaLabel: label, document });
  drawn.setAttribute('role', 'img');
  return drawn.outerHTML;
}
