import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { z } from 'zod';

/** Writes a file that its owner alone may read, so that a crash leaves the old content or the new one, never half. */
export function writeFileWhole(file: string, content: string): void {
  const draft = `${file}.${randomUUID()}`;
  const descriptor = openSync(draft, 'wx', 0o600);
  try {
    writeFileSync(descriptor, content);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(draft, file);
}

/**
 * Reads a JSON file, which is created on first use. For secrets and keys: only the owner may read the file.
 *
 * @throws Error that names the file if its content does not match the schema
 */
export async function ensureFile<Value>(
  file: string,
  schema: z.ZodType<Value>,
  make: () => Value | Promise<Value>,
): Promise<Value> {
  const text = readIfThere(file);
  if (text === undefined) {
    const made = await make();
    writeFileWhole(file, JSON.stringify(made, undefined, 2));
    return made;
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    throw new Error(`${file} is damaged: restore it from a backup, or delete it to start afresh`, { cause: error });
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
