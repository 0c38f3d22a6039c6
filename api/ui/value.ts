import { describeNumber, type Language } from '../figures-in-words.ts';

/** A fact's value in words: numbers as people write them, names such as `2_to_3` without their underscores. */
export const describeValue = (value: number | string, language: Language = 'en'): string =>
  typeof value === 'number' ? describeNumber(value, language) : value.replaceAll('_', ' ');
