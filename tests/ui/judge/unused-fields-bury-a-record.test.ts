import { expect, test } from 'vitest';
import { openPage, signIn } from '../browser.ts';
import { appealableCases } from '../cases.ts';
import { openHearing } from '../hearings.ts';
import { openBrowser } from '../open-browser.ts';

const DESK = { width: 1_200, height: 800 };
const EMOTION = '/affectiveMatching/emotions/0';

const browser = await openBrowser();
// One each: what is written with scripts is saved as a draft, and fields that are used are shown.
const [withScripts, without] = await appealableCases(2);

test.each([
  ['with scripts', true, withScripts],
  ['without', false, without],
])(
  'an empty record shows what is asked first, and what follows from an answer once it is given (%s)',
  async (_, javaScriptEnabled, appealable) => {
    await openHearing(appealable!, 'judge-3@demo');
    const { page, errors } = await openPage(browser, { viewport: DESK, javaScriptEnabled });
    await signIn(page, 'judge-3@demo');
    await page.goto(`/hearings/${appealable!.id}`);
    const field = (pointer: string) => page.locator(`[name="${pointer}"]`);
    const isShown = (pointer: string) => field(pointer).first().isVisible();

    const record = await page.locator('form.record').boundingBox();
    expect(record!.height).toBeLessThan(4_000);

    const following = [`${EMOTION}/intensity#number`, `${EMOTION}/citations/0/quote`];
    for (const each of following) expect(await isShown(each), each).toBe(false);
    await field(`${EMOTION}/emotion`).fill('shame');
    for (const each of following) expect(await isShown(each), each).toBe(true);
    expect(await isShown(`${EMOTION}/citations/0/source`)).toBe(false);
    await field(`${EMOTION}/citations/0/quote`).fill('how this looks on paper');
    expect(await isShown(`${EMOTION}/citations/0/source`)).toBe(true);
    expect(await page.getByRole('button', { name: 'Another belief' }).isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: 'Another emotion' }).isVisible()).toBe(true);

    const wouldChange = '/selfOtherDifferentiation/ifAboutMyself';
    expect(await isShown(`${wouldChange}/reason`)).toBe(false);
    await page.locator(`[name="${wouldChange}/wouldChange"][value="no"]`).check();
    expect(await isShown(`${wouldChange}/reason`)).toBe(true);
    expect(errors).toEqual([]);
  },
);

test('what is wrong with a record is never hidden', async () => {
  const { page } = await openPage(browser, { viewport: DESK });
  await signIn(page, 'judge-3@demo');
  await page.goto(`/hearings/${without!.id}`);
  await page.getByRole('button', { name: 'Submit the record' }).click();
  await page.locator('#errors').waitFor();
  const remarks = await page.locator('.record .fault').evaluateAll((all) => all.map((each) => each.checkVisibility()));
  expect(remarks.length).toBeGreaterThan(8);
  expect(remarks).not.toContain(false);
  const led = await page.locator('#errors a').evaluateAll((all) =>
    all.map((each) => {
      const target = document.getElementById(decodeURIComponent((each as HTMLAnchorElement).hash.slice(1)));
      return target?.checkVisibility() ?? false;
    }),
  );
  expect(led).not.toContain(false);
});
