import { expect, test } from 'vitest';
import { say, type Phrase } from '#api/ui/say.ts';
import { signIn } from '../browser.ts';
import { englishLeftOn } from '../english-left.ts';
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
    const said = (words: Phrase) => words.in(reader.language);
    // From the start, because a listener takes effect only after a moment.
    const choosing = page.waitForEvent('filechooser', { timeout: 60_000 });
    await signIn(page, 'institution@demo');
    const clerk = new KeyboardUser(page);
    await inspectAsShown(page, 'the dockets');
    await clerk.press(said(say`Import`));
    await page.waitForURL('**/import');
    await clerk.goTo(said(say`Policy`));
    await page.keyboard.type(reader.language === 'de' ? 'Verbraucherkredit' : 'Consumer credit');
    await clerk.goTo(said(say`File`), 'file');
    await page.keyboard.press('Enter');
    const file = { name: 'november.csv', mimeType: 'text/csv', buffer: await exportedCases(prefix, 2) };
    await (await choosing).setFiles(file);
    await clerk.press(said(say`Check the file`));
    await page.waitForURL('**/import/*');
    await inspectAsShown(page, 'a file whose columns are unknown');
    expect(await englishLeftOn(page, reader)).toEqual([]);
    for (const [column, target] of [
      ['file_number', say`your reference of the case`],
      ['applicant', say`name of the person`],
      ['mail', say`contact of the person`],
    ] as const) {
      await clerk.goTo(said(say`Read column ${column} as`));
      await page.keyboard.type(said(target));
    }
    await clerk.press(said(say`Apply`));
    await page.getByRole('heading', { name: said(say`${say`${2} cases`}, no errors found`) }).waitFor();
    await inspectAsShown(page, 'a file in order');
    expect(await englishLeftOn(page, reader)).toEqual([]);
    await clerk.write(said(say`Title of the docket (optional)`), prefix);
    await clerk.press(said(say`Import ${say`${2} cases`}`));
    await page.getByText(said(say`${2} cases were imported, in one docket.`)).waitFor();

    await clerk.press(said(say`Dockets`));
    await page.waitForURL('**/dockets');
    await clerk.press(prefix);
    await page.waitForURL('**/dockets/*');
    await inspectAsShown(page, 'the docket');
    expect(await englishLeftOn(page, reader)).toEqual([]);
    await clerk.press(said(say`Cases`));
    await page.waitForURL('**/cases');
    await clerk.goTo(said(say`Your reference`));
    await page.keyboard.insertText(await referenceOfFirst(prefix));
    await page.keyboard.press('Enter');
    await page.waitForURL('**/cases?*');
    await clerk.press(new RegExp(`^${prefix}`));
    await page.waitForURL(/\/cases\/[0-9a-f-]{36}$/);
    await inspectAsShown(page, 'a case');
    await clerk.press(said(say`Correct the contact`), 'Space');
    await clerk.write(said(say`Email address`), `${prefix}@example.org`);
    await clerk.write(said(say`Why`), 'They gave another address on the telephone.');
    await clerk.press(said(say`Correct it`));
    await page.getByText(said(say`The contact is corrected. A new notice is on its way.`)).waitFor();
    await clerk.press(said(say`Send a new private link`), 'Space');
    await clerk.press(said(say`Send a new link`));
    await page.getByText(said(say`A new private link is on its way.`)).waitFor();
    await clerk.write(said(say`A note for your colleagues`), 'They are best reached in the evening.');
    await clerk.press(said(say`Leave this note`));
    await page.waitForURL('**/*notice=note*');
    await inspectAsShown(page, 'a case with a note');
    expect(errors).toEqual([]);
  },
);

const referenceOfFirst = async (prefix: string): Promise<string> => {
  const [, first = ''] = (await exportedCases(prefix, 1)).toString().split('\n');
  return first.split(',')[0] ?? '';
};
