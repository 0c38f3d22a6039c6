import { createHash } from 'node:crypto';
import { appendFile, readdir, readFile } from 'node:fs/promises';
import { findLateMigrations } from '#db/migrations/order.ts';

const FOLDER = new URL('../../../db/migrations/', import.meta.url);
/** A line for each migration that has landed, in landing order, in the format of `sha256sum`. */
const LANDED = new URL('landed.sha256', FOLDER);

/** File names of migrations with the SHA-256 of each file. */
export type Hashes = ReadonlyMap<string, string>;

/** The migrations that have landed, in landing order, as they were then. */
export async function readLandedHashes(): Promise<Hashes> {
  const lines = (await readFile(LANDED, 'utf8')).split('\n').filter((line) => line !== '');
  return new Map(
    lines.map((line) => {
      const [hash = '', file = ''] = line.split('  ');
      return [file, hash];
    }),
  );
}

/** The migrations as they are now, in the order of their names. */
export async function hashMigrations(): Promise<Hashes> {
  const files = (await readdir(FOLDER)).filter((file) => /^\d{4}-.*\.ts$/.test(file)).toSorted();
  return new Map(
    await Promise.all(
      files.map(async (file) => {
        const content = await readFile(new URL(file, FOLDER));
        return [file, createHash('sha256').update(content).digest('hex')] as const;
      }),
    ),
  );
}

/** Adds a line for each migration that has none. */
export async function recordLanded(): Promise<void> {
  const landed = await readLandedHashes();
  const added = [...(await hashMigrations())].filter(([file]) => !landed.has(file));
  await appendFile(LANDED, added.map(([file, hash]) => `${hash}  ${file}\n`).join(''));
}

/**
 * Compares migrations with what has landed.
 *
 * @param landed in landing order
 * @param files as they are now
 * @returns a line for each deviation, which says what to do; none where there is none
 */
export function findThawed(landed: Hashes, files: Hashes): string[] {
  const order = [...landed.keys()];
  const changed = [...landed]
    .filter(([file, hash]) => files.get(file) !== hash)
    .map(([file]) =>
      files.has(file)
        ? `${file} has landed and was changed: restore it and make the change in a new migration. If it is not on main yet, ` +
          'delete its line from db/migrations/landed.sha256 and run `npm run record:migrations`'
        : `${file} has landed and is missing: restore it`,
    );
  const added = [...files.keys()]
    .filter((file) => !landed.has(file))
    .map((file) => {
      const later = order.filter((other) => other > file);
      return later.length > 0
        ? `${file} comes before ${later.join(', ')}, which has landed: give it a later number`
        : `${file} has no hash: when it is ready to land, run \`npm run record:migrations\``;
    });
  return [...changed, ...added, ...findInsertions(order)];
}

/** Migrations recorded after ones with a later number, except those that landed so before this rule existed. */
function findInsertions(order: readonly string[]): string[] {
  const names = order.map((file) => file.replace(/\.ts$/, ''));
  return names.flatMap((name, index) => {
    try {
      findLateMigrations(names.slice(0, index + 1), names.slice(0, index));
      return [];
    } catch (error) {
      return [`${name}: ${error instanceof Error ? error.message : String(error)}`];
    }
  });
}
