import type { Page } from 'playwright-core';

/** Words of a subject, with passages that a record can cite. */
export const STATEMENT = `I know how this looks on paper. I was late with two payments in the year when my mother was ill and I drove to her every week.

Since then I have paid every instalment on the day. The credit is for a used car, because the bus to the night shift was cut.`;

export const PASSAGES = {
  past: 'in the year when my mother was ill',
  since: 'Since then I have paid every instalment on the day',
  purpose: 'the bus to the night shift was cut',
} as const;

/** Fills in a whole perspective record on a hearing's page, for one claim with the statement above. */
export async function fillRecord(page: Page, finding = 'exceptional'): Promise<void> {
  const field = (pointer: string) => page.locator(`[name="${pointer}"]`);
  const choose = (pointer: string, value: string) => page.locator(`[name="${pointer}"][value="${value}"]`).check();
  await field('/affectiveMatching/emotions/0/emotion').fill('shame');
  await choose('/affectiveMatching/emotions/0/intensity#number', '5');
  await field('/affectiveMatching/emotions/0/citations/0/quote').fill('how this looks on paper');
  await field('/affectiveMatching/feltAlongside').fill(
    'The weight of two duties at once, and how little room there was between them.',
  );
  await field('/otherOrientedPerspective/restatement').fill(
    'You were late because you looked after your mother, and you have been on time ever since.',
  );
  for (const key of ['beliefs', 'intentions']) {
    const instead = field(`/otherOrientedPerspective/${key}/couldNotTell`);
    if (!(await instead.isVisible())) await page.getByText(`You cannot tell their ${key}?`).click();
    await instead.fill('The claim does not say, and I do not want to guess it for them.');
  }
  await field('/otherOrientedPerspective/desires/attributed/0/statement').fill(
    'to get to the night shift now that the bus is gone',
  );
  await field('/otherOrientedPerspective/desires/attributed/0/citations/0/quote').fill(PASSAGES.purpose);
  await field('/otherOrientedPerspective/circumstances/attributed/0/statement').fill('their mother was ill that year');
  await field('/otherOrientedPerspective/circumstances/attributed/0/citations/0/quote').fill(PASSAGES.past);
  await field('/selfOtherDifferentiation/whereIDiffer').fill(
    'I would have called the bank before the first instalment was late.',
  );
  await choose('/selfOtherDifferentiation/similarExperience/had#boolean', 'false');
  await choose('/selfOtherDifferentiation/personalDistress#number', '2');
  await choose('/selfOtherDifferentiation/ifAboutMyself/wouldChange', 'no');
  await field('/selfOtherDifferentiation/ifAboutMyself/reason').fill(
    'The facts stay the same whoever they are about, and so does their weight.',
  );
  await field('/strongestCaseFor').fill('The lateness had one cause, and it has been over for a good while.');
  await field('/strongestCaseAgainst').fill('A lender cannot know whether it comes again, and has only their word.');
  await choose('/findings/0/finding', finding);
  if (finding === 'exceptional') await nameFacts(page);
  if (finding === 'specialPleading') {
    await field('/findings/0/citations/0/quote').fill(PASSAGES.since);
    await field('/findings/0/answerToCaseFor').fill(
      'One cause or not, nothing shows that it could not come again soon.',
    );
  }
  await field('/findings/0/reasons').fill('What the records count as unreliable was care for somebody.');
  await choose('/findings/0/confidence#number', '5');
  await choose('/conflict/declared#boolean', 'false');
}

/** Submits a record, and once more where it is shown again because its judge wrote the same words on another case. */
export async function submitRecord(
  page: Page,
  submit = () => page.getByRole('button', { name: 'Submit the record' }).click(),
): Promise<void> {
  const answered = page.waitForResponse(
    (response) => response.request().method() === 'POST' && /\/hearings\/[^/]+\/perspective$/.test(response.url()),
  );
  await submit();
  if ((await answered).status() !== 409) return;
  await page.locator('[name="copies"]').waitFor({ state: 'attached' });
  await submit();
}

/** Fills in a decision on a hearing's page, every contribution marked. */
export async function fillDecision(page: Page): Promise<void> {
  await page.locator('[name="/outcome"][value="grant"]').check();
  for (const each of await page.locator('#decision [name$="/weight"][value="considered"]').all()) await each.check();
  for (const each of await page.locator('#decision [name$="/reason"]').all()) await each.fill('It was weighed.');
  await page.locator('[name="/outcomeWithoutIndividualFacts"]').selectOption('refuse');
  await page
    .locator('#decision [name="/reasons"]')
    .fill('I heard that the late payments had one cause, which is over.');
}

/** Names the individual fact of an exceptional finding. */
export async function nameFacts(page: Page): Promise<void> {
  await page
    .locator('[name="/findings/0/individualFacts/0/fact"]')
    .fill('The late payments fall into one year of caring for a parent.');
  await page.locator('[name="/findings/0/individualFacts/0/citations/0/quote"]').fill(PASSAGES.past);
}
