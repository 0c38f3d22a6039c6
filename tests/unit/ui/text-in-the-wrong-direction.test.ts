import { expect, test } from 'vitest';
import { formState } from '#api/ui/form-state.ts';
import { html, toHtml } from '#api/ui/html.ts';
import { chooseLanguage } from '#api/ui/language.ts';
import { Due } from '#api/ui/parts/due.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { TextArea } from '#api/ui/parts/text-area.ts';
import { TextInput } from '#api/ui/parts/text-input.ts';
import { withVisibleControls } from '#api/ui/value.ts';
import { Voice } from '#api/ui/parts/voice.ts';
import { inZone } from '#api/ui/zone.ts';

const HEBREW = 'אני שונה';
const form = formState({ words: HEBREW });

test('people’s words, and the fields they write in, follow the direction of the script', () => {
  const field = { form, name: 'words', label: 'Words' };
  for (const part of [Voice({ words: HEBREW }), TextArea(field), TextInput(field)])
    expect(toHtml(html`<div>${part}</div>`)).toMatch(/<(?:blockquote|textarea|input) [^>]*dir="auto"/);
  expect(toHtml(TextInput({ ...field, type: 'date' }))).not.toContain('dir=');
});

test('a model’s text cannot change the direction of its surroundings, and control characters in it are visible', () => {
  const written = withVisibleControls('repaid\u202Edetluafed\u2069 by \u05d0, 👩\u200D👧');
  expect(written).toBe('repaid[U+202E]detluafed[U+2069] by \u05d0, 👩\u200D👧');
});

test('a page shows all times in its zone, and in the browser’s zone only if it has none of its own', () => {
  const at = '2026-03-29T12:00:00.000Z';
  const page = html`<p>${Moment({ at })} ${Due({ dueAt: at, at: '2026-03-28T12:00:00.000Z' })}</p>`;
  const staff = toHtml(inZone({ timeZone: 'America/New_York', isFixed: true }, page));
  expect(staff).toContain('data-zone="America/New_York">29 March 2026 at 08:00 Eastern Daylight Time');
  expect(staff).toContain('title="29 March 2026 at 08:00 Eastern Daylight Time"');
  const subject = toHtml(inZone({ timeZone: 'Europe/Berlin', isFixed: false }, page));
  expect(subject).toContain('data-moment="true">29 March 2026 at 14:00 Central European Summer Time');
});

test('a subject reads the language of their case, unless they chose another', () => {
  const known = { own: 'de-AT', policy: 'en' };
  expect(chooseLanguage(undefined, 'en', known)).toBe('de');
  expect(chooseLanguage('en', 'de', known)).toBe('en');
  expect(chooseLanguage(undefined, 'en', { own: null, policy: 'de' })).toBe('en');
  expect(chooseLanguage(undefined, 'fi', { own: 'fi', policy: 'de' })).toBe('de');
  expect(chooseLanguage(undefined, undefined, { own: null, policy: null })).toBe('en');
});
