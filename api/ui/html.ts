import { html as template } from 'htm/preact';
import { h, isValidElement, type VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Language, ShownZone } from '../figures-in-words.ts';
import { useShownZone } from './zone.ts';
import { useReaderLanguage } from './reader-language.ts';
import { Phrase } from './say.ts';
import { translationOf } from './staff-words/index.ts';
import { readTemplate, type Template, type TranslatedTemplate } from './template.ts';

/** Anything that can be inside an element. */
export type Markup = VNode | Text | readonly Markup[];

type Text = string | number | boolean | null | undefined | Phrase;

/** What can be put into a template: content, an attribute's value, or attributes to spread. */
type Value = Markup | Readonly<Record<string, Text>>;

/** A template as it was read once. */
interface Read extends Template {
  statics: TemplateStringsArray;
  translated: Map<Language, TranslatedTemplate | undefined>;
}

const templates = new WeakMap<TemplateStringsArray, Read>();

/**
 * Markup by a tagged template. Every value is escaped; there is no way to put in HTML as text.
 *
 * A component is a function that is called: `${Banner({
title })}`. So the compiler checks its properties, and a function
 * itself is not a value: `<${Banner} />` does not compile.
 *
 * A line break counts as a space, as in HTML, so that lines can be wrapped anywhere. Entities are not decoded: write
 * the character itself.
 *
 * What a template says is English, and is looked up in the catalogue of the reader's language when the page is rendered; so are
 * phrases among its values. Other values are never translated.
 */
export function html(strings: TemplateStringsArray, ...values: Value[]): VNode {
  let read = templates.get(strings);
  if (!read) {
    const statics = collapse(strings);
    read = { ...readTemplate(statics), statics, translated: new Map() };
    templates.set(strings, read);
  }
  const hasPhrases = values.some(holdsPhrase);
  if (read.messages.length === 0 && !hasPhrases) return template(read.statics, ...values);
  return h(Said, { read, values, hasPhrases }) as VNode;
}

/** Markup as HTML text. */
export const toHtml = (markup: VNode): string => renderToString(markup);

/** A template that says something: it is made once the reader's language is known. */
function Said({ read, values, hasPhrases }: { read: Read; values: Value[]; hasPhrases: boolean }): VNode {
  const language = useReaderLanguage();
  const zone = useShownZone();
  const said = hasPhrases ? values.map((value) => inWords(value, language, zone)) : values;
  const translated = translate(read, language);
  if (!translated) return template(read.statics, ...said);
  return template(
    translated.strings,
    ...translated.holes.map((hole) => (typeof hole === 'number' ? said[hole] : hole)),
  );
}

function translate(read: Read, language: Language): TranslatedTemplate | undefined {
  if (!read.translated.has(language))
    read.translated.set(
      language,
      read.translate((english) => translationOf(english, language)),
    );
  return read.translated.get(language);
}

const isList = (value: Value): value is readonly Markup[] => Array.isArray(value);

function holdsPhrase(value: Value): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (value instanceof Phrase) return true;
  if (isList(value)) return value.some(holdsPhrase);
  return !isValidElement(value) && Object.values(value).some((each) => each instanceof Phrase);
}

/** A value with its phrases as text. */
function inWords(value: Value, language: Language, zone: ShownZone): Value {
  if (!holdsPhrase(value)) return value;
  if (value instanceof Phrase) return value.in(language, zone);
  if (isList(value)) return value.map((each) => inWords(each, language, zone) as Markup);
  return Object.fromEntries(
    Object.entries(value as Readonly<Record<string, Text>>).map(([name, each]) => [
      name,
      each instanceof Phrase ? each.in(language, zone) : each,
    ]),
  );
}

/** `htm` drops whitespace with a line break in it, so there must be none. */
function collapse(strings: TemplateStringsArray): TemplateStringsArray {
  const parts = strings.map((part) => part.replace(/\s+/g, (blanks) => (blanks.includes('\n') ? ' ' : blanks)));
  parts[0] = parts[0]?.trimStart() ?? '';
  parts[parts.length - 1] = parts.at(-1)?.trimEnd() ?? '';
  return Object.assign(parts, { raw: strings.raw });
}
