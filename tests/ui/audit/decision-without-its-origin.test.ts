import { expect, inject, test } from 'vitest';
import { caller } from '../api.ts';
import { openPage, signIn } from '../browser.ts';
import { exportedCases } from '../exported-cases.ts';
import { englishLeftOn } from '../english-left.ts';
import { inspectAsShown } from '../inspect.ts';
import { KeyboardUser } from '../keyboard.ts';
import { decideByKeyboard, recordByKeyboard } from '../keyboard-hearing.ts';
import { openAs, READERS, saidTo } from '../readers.ts';
import { STATEMENT } from '../record.ts';
import { openBrowser } from '../open-browser.ts';

/** In the other institution, where nothing else waits in the queue. */
const INSTITUTION = 'other';
const CASES = 40;
const PATIENCE = { timeout: 90_000 };

const browser = await openBrowser();

test(
  'a case goes from its institution’s file by a claim, a question and a hearing to a decision, and an auditor sees where it came from',
  { timeout: 300_000 },
  async () => {
    // The institution takes in a file whose columns have its own names.
    const { page: desk, errors: deskErrors } = await openPage(browser);
    await signIn(desk, `institution@${INSTITUTION}`);
    await desk.goto('/import');
    await desk.getByLabel('Policy').selectOption('credit');
    await desk
      .locator('input[type="file"]')
      .setInputFiles({ name: 'october.csv', mimeType: 'text/csv', buffer: await exportedCases('story', CASES) });
    await desk.getByRole('button', { name: 'Check the file' }).click();
    await desk.waitForURL('**/import/*');
    for (const [column, target] of [
      ['file_number', 'externalRef'],
      ['applicant', 'subject_name'],
      ['mail', 'subject_contact'],
    ] as const)
      await desk.getByLabel(`Read column ${column} as`).selectOption(target);
    await desk.getByRole('button', { name: 'Apply' }).click();
    await desk.getByRole('button', { name: `Import ${CASES} cases` }).click();
    await desk.getByText(`${CASES} cases were imported, in one docket.`).waitFor();
    await desk.locator('a[href^="/dockets/"]').first().click();
    await desk.waitForURL('**/dockets/*');
    const docket = new URL(desk.url()).pathname;

    // One of those whom the score would refuse.
    const institution = caller(inject('pages').url, `institution@${INSTITUTION}`);
    const adverse = async () => {
      const found = await institution('GET', `/v1/cases?docket=${docket.split('/').at(-1)}&phase=appealWindow`);
      return (found as { cases: { id: string; externalRef: string }[] }).cases[0];
    };
    await expect.poll(adverse, { ...PATIENCE, interval: 500 }).toBeDefined();
    const { id, externalRef } = (await adverse())!;
    await desk.goto(`/cases/${id}`);
    expect(await desk.locator('main').innerText()).toContain(externalRef);

    // The subject has a phone without scripts, and the link from the notice.
    const notice = async () => JSON.stringify(await caller(inject('pages').url)('GET', `/dev/notices?case=${id}`));
    await expect.poll(notice, { ...PATIENCE, interval: 500 }).toMatch(/\/appeal\/[\w-]+/);
    const link = /\/appeal\/[\w-]+/.exec(await notice())?.[0] ?? '';
    const { page: phone } = await openPage(browser, {
      javaScriptEnabled: false,
      viewport: { width: 360, height: 740 },
    });
    await phone.goto(link);
    await phone.getByLabel('Why should you not be judged').fill(STATEMENT);
    await phone.getByRole('button', { name: 'Send what I have written' }).click();
    expect(await phone.locator('h1').textContent()).toBe('Your receipt');

    // The judge has a small screen, a keyboard and nothing else, and begins by asking.
    const { page: bench, errors: benchErrors } = await openAs(browser, READERS[0]);
    await signIn(bench, `judge-2@${INSTITUTION}`);
    const judge = new KeyboardUser(bench, saidTo(READERS[0]));
    expect(await englishLeftOn(bench, READERS[0])).toEqual([]);
    await judge.press('Next hearing');
    await bench.waitForURL(`**/hearings/${id}`);
    await judge.press(/^Die betroffene Person fragen/, 'Space');
    await judge.write('Your question', 'Who can confirm it?');
    await judge.press('Ask');
    await bench.waitForURL('**/*notice=asked*');
    await inspectAsShown(bench, 'a question that waits');
    expect(await englishLeftOn(bench, READERS[0])).toEqual([]);

    await phone.goto(link);
    expect(await phone.getByText('Who can confirm it?').count()).toBe(1);
    await phone.getByLabel('Your answer').fill('My sister, who drove when I could not.');
    await phone.getByRole('button', { name: 'Send my answer' }).click();
    await phone.getByRole('button', { name: 'I have nothing to add' }).click();

    // Nothing of the score is in the page before the record is in and the judge asks for it.
    const { score } = (await institution('GET', `/v1/cases/${id}`)) as { score: { probability: number } };
    await bench.goto(`/hearings/${id}`);
    expect(await bench.content()).toContain('My sister, who drove when I could not.');
    expect(await bench.content()).not.toContain(String(score.probability));
    await judge.choose('Are you connected to this case or this person?');
    await recordByKeyboard(judge);
    await judge.press('Reveal the score');
    await bench.waitForURL('**/*notice=revealed');
    await inspectAsShown(bench, 'the score');
    await bench.getByRole('heading', { name: /^Der Score:/ }).waitFor();
    expect(await englishLeftOn(bench, READERS[0])).toEqual([]);
    await decideByKeyboard(judge);
    await inspectAsShown(bench, 'a decided case');
    expect(await englishLeftOn(bench, READERS[0])).toEqual([]);

    await phone.goto(link);
    expect(await phone.getByText('The credit is granted as applied for.').count()).toBe(1);
    expect(await phone.getByText('I heard that the late payments had one cause, which is over.').count()).toBe(1);
    await desk.reload();
    expect(await desk.locator('main').innerText()).toMatch(/decided/i);

    // The auditor finds it by its reference, and goes from the picture to the evidence.
    const { page: archive, errors: archiveErrors } = await openPage(browser, {
      viewport: { width: 1440, height: 900 },
    });
    await signIn(archive, `auditor@${INSTITUTION}`);
    await archive.goto('/audit/cases');
    await archive.locator('[name="case"]').fill(externalRef);
    await archive.getByRole('button', { name: 'Find' }).click();
    await archive.locator(`main a[href="/audit/cases/${id}"]`).first().click();
    await archive.waitForURL(`**/audit/cases/${id}`);
    const timeline = await archive.locator('main').innerText();
    for (const said of ['Who can confirm it?', 'My sister, who drove when I could not.'])
      expect(timeline).toContain(said);
    await archive.goto(`/audit/cases/${id}/provenance`);
    const picture = archive.locator('main svg a');
    const nodes = await picture.evaluateAll((links) => links.map((each) => each.getAttribute('href') ?? ''));
    expect(nodes.length).toBeGreaterThan(5);
    for (const node of new Set(nodes)) {
      const answer = await archive.goto(new URL(node, archive.url()).href);
      expect([node, answer?.status()]).toEqual([node, 200]);
    }
    await archive.goto(`/audit/cases/${id}/provenance`);
    await picture.first().click();
    await archive.waitForURL((url) => !url.pathname.endsWith('/provenance'));
    expect([...deskErrors, ...benchErrors, ...archiveErrors]).toEqual([]);
  },
);
