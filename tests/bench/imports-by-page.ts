import { startBrowser } from '../ui/start-browser.ts';

const PATIENCE = 1_200_000;

/**
 * Imports a file by the page for large files, in a browser of its own.
 *
 * @throws Error where the import does not finish
 */
export async function importByPage(
  url: string,
  { file, policy, kind }: { file: string; policy: string; kind: string },
): Promise<void> {
  const browser = await startBrowser();
  try {
    const page = await (await browser.newContext({ baseURL: url })).newPage();
    page.setDefaultTimeout(PATIENCE);
    await page.goto('/auth/sign-in');
    await page.click('button[value="institution@demo"]');
    await page.waitForURL((at) => !at.pathname.startsWith('/auth/'));
    await page.goto(`/imports?policy=${policy}`);
    await page.getByLabel('What the file contains').selectOption(kind);
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('button', { name: 'Import the file' }).click();
    await page.getByText('The import is finished.').waitFor();
  } finally {
    await browser.close();
  }
}
