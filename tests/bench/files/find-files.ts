import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** The files below a directory, by their names. */
export async function findFiles(directory: string): Promise<ReadonlyMap<string, string>> {
  const paths = await readdir(directory, { recursive: true });
  return new Map(paths.map((path) => [basename(path), join(directory, path)] as const));
}
