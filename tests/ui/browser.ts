import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { inject } from 'vitest';
import { startBrowser } from './start-browser.ts';

export { startBrowser };

/** A fresh browser profile at the stack's address. Errors of scripts and of the content security policy end up in `errors`. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({ baseURL: inject('pages').url, locale: 'en-GB', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    // A page that answers with a status of 400 or more is not an error of a script.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      errors.push(message.text());
  });
  return { page, errors };
}

/** Signs in as a demo account by the provider's own page. */
export async function signIn(page: Page, account: string): Promise<void> {
  await page.goto('/auth/sign-in');
  await page.click(`button[value="${account}"]`);
  await page.waitForURL((url) => url.origin === inject('pages').url && !url.pathname.startsWith('/auth/'));
}
