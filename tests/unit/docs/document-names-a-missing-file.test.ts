import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');
const FOLDERS = ['workflows', 'activities', 'worker', 'api', 'db', 'tests', 'docs'];
const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** Files and folders of the repository, each with a slash in front, so that a document may name it by its end. */
const places = [
  ...readdirSync(ROOT).map((name) => `/${name}`),
  ...FOLDERS.flatMap((folder) => [
    ...readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => !path.includes('node_modules'))
      .map((path) => `/${folder}/${path}`),
  ]),
];

/** Code in a document that stands for a file or folder here: one below a folder of the repository, or named with its ending. */
const pathsIn = (text: string): string[] =>
  [...text.matchAll(/`([^`\s]+)`/g)]
    .map(([, code = '']) => code)
    .filter(
      (code) =>
        (FOLDERS.some((folder) => code.startsWith(`${folder}/`)) || /^[\w-].*\.(ts|sql|md)$/.test(code)) &&
        !code.includes('NNNN'),
    );

/** `<audience>` and `*` stand for any name; a test may be named without its ending, and without the folder of all tests. */
function isThere(path: string): boolean {
  const name = path
    .replace(/\/$/, '')
    .split(/<\w+>|\*/)
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^/]+');
  const pattern = new RegExp(`/${name}(\\.test\\.ts)?$`);
  return places.some((place) => pattern.test(place));
}

const namedIn = (document: string) => new Set(pathsIn(readFileSync(join(ROOT, document), 'utf8')));

test.each(DOCUMENTS)('every file that %s names is there', (document) => {
  expect([...namedIn(document)].filter((path) => !isThere(path))).toEqual([]);
});

test('every title that a document quotes of a test is one of its titles', () => {
  const quoted = DOCUMENTS.flatMap((document) => [
    ...readFileSync(join(ROOT, document), 'utf8').matchAll(/`([\w-]+)`: ([^|`]+?) +\|/g),
  ]);
  const found = quoted.flatMap(([, name = '', title = '']) => {
    const file = places.find((place) => place.endsWith(`/${name}.test.ts`));
    return file === undefined ? [] : [[name, title, readFileSync(join(ROOT, file), 'utf8').includes(title)]];
  });
  expect(found.length).toBeGreaterThan(5);
  expect(found.filter(([, , isThere]) => isThere !== true)).toEqual([]);
});

test('CONTRIBUTING has a line for every folder of code', () => {
  const map = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8');
  for (const folder of ['workflows', 'activities', 'db', 'api', 'worker'])
    for (const { name } of readdirSync(join(ROOT, folder), { withFileTypes: true }).filter((each) =>
      each.isDirectory(),
    ))
      expect(map, `${folder}/${name}`).toMatch(new RegExp(`^  ${name}/`, 'm'));
});

test('the documents name many files, so that a way of naming them is not overlooked', () => {
  expect(DOCUMENTS.reduce((sum, document) => sum + namedIn(document).size, 0)).toBeGreaterThan(150);
});
