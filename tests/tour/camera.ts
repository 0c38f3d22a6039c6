import { mkdir, readdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { EffortMeter } from './effort.ts';

/** Where the pictures of `docs/tour.md` are. */
const PICTURES = fileURLToPath(new URL('../../docs/tour/', import.meta.url));

const DESK = { width: 1200, height: 800 };
export const PHONE = { width: 390, height: 844 };

/** Takes pictures of pages, numbered in the order in which they are taken. */
export class Camera {
  readonly #say: (line: string) => void;
  readonly #meter: EffortMeter;
  #taken = 0;

  /** @param meter whose clock stands still while a picture is taken */
  constructor(say: (line: string) => void, meter: EffortMeter) {
    this.#say = say;
    this.#meter = meter;
  }

  /** Removes the pictures of an earlier run. */
  async empty(): Promise<void> {
    await mkdir(PICTURES, { recursive: true });
    for (const file of await readdir(PICTURES))
      if (/^\d\d-.*\.png$/.test(file)) await rm(new URL(file, `file://${PICTURES}`));
  }

  /** A picture of what is to be seen once something of the page has been brought to its top, or from its beginning. */
  take(page: Page, name: string, top?: string): Promise<void> {
    return this.#meter.during(null, () => this.#take(page, name, top));
  }

  async #take(page: Page, name: string, top?: string): Promise<void> {
    // A page that follows a conversation has a request that does not end.
    await page.waitForLoadState('load');
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    if (top === undefined) await page.evaluate(() => window.scrollTo(0, 0));
    else
      await page
        .locator(top)
        .first()
        .evaluate((element) => window.scrollTo(0, element.getBoundingClientRect().top + window.scrollY - 16));
    // The focus of whatever was done last is no part of the picture.
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    this.#taken++;
    const file = `${String(this.#taken).padStart(2, '0')}-${name}.png`;
    await page.screenshot({ path: `${PICTURES}${file}` });
    this.#say(file);
  }
}

/** A fresh browser profile that looks the same on every machine, at the address of the running program. */
export async function openProfile(
  browser: Browser,
  baseURL: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    baseURL,
    locale: 'en-GB',
    timezoneId: 'UTC',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    viewport: DESK,
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  return page;
}

/** Signs in as a demo account by the provider's own page. */
export async function signInAs(page: Page, account: string): Promise<void> {
  await page.goto('/auth/sign-in');
  await page.click(`button[value="${account}"]`);
  await page.waitForURL(
    (url) => url.href.startsWith(new URL('/', page.url()).href) && !url.pathname.startsWith('/auth'),
  );
}
