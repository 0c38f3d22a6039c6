import { wordsFor, type Attribute } from './attribute.ts';
import { NOTICE_LANGUAGES, type NoticeLanguage } from './language.ts';
import type { Policy } from './policy.ts';
import { translationAt, valuesOf, wordsOf, type Place, type Translation, type Translations } from './translation.ts';

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
  const translations = { ...(Object.fromEntries(kept) as Translations), ...policy.translations };
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
  const { title, adverseEvent, outcomes = {}, labels = {}, attributes = {}, remedy, study } = translation;
  return {
    ...policy,
    title: title ?? policy.title,
    adverseEvent: { ...policy.adverseEvent, meaning: adverseEvent ?? policy.adverseEvent.meaning },
    outcomes: policy.outcomes.map((each) => {
      const label = labels[each.name] ?? each.label;
      return { ...each, meaning: outcomes[each.name] ?? each.meaning, ...(label !== undefined && { label }) };
    }),
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

function attributeIn(
  attribute: Attribute,
  words: NonNullable<Translation['attributes']>[string] | undefined,
): Attribute {
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
