import { z } from 'zod';

/** White space, control characters, and what is drawn as nothing: zero-width characters, fillers, an empty Braille cell. */
const INVISIBLE = /[\s\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** Whether a text has anything in it that a reader could see. */
export const hasVisibleCharacter = (text: string): boolean => text.replace(INVISIBLE, '') !== '';

/** Characters of a text as its writer counts them: an emoji of one code point is one. */
const lengthOf = (text: string): number => text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0);

/**
 * Text that a person writes, with at least one visible character.
 *
 * @param max characters (Unicode code points) they may have; 50,000 is the longest text that anyone may submit
 * @param whenEmpty what to say where there is nothing to see
 */
export const words = (max: number, whenEmpty = 'write at least a few words') =>
  z
    .string()
    .refine((text) => lengthOf(text) <= max, { error: `write at most ${max.toLocaleString('en')} characters` })
    .refine(hasVisibleCharacter, { error: whenEmpty })
    .meta({ maxLength: max });

export const MAX_WORDS = 50_000;

/**
 * Whether a passage stands in a text. Line ends are compared alike: a form sends them otherwise than the program from which
 * the text may have come.
 */
export const holdsPassage = (text: string, passage: string): boolean =>
  withPlainLineEnds(text).includes(withPlainLineEnds(passage));

/** Every mark that Unicode has for the end of a line or paragraph (Unicode Standard, section 5.8) as LF. */
const withPlainLineEnds = (text: string): string => text.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n');
