import type { Language } from '../../figures-in-words.ts';
import { DE } from './de/index.ts';

/** Languages that pages for staff speak: English, and those that have a catalogue. */
export const STAFF_LANGUAGES = ['en', 'de'] as const satisfies readonly Language[];

const CATALOGUES: Partial<Record<Language, ReadonlyMap<string, string>>> = {
  de: new Map(Object.values(DE).flatMap((area) => Object.entries(area))),
};

/** An English message in another language; `undefined` where it has no translation, and in English itself. */
export const translationOf = (message: string, language: Language): string | undefined =>
  CATALOGUES[language]?.get(message);
