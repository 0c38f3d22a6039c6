import { expect, test } from 'vitest';
import { phraseOf } from '#api/ui/say.ts';

test.each([
  ['a value in it', 'the row has 3 cells, but the header has 4', 'die Zeile hat 3 Zellen, die Kopfzeile aber 4'],
  [
    'the name of its field, and the rows that share it',
    'age: give a number from 0 to 16 (charges); 3 rows like this, also line 4, line 5, 2 more',
    'age: geben Sie eine Zahl von 0 bis 16 (charges) an; 3 solche Zeilen, auch Zeile 4, Zeile 5, 2 weitere',
  ],
  [
    'what the cell says, which is nobody’s to translate',
    'outcome: give paid or defaulted; the cell says "this is required; the cell is empty"',
    'outcome: geben Sie paid oder defaulted an; in der Zelle steht "this is required; the cell is empty"',
  ],
  [
    'a semicolon of its own',
    'column 3 has no name; name it, or leave it out',
    'Spalte 3 hat keinen Namen; benennen Sie sie oder lassen Sie sie aus',
  ],
  [
    'values that are messages by chance',
    'telephone: give one of no, yes',
    'telephone: geben Sie einen der Werte no, yes an',
  ],
  ['a remark in it', 'the line is not a single JSON value', 'die Zeile ist nicht genau ein JSON-Wert'],
  ['a duration in it', '1 day, 4 hours', '1 Tag, 4 Stunden'],
])('a remark with %s is said in German', (_, english, german) => {
  expect(phraseOf(english).in('de')).toBe(german);
  expect(phraseOf(english).in('en')).toBe(english);
});

test('a text that is no remark stays as it is, even where a part of it is one', () => {
  for (const text of ['they said: this is required by law', 'a line, line 4', 'paid; the cell is empty'])
    expect(phraseOf(text).in('de')).toBe(text);
});

const ZONE = { timeZone: 'Europe/Berlin', isFixed: true, isStated: true } as const;

test('a moment and a duration in a remark follow the reader and the page', () => {
  const until = phraseOf(
    'take a pause until 2026-11-29T16:40:00.000Z; a supervisor can assign you a hearing that cannot wait',
  );
  expect(until.in('de', ZONE)).toBe(
    'machen Sie bis zum 29. November 2026 um 17:40 Pause; eine Aufsichtsperson kann Ihnen eine Anhörung zuweisen, die nicht warten kann',
  );
  expect(until.in('en', ZONE)).toContain('until 29 November 2026 at 17:40;');
  expect(until.in('en')).toContain('until 29 November 2026 at 16:40 UTC;');
  const tooShort =
    'The appeal window (PT90M) is shorter than a day, which leaves people no time to read their notice and to answer.';
  expect(phraseOf(`${tooShort} Give at least P1D.`).in('en')).toMatch(
    /^The appeal window \(90 minutes\).*at least 1 day\.$/,
  );
  expect(phraseOf(tooShort).in('de')).toContain('(90 Minuten)');
  const worked = 'you have worked in hearings for 2 hours, 5 minutes without a pause';
  expect(phraseOf(worked).in('de')).toBe('Sie haben 2 Stunden, 5 Minuten ohne Pause in Anhörungen gearbeitet');
});

test('a number in a remark is written as the reader writes it, a quoted cell as it is', () => {
  expect(phraseOf('write at most 50,000 characters').in('de')).toBe('schreiben Sie höchstens 50.000 Zeichen');
  const risk = 'risk: give a number from 0.5 to 1000 (points); the cell says "0.25 at 2026-11-29T16:40:00Z"';
  expect(phraseOf(risk).in('de', ZONE)).toBe(
    'risk: geben Sie eine Zahl von 0,5 bis 1.000 (points) an; in der Zelle steht "0.25 at 2026-11-29T16:40:00Z"',
  );
});

test('a remark that has no translation is not put together from parts of others', () => {
  const english = 'leave it out, or ask a colleague';
  expect(phraseOf(english).in('de')).toBe(english);
});
