import { z } from 'zod';
import { wordsFor, type Attribute } from './attribute.ts';
import { NOTICE_LANGUAGES, type NoticeLanguage } from './language.ts';
import { Name } from './name.ts';
import type { Policy } from './policy.ts';

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
type Translation = z.infer<typeof Translation>;

/** A policy's words by language, as far as they differ from what the policy states. */
export const Translations = z.strictObject({
  en: Translation.optional(),
  de: Translation.optional(),
  es: Translation.optional(),
} satisfies Record<NoticeLanguage, unknown>);

/** Where something that a policy says can be translated, as the path of its words in a translation. */
type Place = readonly string[];
type Translatable = Pick<Policy, 'title' | 'adverseEvent' | 'outcomes' | 'attributes' | 'remedy' | 'study'>;

/** Everything that a policy says to its readers, by its place in a translation, as the policy states it. */
export function wordsOf(policy: Translatable): { place: Place; words: string }[] {
  const { title, adverseEvent, outcomes, attributes, remedy, study } = policy;
  return [
    { place: ['title'], words: title },
    { place: ['adverseEvent'], words: adverseEvent.meaning },
    ...outcomes.map(({ name, meaning }) => ({ place: ['outcomes', name], words: meaning })),
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

/** The values of an attribute that are words, or that are explained in words. */
const valuesOf = (attribute: Attribute): (string | number)[] =>
  'allowedValues' in attribute ? attribute.allowedValues : (attribute.inWords ?? []).map(({ value }) => value);

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

/**
 * A policy with an earlier version's translations into all languages but those that were written anew, as far as it still states
 * what they translate.
 */
export function withEarlierTranslations(policy: Policy, earlier: Policy, anew: readonly string[]): Policy {
  const known = new Set(wordsOf(policy).map(({ place }) => JSON.stringify(place)));
  const kept = Object.entries(earlier.translations ?? {}).flatMap(([language, translation]) => {
    const rest = anew.includes(language) ? undefined : only(translation, known);
    return rest === undefined ? [] : [[language, rest] as const];
  });
  const translations = { ...(Object.fromEntries(kept) as z.infer<typeof Translations>), ...policy.translations };
  return Object.keys(translations).length === 0 ? policy : { ...policy, translations };
}

/** What stands at known places; `undefined` where nothing does. */
function only(value: unknown, known: ReadonlySet<string>, path: Place = []): unknown {
  if (typeof value !== 'object' || value === null) return known.has(JSON.stringify(path)) ? value : undefined;
  const rest = Object.entries(value).flatMap(([name, each]) => {
    const below = only(each, known, [...path, name]);
    return below === undefined ? [] : [[name, below] as const];
  });
  return rest.length === 0 ? undefined : Object.fromEntries(rest);
}

/** How many of a policy's words are missing in each language that it has translations into. */
export const countUntranslated = (policy: Policy): { language: NoticeLanguage; missing: number }[] =>
  NOTICE_LANGUAGES.flatMap((language) => {
    const translation = policy.translations?.[language];
    if (!translation) return [];
    const missing = wordsOf(policy).filter(({ place }) => translationAt(translation, place) === undefined).length;
    return [{ language, missing }];
  });

/** A policy with its words in a language as far as it is translated; it decides in every language alike. */
export function policyIn(policy: Policy, language: NoticeLanguage): Policy {
  const translation = policy.translations?.[language];
  if (!translation) return policy;
  const { title, adverseEvent, outcomes = {}, attributes = {}, remedy, study } = translation;
  return {
    ...policy,
    title: title ?? policy.title,
    adverseEvent: { ...policy.adverseEvent, meaning: adverseEvent ?? policy.adverseEvent.meaning },
    outcomes: policy.outcomes.map((each) => ({ ...each, meaning: outcomes[each.name] ?? each.meaning })),
    attributes: policy.attributes.map((each) => attributeIn(each, attributes[each.name])),
    ...(policy.remedy && { remedy: remedyIn(policy.remedy, remedy) }),
    ...(policy.study && { study: { purpose: study ?? policy.study.purpose } }),
  };
}

const remedyIn = (remedy: NonNullable<Policy['remedy']>, words: Translation['remedy'] = {}) => ({
  ...remedy,
  what: words.what ?? remedy.what,
  office: words.office ?? remedy.office,
  contact: words.contact ?? remedy.contact,
});

function attributeIn(attribute: Attribute, words: z.infer<typeof AttributeWords> | undefined): Attribute {
  if (!words) return attribute;
  const { meaning, unit, values = {} } = words;
  const inWords = valuesOf(attribute).flatMap((value) => {
    const said = values[String(value)] ?? wordsFor(attribute, value);
    return said === undefined ? [] : [{ value, words: said }];
  });
  return {
    ...attribute,
    meaning: meaning ?? attribute.meaning,
    ...('unit' in attribute && { unit: unit ?? attribute.unit }),
    ...(inWords.length > 0 && { inWords }),
  };
}
