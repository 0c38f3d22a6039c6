import { wordsFor, type Attribute } from '#workflows/domain/attribute.ts';
import { describeNumber, type Language } from '../figures-in-words.ts';
import { Phrase, type Words } from './say.ts';

/** A fact's value in words: numbers as people write them, names such as `2_to_3` without their underscores. */
export const describeValue = (value: number | string, language: Language = 'en'): string =>
  typeof value === 'number' ? describeNumber(value, language) : value.replaceAll('_', ' ');

/** A fact in words: as the policy explains its value, otherwise the value with its unit. */
export const describeFact = (
  { value, unit, words }: { value: number | string; unit: string | null; words: string | null },
  language: Language = 'en',
): string => words ?? `${describeValue(value, language)}${unit === null ? '' : ` ${unit}`}`;

/** A fact's value as the reader of a page writes it. */
export const valueInWords = (value: number | string): Phrase =>
  new Phrase((language) => describeValue(value, language));

/** A fact as the reader of a page writes it; without the policy's words, its value with its unit. */
export const factInWords = ({
  value,
  unit = null,
  words = null,
}: {
  value: number | string;
  unit?: string | null | undefined;
  words?: string | null | undefined;
}): Phrase => new Phrase((language) => describeFact({ value, unit, words }, language));

/** A fact as the policy that states it explains its value; nothing for one that is not known. */
export const describeStated = (attribute: Attribute, value: number | string | undefined): Words =>
  value === undefined
    ? ''
    : factInWords({
        value,
        unit: 'unit' in attribute ? attribute.unit : null,
        words: wordsFor(attribute, value),
      });

/** A text of a machine, with the characters that turn the direction of writing by their numbers: `[U+202E]`. */
export const withVisibleControls = (text: string): string =>
  text.replace(
    /\p{Bidi_Control}/gu,
    (each) => `[U+${(each.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
  );
