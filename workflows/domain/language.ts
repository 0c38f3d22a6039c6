import { z } from 'zod';

/** Languages that notices are written in. */
export const NOTICE_LANGUAGES = ['en', 'de', 'es'] as const;
export type NoticeLanguage = (typeof NOTICE_LANGUAGES)[number];

/** Languages that pages and mail for staff speak. */
export const STAFF_LANGUAGES = ['en', 'de'] as const satisfies readonly NoticeLanguage[];
export type StaffLanguage = (typeof STAFF_LANGUAGES)[number];

/** The language of an institution's staff: the first that it offers and that pages for staff speak, otherwise English. */
export const staffLanguageOf = (offered: readonly NoticeLanguage[] = []): StaffLanguage =>
  offered.map((each) => STAFF_LANGUAGES.find((spoken) => spoken === each)).find((each) => each !== undefined) ?? 'en';

/** A language by its tag (BCP 47), such as `de` or `es-MX`. */
export const LanguageTag = z
  .string({ error: 'give a language by its tag, such as de or es-MX' })
  .regex(/^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8}){0,4}$/, { error: 'give a language by its tag, such as de or es-MX' });

/** The language that a tag names, in lower case and without its script and region: `es` for `es-MX`. */
export const primaryLanguage = (tag: string): string => tag.toLowerCase().split('-')[0] ?? tag;

/** The first of these languages that there are notices in, whatever its region; English if there is none. */
export function chooseNoticeLanguage(...tags: readonly (string | null | undefined)[]): NoticeLanguage {
  for (const tag of tags) {
    const language = NOTICE_LANGUAGES.find((each) => primaryLanguage(tag ?? '') === each);
    if (language !== undefined) return language;
  }
  return 'en';
}
