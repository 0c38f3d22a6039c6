import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { decodeText } from '#api/import/decode-text.ts';
import { readTable } from '#api/import/read-table.ts';
import { draftPolicy } from '#api/policies/draft/draft-policy.ts';
import { splitTable } from '#worker/standalone/command-line/first-docket.ts';
import type { KnownFile } from './known-files.ts';

const PATIENCE = 300_000;
/** A new case may have a value that no earlier one had; the page then offers to import the other rows. */
const IMPORT = /^Import (?:the )?[\d,]+ (?:precedents|cases|rows without errors)/;

/**
 * Goes from a file to its first docket by the pages alone: the draft, its precedents, and the last rows as cases.
 *
 * The cases are a second file, with the columns that a person is told by; it is made before the clock starts.
 *
 * @returns seconds from the first page to the last score
 */
export async function firstDocketByPage(
  browser: Browser,
  url: string,
  path: string,
  { outcome, adverse }: KnownFile,
  key: string,
  cases: number,
): Promise<number> {
  const place = await mkdtemp(join(tmpdir(), 'hearken-files-'));
  const context = await browser.newContext({ baseURL: url });
  try {
    const files = await splitFile(path, { key, outcome, adverse, cases }, place);
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    const started = performance.now();
    await page.goto('/auth/sign-in');
    await page.click('button[value="institution@demo"]');
    await page.waitForURL((at) => !at.pathname.startsWith('/auth/'));
    await page.goto('/new-policy/from-file');
    await page.getByLabel('Key').fill(key);
    await page.locator('input[type=file]').setInputFiles(files.precedents);
    await page.getByRole('button', { name: 'Read the file' }).click();
    await page.getByText('Another column, or several bad values').click();
    await page.getByLabel('The column that says').selectOption(outcome);
    await page.getByRole('button', { name: 'Show its values' }).click();
    await page.locator(`input[type=checkbox][value=${JSON.stringify(adverse)}]`).check();
    await page.getByRole('button', { name: 'Draft the policy' }).click();
    await page.getByRole('button', { name: 'Create the policy' }).click();
    await page.getByRole('button', { name: IMPORT }).click();
    await page.getByText('precedents were added').waitFor();
    await page.goto(`/import?policy=${key}`);
    await page.locator('input[type=file]').setInputFiles(files.cases);
    await page.getByRole('button', { name: 'Check the file' }).click();
    await page.getByLabel('Leave out all columns that match no field').check();
    await page.getByRole('button', { name: 'Read again' }).click();
    await page.getByRole('button', { name: IMPORT }).click();
    await page.getByText('cases were imported').waitFor();
    await page.waitForFunction(() => document.querySelector('[data-moving]') === null, undefined, {
      timeout: PATIENCE,
    });
    return (performance.now() - started) / 1_000;
  } finally {
    await context.close();
    await rm(place, { recursive: true, force: true });
  }
}

/** All lines but the last as they are, and the last rows as cases. */
async function splitFile(
  path: string,
  { key, outcome, adverse, cases }: { key: string; outcome: string; adverse: string; cases: number },
  place: string,
): Promise<{ precedents: string; cases: string }> {
  const { text } = decodeText(await readFile(path));
  const draft = await draftPolicy(text, { key, polarity: { outcome, adverse: [adverse] } });
  const table = await readTable(text, draft.dialect, () => false);
  const { docket } = splitTable(table, draft, { cases, contact: 'subject@example.org' });
  const files = { precedents: join(place, basename(path)), cases: join(place, 'cases.csv') };
  await writeFile(files.precedents, text.trimEnd().split('\n').slice(0, -cases).join('\n'));
  await writeFile(files.cases, docket.body);
  return files;
}
