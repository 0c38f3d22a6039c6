import { primaryLanguage } from '#workflows/domain/language.ts';
import { describeLanguage, type Language } from '#api/figures-in-words.ts';

/** Languages that a claim can be said to be written in on a page; the API takes any tag. */
const CLAIM_LANGUAGES =
  'ar bg bn bs cs da de el en es et fa fi fr hi hr hu it ja ko ku lt lv mk ne nl pl ps pt ro ru sk sl so sq sr sv ta th ti tr uk ur vi zh'.split(
    ' ',
  );

/**
 * The languages that a claim may be written in, by their names in the page's language.
 *
 * @param first languages to offer before the others, by their tags
 */
export function claimLanguages(language: Language, first: readonly string[] = []): { value: string; label: string }[] {
  const named = (tag: string) => ({ value: tag, label: describeLanguage(tag, language) });
  const before = [...new Set(first.map(primaryLanguage))];
  const others = CLAIM_LANGUAGES.filter((tag) => !before.includes(tag)).map(named);
  return [...before.map(named), ...others.toSorted((a, b) => a.label.localeCompare(b.label, language))];
}
