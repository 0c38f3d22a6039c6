import { afterAll } from 'vitest';
import { createTestDatabase, type TestDatabase } from './database.ts';

/** A database of the test file's own, which is dropped after its last test. */
export async function openDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  afterAll(() => database.drop());
  return database;
}
