import { expect, test } from 'vitest';
import { signIn } from '../browser.ts';
import { exportedCases } from '../exported-cases.ts';
import { inspectAsShown } from '../inspect.ts';
import { KeyboardUser } from '../keyboard.ts';
import { openBrowser } from '../open-browser.ts';
import { openAs, READERS } from '../readers.ts';

const browser = await openBrowser();

test.each(READERS.map((reader) => ({ ...reader, reader })))(
  'a clerk whose screen is $width pixels wide imports a file, finds a case, corrects its contact and sends a new link, with nothing but a keyboard',
  async ({ reader, width }) => {
    const prefix = `keys-${width}-${Date.now()}`;
    const { page, errors } = await openAs(browser, reader);
    // From the start, because a listener takes effect only after a moment.
    const choosing = page.waitForEvent('filechooser', { timeout: 60_000 });
    await signIn(page, 'institution@demo');
    const clerk = new KeyboardUser(page);
    await inspectAsShown(page, 'the dockets');
    await clerk.press('Import');
    await page.waitForURL('**/import');
    await clerk.goTo('Policy');
    await page.keyboard.type('Consumer credit (credit)');
    await clerk.goTo('File', 'file');
    await page.keyboard.press('Enter');
    const file = { name: 'november.csv', mimeType: 'text/csv', buffer: await exportedCases(prefix, 2) };
    await (await choosing).setFiles(file);
    await clerk.press('Check the file');
    await page.waitForURL('**/import/*');
    await inspectAsShown(page, 'a file whose columns are unknown');
    for (const [column, target] of [
      ['file_number', 'your reference of the case'],
      ['applicant', 'name of the person'],
      ['mail', 'contact of the person'],
    ] as const) {
      await clerk.goTo(`Read column ${column} as`);
      await page.keyboard.type(target);
    }
    await clerk.press('Apply');
    await page.getByRole('heading', { name: '2 cases, no errors found' }).waitFor();
    await inspectAsShown(page, 'a file in order');
    await clerk.write('Title of the docket, if you like', prefix);
    await clerk.press('Import 2 cases');
    await page.getByText('2 cases were imported, in one docket.').waitFor();

    await clerk.press('Dockets');
    await page.waitForURL('**/dockets');
    await clerk.press(prefix);
    await page.waitForURL('**/dockets/*');
    await inspectAsShown(page, 'the docket');
    await clerk.press('Cases');
    await page.waitForURL('**/cases');
    await clerk.goTo('Your reference');
    await page.keyboard.insertText(await referenceOfFirst(prefix));
    await page.keyboard.press('Enter');
    await page.waitForURL('**/cases?*');
    await clerk.press(new RegExp(`^${prefix}`));
    await page.waitForURL(/\/cases\/[0-9a-f-]{36}$/);
    await inspectAsShown(page, 'a case');
    await clerk.press('Correct the contact', 'Space');
    await clerk.write('Mail address', `${prefix}@example.org`);
    await clerk.write('Why', 'They gave another address on the telephone.');
    await clerk.press('Correct it');
    await page.getByText('The contact is corrected. A new notice is on its way.').waitFor();
    await clerk.press('Send a new private link', 'Space');
    await clerk.press('Send a new link');
    await page.getByText('A new private link is on its way.').waitFor();
    await clerk.write('A note for your colleagues', 'They are best reached in the evening.');
    await clerk.press('Leave this note');
    await page.waitForURL('**/*notice=note*');
    await inspectAsShown(page, 'a case with a note');
    expect(errors).toEqual([]);
  },
);

const referenceOfFirst = async (prefix: string): Promise<string> => {
  const [, first = ''] = (await exportedCases(prefix, 1)).toString().split('\n');
  return first.split(',')[0] ?? '';
};
