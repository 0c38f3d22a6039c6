import type { NoticeLanguage } from '#workflows/domain/language.ts';
import { say, type Phrase } from '#api/ui/say.ts';

/** The languages that pages for subjects and notices are written in, by name. */
export const LANGUAGE_NAMES: Record<NoticeLanguage, Phrase> = {
  en: say`English`,
  de: say`German`,
  es: say`Spanish`,
};
