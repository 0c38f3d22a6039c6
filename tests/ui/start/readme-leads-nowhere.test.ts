import { expect, test } from 'vitest';
import { openBrowser } from '../open-browser.ts';
import { followReadme } from './follow-readme.ts';
import { startInEmptyFolder } from './start-in-empty-folder.ts';

const browser = await openBrowser();

test('a newcomer who does what the README says gets from an empty folder to a decided, contested case', async () => {
  const started = await startInEmptyFolder();
  const steps: string[] = [];
  try {
    await followReadme(browser, started, (step) => steps.push(step));
  } finally {
    await started.stop();
  }
  expect(steps.length).toBeGreaterThan(7);
}, 300_000);
