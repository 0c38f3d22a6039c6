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
