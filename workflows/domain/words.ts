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
 * @param most characters (Unicode code points) they may have; 50,000 is the longest text that anyone may submit
 */
export const words = (most: number) =>
  z
    .string()
    .refine((text) => lengthOf(text) <= most, { error: `write at most ${most.toLocaleString('en')} characters` })
    .refine(hasVisibleCharacter, { error: 'write at least a few words' })
    .meta({ maxLength: most });

export const MAX_WORDS = 50_000;
