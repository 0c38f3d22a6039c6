/**
 * `npm run tour`: takes the pictures of `docs/tour.md` from the running program, and writes what each role's story takes.
 * `npm run tour -- keyboard-day` writes only what a judge's day by keyboard takes.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { play } from '#worker/standalone/demo/play.ts';
import { startStack } from '#worker/standalone/stack.ts';
import { startBrowser } from '../ui/start-browser.ts';
import { followReadme } from '../ui/start/follow-readme.ts';
import { startInEmptyFolder } from '../ui/start/start-in-empty-folder.ts';
import { Camera } from './camera.ts';
import { EffortMeter, writePart } from './effort.ts';
import { effortTable } from './effort-table.ts';
import { keyboardDay } from './keyboard-day.ts';
import { walk } from './walk.ts';

const isDayAlone = process.argv[2] === 'keyboard-day';
const say = (line: string) => console.log(line);
const dataDirectory = await mkdtemp(join(tmpdir(), 'hearken-tour-'));
const stack = await startStack({ dataDirectory, port: 0, log: say });
try {
  const browser = await startBrowser();
  try {
    await writePart('keyboard-day', await keyboardDay(browser, stack.apiUrl));
    if (!isDayAlone) await takePictures(browser);
  } finally {
    await browser.close();
  }
} finally {
  await stack.stop();
  await rm(dataDirectory, { recursive: true, force: true });
}
if (!isDayAlone) await writePart('readme', ['```', ...(await readmeLog()), '```']);

async function takePictures(browser: Browser): Promise<void> {
  // So that lists, reports and charts have something to show.
  await play(stack, new AbortController().signal, say);
  const meter = new EffortMeter();
  const camera = new Camera(say, meter);
  await camera.empty();
  const record = await walk(browser, stack.apiUrl, camera, meter);
  await writePart('effort', effortTable(meter.stories, record));
}

/** What a newcomer does who follows the README from an empty folder, each step with the seconds since `npm start`. */
async function readmeLog(): Promise<string[]> {
  const begun = performance.now();
  const started = await startInEmptyFolder();
  const browser = await startBrowser();
  const lines: string[] = [];
  try {
    await followReadme(browser, started, (step) => {
      lines.push(`${String(Math.round((performance.now() - begun) / 1_000)).padStart(4)} s  ${step}`);
      say(lines.at(-1) ?? '');
    });
  } finally {
    await browser.close();
    await started.stop();
  }
  return lines;
}
