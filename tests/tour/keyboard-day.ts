import type { Browser, Page } from 'playwright-core';
import { readExample } from '#worker/standalone/examples/seed.ts';
import { caller } from '../ui/api.ts';
import { appealableCases } from '../ui/cases.ts';
import { decideByKeyboard, recordByKeyboard } from '../ui/keyboard-hearing.ts';
import { KeyboardUser } from '../ui/keyboard.ts';
import { STATEMENT } from '../ui/record.ts';
import { openProfile, signInAs } from './camera.ts';
import { EffortMeter } from './effort.ts';

/** The hearings of a judge's day. */
const HEARINGS = 10;
/** An institution in whose queue nothing else waits. */
const INSTITUTION = 'other';
const POLICY = 'credit';
const STORY = 'keyboard';

/** What one hearing took: keys that were pressed, Tab among them, characters that were written, fields, and seconds. */
interface Hearing {
  keys: number;
  tabs: number;
  characters: number;
  fields: number;
  seconds: number;
}

/**
 * Has a judge hear and decide ten claims in a row by keyboard alone, and gives what that took as lines of Markdown.
 *
 * @throws Error if a hearing cannot be taken, recorded or decided by keyboard, or the judge is not led to the next one
 */
export async function keyboardDay(browser: Browser, url: string): Promise<string[]> {
  await claims(url);
  const page = await openProfile(browser, url);
  const meter = new EffortMeter();
  await meter.watch(page, STORY);
  await signInAs(page, `judge-1@${INSTITUTION}`);
  const counted = countKeys(page);
  const heard: Hearing[] = [];
  const cases = new Set<string>();
  for (let number = 0; number < HEARINGS; number++) {
    const before = { ...counted, fields: meter.stories.get(STORY)?.fields ?? 0, at: performance.now() };
    await page.keyboard.press('n');
    await page.waitForURL(/\/hearings\/[0-9a-f-]{36}$/);
    cases.add(page.url());
    const judge = new KeyboardUser(page);
    await judge.choose('Are you connected to this case or this person?');
    await recordByKeyboard(judge);
    await judge.press('Reveal the score');
    await page.waitForURL('**/*notice=revealed');
    await decideByKeyboard(judge);
    heard.push({
      keys: counted.keys - before.keys,
      tabs: counted.tabs - before.tabs,
      characters: counted.characters - before.characters,
      fields: (meter.stories.get(STORY)?.fields ?? 0) - before.fields,
      seconds: (performance.now() - before.at) / 1_000,
    });
  }
  if (cases.size !== HEARINGS) throw new Error(`${cases.size} hearings were heard, not ${HEARINGS}`);
  await page.context().close();
  return tableOf(heard);
}

/** Ten cases with a claim whose subject has nothing to add, under a policy without chance in who hears what. */
async function claims(url: string): Promise<void> {
  const institution = caller(url, `institution@${INSTITUTION}`);
  const policy = JSON.parse(await readExample(POLICY, 'policy.json')) as { hearing: object };
  const hearing = { ...policy.hearing, secondJudgeShare: 0, dailyCap: HEARINGS, consecutiveCap: HEARINGS };
  await institution('PUT', `/v1/policies/${POLICY}`, { ...policy, hearing });
  await institution('POST', `/v1/precedents?policy=${POLICY}`, await readExample(POLICY, 'precedents.csv'), 'text/csv');
  const subject = caller(url);
  for (const { link } of await appealableCases(HEARINGS, { url, institution: INSTITUTION, policy: POLICY })) {
    const appeal = link.replace('/appeal/', '/v1/appeals/');
    await subject('POST', `${appeal}/claims`, { statement: STATEMENT });
    await subject('POST', `${appeal}/nothing-to-add`, {});
  }
}

/** Counts what is done with a page's keyboard from here on. */
function countKeys({ keyboard }: Page): Pick<Hearing, 'keys' | 'tabs' | 'characters'> {
  const counted = { keys: 0, tabs: 0, characters: 0 };
  const press = keyboard.press.bind(keyboard);
  const insertText = keyboard.insertText.bind(keyboard);
  keyboard.press = (key, options) => {
    counted.keys++;
    if (key === 'Tab') counted.tabs++;
    return press(key, options);
  };
  keyboard.insertText = (text) => {
    counted.characters += text.length;
    return insertText(text);
  };
  return counted;
}

const ROWS: readonly (readonly [keyof Hearing, string])[] = [
  ['keys', 'keys pressed beside writing'],
  ['tabs', '– Tab among them'],
  ['fields', 'fields filled in'],
  ['characters', 'characters written'],
  ['seconds', 'seconds'],
];

function tableOf(heard: readonly Hearing[]): string[] {
  return [
    `| ${heard.length} hearings in a row | in all | fewest in one | most in one |`,
    '| --- | --- | --- | --- |',
    ...ROWS.map(([of, name]) => {
      const each = heard.map((hearing) => hearing[of]);
      const total = each.reduce((sum, one) => sum + one, 0);
      return `| ${name} | ${[total, Math.min(...each), Math.max(...each)].map((one) => Math.round(one)).join(' | ')} |`;
    }),
  ];
}
