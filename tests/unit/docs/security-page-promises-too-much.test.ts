import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '#api/plugins/limits.ts';

const page = readFileSync(new URL('../../../docs/security.md', import.meta.url), 'utf8');
const FOLDERS = 'unit|db|workflow|replay|api|stack|ui|chaos';

test('every test that docs/security.md names is there', () => {
  const named = [...page.matchAll(new RegExp(`\`((?:${FOLDERS})/[\\w./-]+)\``, 'g'))].map(([, path = '']) => path);
  expect(named.length).toBeGreaterThan(40);
  for (const path of new Set(named)) {
    const found = ['', '.ts', '.test.ts'].some((ending) =>
      ['../../', '../../../'].some((root) => existsSync(new URL(`${root}${path}${ending}`, import.meta.url))),
    );
    expect(found, path).toBe(true);
  }
});

test('the limits it names are those that are enforced', () => {
  for (const limit of Object.values(DEFAULT_LIMITS)) expect(page).toContain(`${limit.toLocaleString('en')} a minute`);
});

test('a requirement of ASVS has a state that is one of those explained', () => {
  const rows = page.split('\n').filter((line) => /^\| \d+\.\d/.test(line));
  expect(rows.length).toBeGreaterThan(90);
  for (const row of rows) expect(row.split('|')[3]?.trim(), row).toMatch(/^(met|partly|deployment|not met)/);
});
