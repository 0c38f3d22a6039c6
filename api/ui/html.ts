import { html as template } from 'htm/preact';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** Anything that can be inside an element. */
export type Markup = VNode | Text | readonly Markup[];

type Text = string | number | boolean | null | undefined;

/** What can be put into a template: content, an attribute's value, or attributes to spread. */
type Value = Markup | Readonly<Record<string, Text>>;

const collapsed = new WeakMap<TemplateStringsArray, TemplateStringsArray>();

/**
 * Markup by a tagged template. Every value is escaped; there is no way to put in HTML as text.
 *
 * A component is a function that is called: `${Banner({
title })}`. So the compiler checks its properties, and a function
 * itself is no value: `<${Banner} />` does not compile.
 *
 * A line break counts as a space, as in HTML, so that lines can be wrapped anywhere. Entities are not decoded: write
 * the character itself.
 */
export function html(strings: TemplateStringsArray, ...values: Value[]): VNode {
  let statics = collapsed.get(strings);
  if (!statics) {
    statics = collapse(strings);
    collapsed.set(strings, statics);
  }
  return template(statics, ...values);
}

/** Markup as HTML text. */
export const toHtml = (markup: VNode): string => renderToString(markup);

/** `htm` drops whitespace with a line break in it, so there must be none. */
function collapse(strings: TemplateStringsArray): TemplateStringsArray {
  const parts = strings.map((part) => part.replace(/\s+/g, (blanks) => (blanks.includes('\n') ? ' ' : blanks)));
  parts[0] = parts[0]?.trimStart() ?? '';
  parts[parts.length - 1] = parts.at(-1)?.trimEnd() ?? '';
  return Object.assign(parts, { raw: strings.raw });
}
