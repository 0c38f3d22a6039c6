import { expect, test } from 'vitest';
import { chooseLanguage } from '#api/ui/language.ts';
import { placesOf } from '#api/ui/places.ts';
import { ownPlace } from '#api/ui/sign-in/sign-in-address.ts';

test('signing in leads only to pages of this site', () => {
  expect(ownPlace('/hearings?status=yours')).toBe('/hearings?status=yours');
  for (const place of [
    undefined,
    '',
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    '/\t/evil.example/',
    'javascript:alert(1)',
    '/auth/sign-out',
    '/auth/sign-in?to=/',
  ])
    expect([place, ownPlace(place)]).toEqual([place, '/']);
});

test('pages are in the language that the reader chose, then in their browser’s, then in English', () => {
  expect(chooseLanguage('de', 'en')).toBe('de');
  expect(chooseLanguage('xx', 'de-AT,de;q=0.9,en;q=0.8')).toBe('de');
  expect(chooseLanguage(undefined, 'fr, en;q=0.3, de;q=0.7')).toBe('de');
  expect(chooseLanguage(undefined, 'de;q=0, en;q=0.1')).toBe('en');
  expect(chooseLanguage(undefined, 'fr')).toBe('en');
  expect(chooseLanguage(undefined, undefined)).toBe('en');
});

test('a user with two roles finds the pages of both, each once', () => {
  const paths = placesOf({ roles: ['supervisor', 'judge'] }).map(({ path }) => path);
  expect(paths[0]).toBe('/hearings');
  expect(new Set(paths).size).toBe(paths.length);
});
