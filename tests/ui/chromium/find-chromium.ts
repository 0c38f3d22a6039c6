import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { npmChromium, type Chromium } from './npm-chromium.ts';

/** Where a machine has its Chromium, when it has one. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  chromium.executablePath(),
];

/**
 * The Chromium that `HEARKEN_CHROMIUM` names, else one that the machine has, else the one that npm has installed.
 *
 * @param machine the machine to look at; this one where left out
 * @throws Error that says how to get one
 */
export async function findChromium(
  machine: { platform: string; arch: string; places: readonly string[] } = { ...process, places: PLACES },
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Chromium> {
  const named = environment['HEARKEN_CHROMIUM'];
  if (named !== undefined && !existsSync(named))
    throw new Error(`there is no file ${named}: let HEARKEN_CHROMIUM name a Chromium, or leave it out`);
  const executablePath = named ?? machine.places.find((place) => existsSync(place));
  if (executablePath !== undefined) return { executablePath, environment: {} };
  const kind = `${machine.platform} ${machine.arch}`;
  if (kind === 'linux x64') return npmChromium(environment);
  throw new Error(
    `The tests of pages need Chromium. The one that npm installs runs on Linux x64, and this is ${kind}: ` +
      'run "npx playwright-core install chromium", install Chromium or Chrome, or name one by HEARKEN_CHROMIUM.',
  );
}
