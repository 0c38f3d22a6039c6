import { expect, test } from 'vitest';
import { describeDuration, describeNumber, describeShare } from '#api/ui/figures.ts';
import { html, toHtml } from '#api/ui/html.ts';
import { chooseStaffLanguage, staffLanguages } from '#api/ui/language.ts';
import { Due } from '#api/ui/parts/due.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { TextInput } from '#api/ui/parts/text-input.ts';
import { Voice } from '#api/ui/parts/voice.ts';
import { formState } from '#api/ui/form-state.ts';
import { inLanguage } from '#api/ui/reader-language.ts';
import { say } from '#api/ui/say.ts';
import { readTemplate } from '#api/ui/template.ts';

/** A message that has a translation. */
const MESSAGE = 'Sign out';

const inGerman = (page: ReturnType<typeof html>) => toHtml(inLanguage('de', page));

test('what the program says is in the reader’s language, as text, in attributes, in lists and in spread attributes', () => {
  const page = html`<p title=${say`Sign out`} ...${{ 'aria-label': say`Search` }}>${[say`Reports`, [say`Staff`]]}</p>`;
  expect(inGerman(html`<nav aria-label="Main">${page}</nav>`)).toBe(
    '<nav aria-label="Hauptbereiche"><p title="Abmelden" aria-label="Suche">BerichtePersonal</p></nav>',
  );
  expect(inGerman(html`<button>Sign out</button>`)).toBe('<button>Abmelden</button>');
  expect(toHtml(html`<nav aria-label="Main">${page}</nav>`)).toBe(
    '<nav aria-label="Main"><p title="Sign out" aria-label="Search">ReportsStaff</p></nav>',
  );
});

test('what people wrote is shown as they wrote it, even where it is a message by chance', () => {
  const form = formState({ name: MESSAGE });
  expect(inGerman(html`<p title=${MESSAGE}>${MESSAGE} ${[MESSAGE]}</p>`)).toBe(
    `<p title="${MESSAGE}">${MESSAGE} ${MESSAGE}</p>`,
  );
  expect(inGerman(html`<div>${Voice({ words: MESSAGE })}</div>`)).toContain(`>${MESSAGE}</blockquote>`);
  expect(inGerman(TextInput({ form, name: 'name', label: say`Sign out` }))).toMatch(/>Abmelden<.*value="Sign out"/s);
  expect(say`due in ${MESSAGE}`.in('de')).toBe(`fällig, noch ${MESSAGE}`);
});

test('a language without a catalogue, and a message without a translation, are English', () => {
  expect(toHtml(inLanguage('es', html`<button>Sign out</button>`))).toBe('<button>Sign out</button>');
  expect(inGerman(html`<p>No message of any page</p>`)).toBe('<p>No message of any page</p>');
});

test('times, spans, numbers and shares are written as the reader writes them', () => {
  const at = '2026-03-29T12:00:00.000Z';
  expect(inGerman(html`<p>${Moment({ at })}</p>`)).toContain('29. März 2026 um 12:00 Uhr (UTC)');
  expect(inGerman(html`<p>${Due({ dueAt: at, at: '2026-03-28T10:00:00.000Z' })}</p>`)).toContain(
    '>fällig, noch 1 Tag, 2 Stunden</time>',
  );
  expect(inGerman(html`<p>${describeNumber(1234.5)}, ${describeShare(0.125)}, ${describeDuration('P14D')}</p>`)).toBe(
    '<p>1.234,5, 12,5\u00a0%, 14 Tage</p>',
  );
});

test('a translation can put holes and elements in another order, and each keeps its attributes', () => {
  const strings = [
    '<p>See <a href=',
    '>the <b class="x">list</b></a> of ',
    ', then <br /> <q>end</q>.</p> <img alt="A list" />',
  ];
  const template = readTemplate(strings);
  expect(template.messages).toEqual(['See <0>the <1>list</1></0> of {0}, then <2/> <3>end</3>.', 'A list']);
  const translated = template.translate((english) =>
    english === 'A list' ? 'Eine Liste' : '{0}: <3>Ende</3> <2/><0>die <1>"Liste" < 3</1></0>',
  );
  const { strings: own, holes } = translated!;
  const values = ['/list', 'hers'];
  expect(own.map((part, index) => part + (index < holes.length ? `[${shown(holes[index]!)}]` : '')).join('')).toBe(
    '<p>[hers]: <q>Ende</q> <br /><a href=[/list]>die <b class="x">["Liste" < 3]</b></a></p> <img alt="Eine Liste" />',
  );
  function shown(hole: number | string): string {
    return typeof hole === 'number' ? values[hole]! : hole;
  }
});

test('a sentence ends at a block, and an element around all of it is no part of it', () => {
  const messagesOf = (text: string) => readTemplate([text]).messages;
  expect(messagesOf('<ul><li><a>Next</a></li><li>First <ul><li>inner</li></ul> last</li></ul>')).toEqual([
    'Next',
    'First',
    'inner',
    'last',
  ]);
  expect(messagesOf('<a><svg /> Home</a> <span>7</span>')).toEqual(['Home']);
  expect(messagesOf('<p> <strong>All</strong> of <em>it</em> </p>')).toEqual(['<0>All</0> of <1>it</1>']);
});

test('staff read the language that they chose, then their browser’s, then English, of those that their institution offers', () => {
  const both = staffLanguages();
  expect(both).toEqual(['en', 'de']);
  expect(chooseStaffLanguage(both, 'de', 'en')).toBe('de');
  expect(chooseStaffLanguage(both, undefined, 'es, de;q=0.5, en;q=0.4')).toBe('de');
  expect(chooseStaffLanguage(both, 'xx', undefined)).toBe('en');
  expect(staffLanguages(['de', 'es'])).toEqual(['de']);
  expect(chooseStaffLanguage(staffLanguages(['de']), 'en', 'en')).toBe('de');
  expect(staffLanguages(['es'])).toEqual(['en']);
});
