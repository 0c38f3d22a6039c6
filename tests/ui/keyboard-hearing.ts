import type { KeyboardUser } from './keyboard.ts';
import { PASSAGES, submitRecord } from './record.ts';

/** Writes and submits a whole perspective record, from the question about a conflict on, for one claim with the usual statement. */
export async function recordByKeyboard(judge: KeyboardUser): Promise<void> {
  const { page } = judge;
  // A fact is cited by its button once the focus has been in the entry that it belongs to.
  await judge.write('Emotion 1', 'shame');
  await judge.choose('How strong', 4);
  await judge.write('Passage 1, word for word', 'how this looks on paper');
  await judge.press('Another passage');
  const focused = await page.evaluate(() => (document.activeElement as HTMLTextAreaElement).name);
  if (focused !== '/affectiveMatching/emotions/0/citations/1/quote')
    throw new Error(`another passage leads to ${focused}`);
  await page.keyboard.insertText(PASSAGES.past);
  await judge.write(
    'What you felt alongside them',
    'The weight of two duties at once, and how little room there was between them.',
  );
  await judge.write(
    'Their point of view, restated',
    'You were late because you looked after your mother, for the length of a year.',
  );
  const untold = 'The claim does not say, and I do not want to guess it for them.';
  await judge.press('You cannot tell their beliefs?');
  await judge.write('Or why you could not tell their beliefs', untold);
  await judge.write('They want …', 'to get to the night shift now that the bus is gone');
  await judge.write('Passage 1, word for word', PASSAGES.purpose);
  await judge.press('You cannot tell their intentions?');
  await judge.write('Or why you could not tell their intentions', untold);
  await judge.write('As they see it, …', 'their mother was ill that year');
  await judge.write('Passage 1, word for word', PASSAGES.past);
  await judge.write('Where you differ from them', 'I would have called the bank before the first instalment was late.');
  await judge.choose('Have you had a similar experience?', 1);
  await judge.choose('How much this case distresses you', 1);
  await judge.choose('Would your answer change if it were about yourself?', 1);
  await judge.write('Why', 'The facts stay the same whoever they are about, and so does their weight.');
  await judge.write(
    'The strongest case for the subject',
    'The lateness had one cause, and it has been over for a good while.',
  );
  await judge.write(
    'The strongest case against',
    'A lender cannot know whether it comes again, and has only their word.',
  );
  await judge.choose('You find', 0);
  await judge.write('Individual fact 1', 'The late payments fall into one year.');
  await judge.write('Passage 1, word for word', PASSAGES.past);
  await judge.write('Your reasons', 'What the records count as unreliable was care for somebody.');
  await judge.choose('How sure you are', 4);
  await submitRecord(page, () => judge.press('Submit the record'));
  await page.waitForURL('**/*notice=recorded');
}

/** Decides in the subject's favour, with the score considered and the record as what the decision rests on. */
export async function decideByKeyboard(judge: KeyboardUser): Promise<void> {
  const { page } = judge;
  await judge.press('Add a theory assessment', 'Space');
  await judge.choose('The outcome', 0);
  await judge.choose('It was', 1);
  await judge.write('Because', 'It says what happened to others.');
  await judge.choose('It was', 0);
  await judge.write('Because', 'It says why this person was late.');
  await judge.goTo('What you would have decided without the individual facts');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await judge.write('Your reasons', 'I heard that the late payments had one cause, which is over.');
  await judge.press('Decide');
  await page.waitForURL('**/*notice=decided');
}
