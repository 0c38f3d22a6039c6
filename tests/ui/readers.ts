import type { Browser } from 'playwright-core';
import { translationOf } from '#api/ui/staff-words/index.ts';
import { openPage } from './browser.ts';

/** The people who try each story. Between them they have both widths, both themes and both languages. */
export const READERS = [
  { language: 'de', width: 360, colorScheme: 'dark' },
  { language: 'en', width: 1440, colorScheme: 'light' },
] as const;
export type Reader = (typeof READERS)[number];

/** A fresh browser profile as a reader has it; see {@link openPage}. */
export const openAs = (browser: Browser, { language, width, colorScheme }: Reader): ReturnType<typeof openPage> =>
  openPage(browser, { viewport: { width, height: 800 }, colorScheme, locale: language, reducedMotion: 'reduce' });

/** What pages for staff say to a reader in place of an English message, holes and all. */
export function saidTo({ language }: Pick<Reader, 'language'>): (english: string) => string {
  return (english) => {
    const said = language === 'en' ? english : translationOf(english, language);
    if (said === undefined) throw new Error(`no page says “${english}” in ${language}`);
    return said;
  };
}
