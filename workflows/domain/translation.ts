import { z } from 'zod';
import { ranksOf, wordsFor, type Attribute } from './attribute.ts';
import type { NoticeLanguage } from './language.ts';
import { Name } from './name.ts';
import { labelOutcome } from './outcome-name.ts';

/** A name of an outcome that fits into a list. */
export const OutcomeLabel = z.string().min(1).max(60);

const sentence = z.string().min(1).max(500);

const AttributeWords = z.strictObject({
  meaning: sentence.optional(),
  unit: z.string().min(1).max(40).optional(),
  /** By value, what it means to people. */
  values: z.record(z.string().min(1).max(100), z.string().min(1).max(200)).optional(),
});

/** What a policy says to its readers, in one language; what is left out is shown as the policy states it. */
const Translation = z.strictObject({
  title: z.string().min(1).max(200).optional(),
  /** What the adverse event means. */
  adverseEvent: sentence.optional(),
  /** By name, what an outcome means. */
  outcomes: z.record(Name, sentence).optional(),
  /** By name, what an outcome is called in lists. */
  labels: z.record(Name, OutcomeLabel).optional(),
  /** By name, what an attribute and its values are called. */
  attributes: z.record(Name, AttributeWords).optional(),
  remedy: z
    .strictObject({
      what: sentence.optional(),
      office: z.string().min(1).max(300).optional(),
      contact: sentence.optional(),
    })
    .optional(),
  /** The purpose of the study. */
  study: sentence.optional(),
});
export type Translation = z.infer<typeof Translation>;

/** A policy's words by language, as far as they differ from what the policy states. */
export const Translations = z.strictObject({
  en: Translation.optional(),
  de: Translation.optional(),
  es: Translation.optional(),
} satisfies Record<NoticeLanguage, unknown>);
export type Translations = z.infer<typeof Translations>;

/** Where something that a policy says can be translated, as the path of its words in a translation. */
export type Place = readonly string[];
/** What of a policy can be translated. */
interface Translatable {
  title: string;
  adverseEvent: { meaning: string };
  outcomes: readonly { name: string; meaning: string; label?: string | undefined }[];
  attributes: readonly Attribute[];
  remedy?: { what: string; office: string; contact: string } | undefined;
  study?: { purpose: string } | undefined;
}

/** Everything that a policy says to its readers, by its place in a translation, as the policy states it. */
export function wordsOf(policy: Translatable): { place: Place; words: string }[] {
  const { title, adverseEvent, outcomes, attributes, remedy, study } = policy;
  return [
    { place: ['title'], words: title },
    { place: ['adverseEvent'], words: adverseEvent.meaning },
    ...outcomes.map(({ name, meaning }) => ({ place: ['outcomes', name], words: meaning })),
    ...outcomes.map(({ name }) => ({ place: ['labels', name], words: labelOutcome({ outcomes }, name) })),
    ...attributes.flatMap((attribute) => [
      { place: ['attributes', attribute.name, 'meaning'], words: attribute.meaning },
      ...('unit' in attribute ? [{ place: ['attributes', attribute.name, 'unit'], words: attribute.unit }] : []),
      ...valuesOf(attribute).map((value) => ({
        place: ['attributes', attribute.name, 'values', String(value)],
        words: wordsFor(attribute, value) ?? String(value).replaceAll('_', ' '),
      })),
    ]),
    ...(remedy
      ? (['what', 'office', 'contact'] as const).map((part) => ({ place: ['remedy', part], words: remedy[part] }))
      : []),
    ...(study ? [{ place: ['study'], words: study.purpose }] : []),
  ];
}

/** The values of an attribute that are words, or that are explained in words; also groups above them that are. */
export function valuesOf(attribute: Attribute): (string | number)[] {
  const explained = (attribute.inWords ?? []).map(({ value }) => value);
  if (!('allowedValues' in attribute)) return explained;
  const groups = explained.filter((value) => !ranksOf(attribute).has(String(value)));
  return groups.length === 0 ? attribute.allowedValues : [...attribute.allowedValues, ...groups];
}

/** What a translation says at a place; `undefined` where it says nothing. */
export function translationAt(translation: unknown, place: Place): string | undefined {
  let at: unknown = translation;
  for (const step of place) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Record<string, unknown>)[step];
  }
  return typeof at === 'string' ? at : undefined;
}

/** Places at which a translation says something although the policy says nothing there. */
export function strayPlaces(policy: Translatable, translation: Translation): Place[] {
  const known = new Set(wordsOf(policy).map(({ place }) => JSON.stringify(place)));
  return leavesOf(translation).filter((place) => !known.has(JSON.stringify(place)));
}

const leavesOf = (value: unknown, path: Place = []): Place[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, each]) => leavesOf(each, [...path, name]))
    : value === undefined
      ? []
      : [path];
