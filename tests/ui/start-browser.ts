import { chromium, type Browser } from 'playwright-core';
import { findChromium } from './chromium/find-chromium.ts';
import type { Chromium } from './chromium/npm-chromium.ts';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts Chromium without a window.
 *
 * @param found which one; whichever this machine has where left out
 * @throws Error that says how to get one where there is none
 */
export async function startBrowser(found?: Chromium): Promise<Browser> {
  const { executablePath, environment } = found ?? (await findChromium());
  return chromium.launch({ executablePath, args: ARGUMENTS, env: { ...process.env, ...environment } });
}
