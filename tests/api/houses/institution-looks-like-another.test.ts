import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readHouses } from '#db/houses/read-houses.ts';
import { Court } from '../court.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearken-houses-'));
const LOGO = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const FACE = {
  name: 'Court of Example',
  logo: 'court.svg',
  colour: '#005f73',
  contact: 'hearings@court.example',
  imprint: 'https://court.example/imprint',
  languages: ['de'],
  timeZone: 'Asia/Tokyo',
};
const fileOf = (houses: object): string => {
  const file = join(folder, 'houses.json');
  writeFileSync(file, JSON.stringify(houses));
  return file;
};

let court: Court;
beforeAll(async () => {
  writeFileSync(join(folder, 'court.svg'), LOGO);
  court = await Court.open('demo', { houses: readHouses(fileOf({ demo: FACE })) });
});
afterAll(async () => {
  await court.close();
  rmSync(folder, { recursive: true });
});

test('a subject sees the name, the contact and the imprint of their institution, in a language that it offers', async () => {
  const one = await court.opened();
  const { text } = await court.app.call(null, `GET /appeal/${one.token}?lang=en`, { headers: { accept: 'text/html' } });
  expect(text).toContain('<html lang="de">');
  expect(text).toContain('· Court of Example</title>');
  expect(text).toContain('hearings@court.example');
  expect(text).toContain('href="https://court.example/imprint"');
  expect(text).not.toContain('hreflang');
});

test('staff read times in the zone of their institution, which the page names', async () => {
  const { text } = await (await court.signedIn('supervisor@demo')).get('/supervision');
  expect(text).toContain('Zeiten stehen in der Zeitzone Asia/Tokyo');
  expect(text).toContain('<title>Aufsicht · Court of Example</title>');
});

test('a logo is served so that nothing in it runs, and another institution keeps its own face', async () => {
  const { text } = await (await court.signedIn('supervisor@demo')).get('/supervision');
  const address = /src="(\/faces\/[0-9a-f]+\/logo)"/.exec(text)?.[1] ?? '';
  const logo = await court.app.call(null, `GET ${address}`);
  expect(logo.headers['content-type']).toBe('image/svg+xml');
  expect(logo.headers['content-security-policy']).toContain("default-src 'none'");
  expect(logo.headers['content-security-policy']).toContain('sandbox');
  const colour = await court.app.call(null, `GET ${address.replace('logo', 'colour.css')}`);
  expect(colour.text).toContain('#005f73');
  const page = await court.app.call(null, 'GET /', { headers: { accept: 'text/html' } });
  expect(page.text).not.toContain('Court of Example');
});

test.each([
  ['an unknown field', { demo: { ...FACE, logo: undefined, color: '#fff' } }],
  ['a colour that is none', { demo: { ...FACE, logo: undefined, colour: 'red; } body { display: none' } }],
  ['a logo of another type', { demo: { ...FACE, logo: 'court.html' } }],
  ['a logo that is not there', { demo: { ...FACE, logo: 'none.svg' } }],
])('a file with %s stops the start and says why', (_, houses) => {
  expect(() => readHouses(fileOf(houses))).toThrow(/HEARKEN_HOUSES|houses/i);
});
