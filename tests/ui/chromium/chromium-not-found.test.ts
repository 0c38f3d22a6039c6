import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findChromium } from './find-chromium.ts';
import { startBrowser } from '../start-browser.ts';

const bare = { platform: 'linux', arch: 'x64', places: [] };
const isBundledFor = process.platform === bare.platform && process.arch === bare.arch;

async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'hearken-browser-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

test.runIf(isBundledFor)('a machine without Chromium runs the one of npm, with a font to write in', async () => {
  const environment = { ...process.env, HEARKEN_CHROMIUM: undefined, HEARKEN_CACHE_DIR: await temporaryDirectory() };
  const [found, sameOne] = await Promise.all([findChromium(bare, environment), findChromium(bare, environment)]);
  expect(sameOne).toEqual(found);
  const browser = await startBrowser(found);
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  await page.setContent('<p style="font-family: \'Open Sans\'">Heard</p>');
  const tools = await page.context().newCDPSession(page);
  await tools.send('DOM.enable');
  await tools.send('CSS.enable');
  const { root } = await tools.send('DOM.getDocument');
  const { nodeId } = await tools.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'p' });
  const { fonts } = await tools.send('CSS.getPlatformFontsForNode', { nodeId });
  expect(fonts).toMatchObject([{ familyName: 'Open Sans', glyphCount: 'Heard'.length }]);
});

test('an installed or named Chromium is preferred to that of npm', async () => {
  const directory = await temporaryDirectory();
  const [there, named] = [join(directory, 'there'), join(directory, 'named')];
  for (const file of [there, named]) await writeFile(file, '');
  const places = [join(directory, 'missing'), there];
  expect((await findChromium({ ...bare, places }, {})).executablePath).toBe(there);
  expect((await findChromium({ ...bare, places }, { HEARKEN_CHROMIUM: named })).executablePath).toBe(named);
  await expect(findChromium(bare, { HEARKEN_CHROMIUM: places[0] })).rejects.toThrow('let HEARKEN_CHROMIUM name');
});

test('where npm has no Chromium for the machine, the error says how to get one', async () => {
  for (const machine of [
    { platform: 'darwin', arch: 'arm64', places: [] },
    { platform: 'linux', arch: 'arm64', places: [] },
  ])
    await expect(findChromium(machine, {})).rejects.toThrow('npx playwright-core install chromium');
});
