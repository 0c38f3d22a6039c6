import { expect, inject, test } from 'vitest';
import { MESSAGES } from '#api/ui/messages/index.ts';
import { HttpCase } from '../../case/http-case.ts';
import { accountsOf } from '../../case/people.ts';
import { WORDS } from '../../case/words.ts';
import { openPage, signIn } from '../browser.ts';
import { appealableCases } from '../cases.ts';
import { sendTo } from '../hearings.ts';
import { inspect } from '../inspect.ts';
import { KeyboardUser } from '../keyboard.ts';
import { openBrowser } from '../open-browser.ts';

const browser = await openBrowser();
const cases = await appealableCases(2);
const [judge] = accountsOf('demo').judges;

const READERS = [
  { language: 'de', width: 360, colorScheme: 'dark' },
  { language: 'en', width: 1440, colorScheme: 'light' },
] as const;

test.each(READERS.map((reader, index) => ({ ...reader, one: cases[index]! })))(
  'a subject is told, claims and reads the decision in $language, $width pixels wide, and an auditor finds it, with nothing but a keyboard',
  async ({ language, width, colorScheme, one }) => {
    const { claim, rest } = MESSAGES[language];
    const view = { viewport: { width, height: 800 }, colorScheme };
    const { page, errors } = await openPage(browser, { ...view, locale: language });
    const subject = new KeyboardUser(page);
    await page.goto(one.link);
    await subject.write(claim.label, WORDS.statement);
    await subject.press(claim.send);
    await page.waitForURL('**/claims/*');
    await inspect(page, `the receipt in ${language}`);
    await page.goto(one.link);
    await subject.press(rest.send);
    await page.waitForURL('**/*done=rest*');

    const token = one.link.replace('/appeal/', '');
    const send = sendTo(inject('pages').url);
    const { claims } = (await send(null, `GET /v1/appeals/${token}`)) as { claims: { id: string }[] };
    await new HttpCase(send, { id: one.id, token, claimIds: claims.map(({ id }) => id) })
      .heardBy(judge, 'specialPleading')
      .decidedBy(judge, 'refuse');
    await page.goto(one.link);
    await inspect(page, `an adverse decision in ${language}`);
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    expect(errors).toEqual([]);

    const { page: archive, errors: archiveErrors } = await openPage(browser, view);
    await signIn(archive, 'auditor@demo');
    const auditor = new KeyboardUser(archive);
    await archive.goto('/audit/cases');
    await auditor.write('Case, by id or reference', one.id);
    await archive.keyboard.press('Enter');
    await archive.waitForURL('**/audit/cases?*');
    await auditor.press(/^gc-/);
    await archive.waitForURL(`**/audit/cases/${one.id}`);
    await auditor.press(/^Evidence of entry 1$/);
    await archive.waitForURL(`**/audit/cases/${one.id}/entries/1`);
    await inspect(archive, 'an entry');
    expect(archiveErrors).toEqual([]);
  },
);
