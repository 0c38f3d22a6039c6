import type { Language } from '../../figures-in-words.ts';
import { de } from './de.ts';
import { en, type Messages } from './en.ts';
import { es } from './es.ts';

/** Everything that pages for subjects say, by language. */
export const MESSAGES: Record<Language, Messages> = { en, de, es };
export type { Messages };
