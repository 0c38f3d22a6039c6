import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { MESSAGES } from '#api/ui/messages/index.ts';
import { REPORTS } from '#api/views/auditor/reports/index.ts';
import { Policy } from '#workflows/domain/policy.ts';
import { translationAt, wordsOf } from '#workflows/domain/translation.ts';
import { readExample } from '#worker/standalone/examples/seed.ts';
import { HttpCase } from '../../case/http-case.ts';
import { accountsOf } from '../../case/people.ts';
import { WORDS } from '../../case/words.ts';
import { signIn } from '../browser.ts';
import { appealableCases } from '../cases.ts';
import { englishLeftOn } from '../english-left.ts';
import { sendTo } from '../hearings.ts';
import { inspectAsShown } from '../inspect.ts';
import { KeyboardUser } from '../keyboard.ts';
import { openBrowser } from '../open-browser.ts';
import { openAs, READERS, saidTo } from '../readers.ts';
import { POLICY } from '../setup.ts';

const browser = await openBrowser();
const cases = await appealableCases(2);
const [judge] = accountsOf('demo').judges;
const policy = Policy.parse(JSON.parse(await readExample(POLICY, 'policy.json')));
/** What the policy says in English and would say otherwise in German, short words left out. */
const ENGLISH = wordsOf(policy)
  .filter(({ place, words }) => words.length > 12 && translationAt(policy.translations?.de, place) !== words)
  .map(({ words }) => words);

/** Whether a page says anything in the policy's own language, which the reader of another does not want. */
async function saysInEnglish(page: Page): Promise<string[]> {
  const words = (await page.locator('main').innerText()).toLowerCase();
  return ENGLISH.filter((each) => words.includes(each.toLowerCase()));
}

test.each(READERS.map((reader, index) => ({ ...reader, reader, one: cases[index]! })))(
  'a subject is told, claims, answers and reads the decision in $language, $width pixels wide, and an auditor finds it, with nothing but a keyboard',
  async ({ reader, language, one }) => {
    const { claim, question, rest, survey } = MESSAGES[language];
    const { page, errors } = await openAs(browser, reader);
    const subject = new KeyboardUser(page);
    await page.goto(one.link);
    await inspectAsShown(page, `what a subject is told in ${language}`);
    const isEnglish = language === 'en';
    expect((await saysInEnglish(page)).length > 0).toBe(isEnglish);
    await subject.write(claim.label, WORDS.statement);
    await subject.press(claim.send);
    await page.waitForURL('**/claims/*');
    await inspectAsShown(page, `the receipt in ${language}`);

    const token = one.link.replace('/appeal/', '');
    const send = sendTo(inject('pages').url);
    const { claims } = (await send(null, `GET /v1/appeals/${token}`)) as { claims: { id: string }[] };
    const heard = new HttpCase(send, { id: one.id, token, claimIds: claims.map(({ id }) => id) });
    await heard.takenBy(judge).askedBy(judge);
    await page.goto(one.link);
    await inspectAsShown(page, `a question in ${language}`);
    await subject.write(question.label, WORDS.answer);
    await subject.press(question.send);
    await page.waitForURL('**/*done=answer*');
    await subject.press(rest.send);
    await page.waitForURL('**/*done=rest*');

    await heard.recordedBy(judge, 'specialPleading').revealedTo(judge).decidedBy(judge, 'refuse');
    await page.goto(one.link);
    await inspectAsShown(page, `an adverse decision in ${language}`);
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    expect((await saysInEnglish(page)).length > 0).toBe(isEnglish);
    await subject.choose(survey.feltHeard, 2);
    await subject.press(survey.send);
    await page.waitForURL('**/*done=survey*');
    expect(errors).toEqual([]);

    const { page: archive, errors: archiveErrors } = await openAs(browser, reader);
    await signIn(archive, 'auditor@demo');
    const auditor = new KeyboardUser(archive);
    const said = saidTo(reader);
    const inspectArchive = async (name: string) => {
      await inspectAsShown(archive, name);
      expect(await englishLeftOn(archive, reader)).toEqual([]);
    };
    await archive.goto('/audit/cases');
    await auditor.write(said('Case, by id or reference'), one.id);
    await archive.keyboard.press('Enter');
    await archive.waitForURL('**/audit/cases?*');
    await inspectArchive('a decision found');
    await auditor.press(/^gc-/);
    await archive.waitForURL(`**/audit/cases/${one.id}`);
    await inspectArchive('a case');
    await auditor.press(isEnglish ? /^Evidence of entry 1$/ : /^Nachweise zu Eintrag 1$/);
    await archive.waitForURL(`**/audit/cases/${one.id}/entries/1`);
    await inspectArchive('an entry');
    await auditor.press(said('Provenance'));
    await archive.waitForURL(`**/audit/cases/${one.id}/provenance`);
    await inspectArchive('the provenance');
    await auditor.press(said('Reports'));
    await archive.waitForURL('**/audit/reports');
    await inspectArchive('the reports');
    await auditor.press(said(REPORTS.get('override-rate')!.title));
    await archive.waitForURL('**/audit/reports/override-rate');
    await inspectArchive('a report');
    const saved = archive.waitForEvent('download');
    await auditor.press(said('Download all figures as CSV'));
    expect((await saved).suggestedFilename()).toMatch(/\.csv$/);
    expect(archiveErrors).toEqual([]);
  },
);
