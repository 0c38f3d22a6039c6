import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { SAMPLE_FILE, seedSample } from '#worker/standalone/sample/seed-sample.ts';
import { tokenOf } from '../api.ts';
import { openPage } from '../browser.ts';
import { openBrowser } from '../open-browser.ts';

const browser = await openBrowser();
const { url } = inject('pages');

test('a newcomer finds a sample institution to look at, switches roles by a click, and reads a subject’s mail', async () => {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'hearken-sample-'));
  const said: string[] = [];
  const log = (line: string) => void said.push(line);
  const signal = AbortSignal.timeout(120_000);
  try {
    const context = { apiUrl: url, tokenFor: (account: string) => tokenOf(url, account), dataDirectory, log, signal };
    await seedSample(context);
    expect(said.join('\n')).toContain('institution@sample');
    const before = said.length;
    await seedSample(context);
    expect(said).toHaveLength(before);

    const { page, errors } = await openPage(browser);
    await page.goto('/');
    await page.getByRole('link', { name: 'Judge', exact: true }).click();
    await page.waitForURL('**/hearings');
    expect(await page.locator('.who-name').textContent()).toContain('Judge 1 (sample)');
    await page.getByRole('button', { name: 'Next hearing' }).click();
    await page.waitForURL(/\/hearings\/[0-9a-f-]{36}$/);
    expect(await page.locator('#perspective').count()).toBe(1);

    // Another role, without a trip to the identity provider’s own sign-out.
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('link', { name: 'Auditor', exact: true }).click();
    await page.waitForURL('**/audit/cases');
    expect(await page.locator('tbody').innerText()).toContain('Judge 2 (sample)');
    expect(await page.locator('.who-name').textContent()).toContain('Auditor (sample)');
    await page.goto('/audit/cases?departed=true');
    expect(await page.locator('main').innerText()).toMatch(/[1-9]\d* other than the score alone would have given/);

    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('link', { name: 'Institution', exact: true }).click();
    await page.waitForURL('**/dockets');
    await page.goto('/import?policy=credit');
    await page.locator('input[type=file]').setInputFiles(join(dataDirectory, SAMPLE_FILE));
    await page.getByRole('button', { name: 'Check the file' }).click();
    await page.getByRole('heading', { name: '30 cases, no errors found' }).waitFor();

    await page.goto('/dev/mailbox');
    await page.getByLabel('Show', { exact: true }).selectOption('open');
    await page.getByRole('button', { name: 'Show' }).click();
    const letters = page.locator('article h2');
    const [, reference = ''] = /your reference (\S+)/.exec(await letters.first().innerText()) ?? [];
    expect(reference).not.toBe('');
    await page.getByLabel('Reference or address').fill(reference);
    await page.getByRole('button', { name: 'Show' }).click();
    for (const title of await letters.allInnerTexts()) expect(title).toContain(reference);
    await page.getByRole('link', { name: 'Open the case as its subject' }).first().click();
    expect(await page.locator('h1').textContent()).toBe('Your case');
    await page.getByLabel('Why should you not be judged').waitFor();
    expect(errors).toEqual([]);
  } finally {
    await rm(dataDirectory, { recursive: true, force: true });
  }
});
