import type { Browser } from 'playwright-core';
import { afterAll } from 'vitest';
import { startBrowser } from './browser.ts';

/** A browser of the test file's own, which is closed after its last test. */
export async function openBrowser(): Promise<Browser> {
  const browser = await startBrowser();
  afterAll(() => browser.close());
  return browser;
}
