import { plot, type PlotOptions } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import type { VNode } from 'preact';
import type { Language } from '#api/figures-in-words.ts';
import { html, type Markup } from '../html.ts';
import { withLanguage } from '../reader-language.ts';
import { textIn, type Words } from '../say.ts';

/**
 * Draws a plot as SVG markup on the server.
 *
 * Fonts, colours of axes and sizes come from `charts.css`; marks name their colours by token, such as
 * `fill: 'var(--series-1)'`. It scales with the page: `width` and `height` of the options (pixels, default 640 by what
 * the marks need) are its own units.
 *
 * @param label what the picture shows, for readers who cannot see it
 */
export function drawPlot(label: Words, options: ChartOptions): VNode {
  // A page that does not change keeps its plots, and shows them to readers of several languages.
  const drawn = new Map<Language, VNode>();
  return withLanguage((language) => {
    const textOf = (words: Words): string => textIn(words, language);
    const picture =
      drawn.get(language) ?? draw(textOf(label), typeof options === 'function' ? options(textOf) : options);
    drawn.set(language, picture);
    return picture;
  });
}

/** What Plot draws; a function where words stand in it, which gets them in the reader's language from `textOf`. */
export type ChartOptions =
  Omit<PlotOptions, 'document'> | ((textOf: (words: Words) => string) => Omit<PlotOptions, 'document'>);

function draw(label: string, options: Omit<PlotOptions, 'document'>): VNode {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const drawn = plot({ ...options, document });
  // A plot with a legend is a figure around several pictures; legends of pages are markup, so there is one picture.
  const svg = drawn.localName === 'svg' ? drawn : drawn.querySelector(':scope > svg');
  if (!svg) throw new Error(`nothing was drawn for: ${label}`);
  return html`<svg class="plot" viewBox=${svg.getAttribute('viewBox')} ...${PICTURE} role="img" aria-label=${label}>
    ${contentOf(svg)}
  </svg>`;
}

/** Attributes that Plot sets on every picture to make up for a style sheet. */
const PICTURE = { fill: 'currentColor', 'text-anchor': 'middle' };

/**
 * Left out: styles, which the content security policy refuses in markup, and the names that Plot gives to parts in a
 * language of its own, because the picture's label says what is to be seen.
 */
const LEFT_OUT = new Set(['style', 'class', 'aria-label']);

const contentOf = (element: Element): Markup[] =>
  [...element.childNodes].map((child) => {
    if (!isElement(child)) return child.textContent;
    const tag = child.localName;
    if (tag === 'style') return null;
    const attributes = [...child.attributes].filter(({ name }) => !LEFT_OUT.has(name));
    return html`<${tag} ...${Object.fromEntries(attributes.map(({ name, value }) => [name, value]))}
      >${contentOf(child)}<//
    >`;
  });

const isElement = (node: ChildNode): node is Element => node.nodeType === 1;
