import type { Browser } from 'playwright-core';
import { DE } from '#api/ui/staff-words/de/index.ts';
import type { Catalogue } from '#api/ui/staff-words/catalogue.ts';
import { filledMessages, translateFilled } from '#api/ui/staff-words/filled-messages.ts';
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

const FILLED = filledMessages(Object.assign({}, ...Object.values(DE)) as Catalogue);

/**
 * What pages for staff say to a reader in place of an English text: its translation, whether its holes are filled or not. What is no
 * message, such as a name, stays as it is.
 */
export const saidTo =
  ({ language }: Pick<Reader, 'language'>) =>
  (english: string): string => {
    if (language === 'en') return english;
    return translationOf(english, language) ?? translateFilled(FILLED, english) ?? english;
  };
