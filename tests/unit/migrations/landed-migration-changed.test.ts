import { describe, expect, test } from 'vitest';
import { migrationProvider } from '#db/migrations/index.ts';
import { findThawed, hashMigrations, readLandedHashes, recordLanded } from '../../db/migrations/landed-hashes.ts';

test('migrations are as they landed, and a new one comes after them', async () => {
  if (process.env['HEARKEN_RECORD_MIGRATIONS']) await recordLanded();
  expect(findThawed(await readLandedHashes(), await hashMigrations())).toEqual([]);
});

test('exactly the files of migrations are carried out', async () => {
  const names = [...(await hashMigrations()).keys()].map((file) => file.replace(/\.ts$/, ''));
  expect(Object.keys(await migrationProvider.getMigrations()).toSorted()).toEqual(names);
});

describe('a migration that has landed', () => {
  const landed = new Map([
    ['0001-a.ts', 'a'],
    ['0003-c.ts', 'c'],
  ]);
  const thawed = (change: Record<string, string | undefined>, order = landed) => {
    const files = Object.entries({ ...Object.fromEntries(order), ...change });
    return findThawed(order, new Map(files.flatMap(([file, hash]) => (hash === undefined ? [] : [[file, hash]]))));
  };

  test('is as it was', () => {
    expect(thawed({})).toEqual([]);
  });

  test('is not changed', () => {
    expect(thawed({ '0001-a.ts': 'b' })).toEqual([
      expect.stringMatching(
        /^0001-a\.ts has landed and was changed: restore it and make the change in a new migration/,
      ),
    ]);
  });

  test('is not deleted', () => {
    expect(thawed({ '0001-a.ts': undefined })).toEqual(['0001-a.ts has landed and is missing: restore it']);
  });

  test('has none inserted before it', () => {
    expect(thawed({ '0002-b.ts': 'b' })).toEqual([
      '0002-b.ts comes before 0003-c.ts, which has landed: give it a later number',
    ]);
  });

  test('has none inserted before it and recorded, either', () => {
    expect(thawed({}, new Map([...landed, ['0002-b.ts', 'b']]))).toEqual([
      expect.stringMatching(/^0002-b: migration 0002-b was added before 0003-c, .*give it a later number$/),
    ]);
  });

  test('is followed by one that is recorded as it lands', () => {
    expect(thawed({ '0004-d.ts': 'd' })).toEqual([
      '0004-d.ts has no hash: when it is ready to land, run `npm run record:migrations`',
    ]);
    expect(thawed({}, new Map([...landed, ['0004-d.ts', 'd']]))).toEqual([]);
  });
});
