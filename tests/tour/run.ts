/** `npm run tour`: takes the pictures of `docs/tour.md` from the running program. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { play } from '#worker/standalone/demo/play.ts';
import { startStack } from '#worker/standalone/stack.ts';
import { startBrowser } from '../ui/start-browser.ts';
import { Camera } from './camera.ts';
import { walk } from './walk.ts';

const say = (line: string) => console.log(line);
const dataDirectory = await mkdtemp(join(tmpdir(), 'hearken-tour-'));
const stack = await startStack({ dataDirectory, port: 0, log: say });
try {
  // So that lists, reports and charts have something to show.
  await play(stack, new AbortController().signal, say);
  const browser = await startBrowser();
  try {
    const camera = new Camera(say);
    await camera.empty();
    await walk(browser, stack.apiUrl, camera);
  } finally {
    await browser.close();
  }
} finally {
  await stack.stop();
  await rm(dataDirectory, { recursive: true, force: true });
}
